"""How high each place of a surface stands in a picture: evenly, or so that valleys can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.contour_levels import contour_levels, relief
from visualizer.core.round_places import round_places

N_LEVELS = 16
MESH_POINTS = 121  # each way: the lines are chosen by these heights
EVEN = 1e-6  # steps that differ by less are of one height


class Drawn(Protocol):
    """What a scale asks of its surface."""

    @property
    def domain(self) -> tuple[tuple[float, float], ...]:
        """Drawn from - to, one pair a coordinate."""

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., n_dims)."""


@dataclass(frozen=True, eq=False)
class HeightScale:
    """From one contour line to the next it is always as far up.

    Attributes
    ----------
    lowest, highest : float
        In the part of the surface that is drawn.
    levels : array, shape (n_levels,)
        Heights of the contour lines, rising.
    """

    lowest: float
    highest: float
    levels: np.ndarray

    @classmethod
    def of(cls, surface: Drawn) -> HeightScale | None:
        """Return the scale of a surface of two coordinates; None where it has no height at all."""
        heights = surface.value(drawn_mesh(surface.domain, MESH_POINTS))
        finite = heights[np.isfinite(heights)]
        if not len(finite):
            return None
        levels = contour_levels(heights, N_LEVELS)
        return cls(float(finite.min()), float(finite.max()), levels)

    @property
    def logarithmic(self) -> bool:
        """Whether each line is so many times, and not so much, higher than the one below."""
        steps = np.diff(self.levels)
        return bool(np.ptp(steps) > EVEN * (self.highest - self.lowest))

    @property
    def ratio(self) -> float:
        """How many times as high over the lowest place each line of a logarithmic scale is."""
        above = self.levels - self.lowest
        return float(above[1] / above[0])

    def places(self, heights: np.ndarray) -> np.ndarray:
        """Return where heights stand, both of shape (...).

        From 0 for the lowest to 1 for the highest; what is beyond stands at the end, nan is nan.
        """
        if not self.lowest < self.highest:
            return np.where(np.isnan(heights), np.nan, 0.0)
        bounds = np.array([self.lowest, self.highest])
        # Also where the lowest of the finer mesh that is drawn lies a little lower.
        inside = np.clip(heights, *bounds)
        lines = relief(np.concatenate([inside.ravel(), bounds]), self.levels)
        places: np.ndarray = lines[:-2].reshape(np.shape(heights)) / (len(self.levels) + 1)
        return places

    def numbers(self, most: int) -> list[float]:
        """Return at most ``most`` round heights to write beside the picture, rising."""
        if not self.logarithmic:
            return round_places(self.lowest, self.highest, most).tolist()
        low, high = np.log10([self.levels[0] - self.lowest, self.highest - self.lowest])
        decades = np.arange(np.ceil(low), np.floor(high) + 1)
        every = max(1, -(-len(decades) // max(1, most - 1)))
        return [self.lowest, *(self.lowest + 10.0 ** decades[::every]).tolist()]


def drawn_mesh(domain: tuple[tuple[float, float], ...], n_points: int) -> np.ndarray:
    """Return points all over a part of the plane, shape (n_points, n_points, 2), x by x."""
    axes = [np.linspace(low, high, n_points) for low, high in domain]
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
