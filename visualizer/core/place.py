"""What kind of place a point of a surface is, said truthfully."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

# For surfaces whose coordinates and heights are a few units, as those drawn here.
LEVEL = 1e-3  # a slope below this is none: a millimetre in a metre
FLAT = 1e-3  # a curvature below this is none
PLATEAU_SLOPE, PLATEAU_BEND = 0.05, 0.1  # hardly any slope, and hardly any bend to change that
EXACT = 1e-9  # a slope that is 0 but for rounding


class PlaceKind(StrEnum):
    """The words for a place."""

    SLOPE = "slope"
    PLATEAU = "plateau"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"
    DEGENERATE = "degenerate"
    NO_SLOPE = "no slope"


@dataclass(frozen=True)
class Place:
    """Slope and curvatures at a point, and what they make it.

    A small slope alone says nothing: saddles, ridges and plateaus have one, too. What is level
    is a minimum only where the surface bends upward in every direction.

    Attributes
    ----------
    gradient_norm : float
        How steep it is.
    curvatures : tuple of float
        Eigenvalues of the Hessian, the smallest first: how the surface bends in the directions
        in which it bends least and most; above 0 upward.
    directions : tuple of tuple of float
        Unit vectors, one a curvature: where it bends so; its largest coordinate is positive.
    falling_slope : float or None
        How steep it is along the directions that bend downward; None where none does. On the
        straight ridge that leads to a saddle it is 0: nothing pushes a ball off to either side,
        so it stays there for ever, whatever the rule.
    """

    gradient_norm: float
    curvatures: tuple[float, ...]
    directions: tuple[tuple[float, ...], ...]
    falling_slope: float | None

    @property
    def kind(self) -> PlaceKind:
        """What the place is.

        Steeper than `LEVEL` is a slope; one that is below `PLATEAU_SLOPE` and nowhere bends by
        `PLATEAU_BEND` is a plateau. Level is a minimum where every curvature is above `FLAT`, a
        maximum where every one is below its negative, a saddle where one is above and the other
        below. Where a curvature is about 0, or nan, the second derivatives decide nothing:
        degenerate. Where the slope is nan, as at some kinks, there is none.
        """
        if math.isnan(self.gradient_norm):
            return PlaceKind.NO_SLOPE
        lowest, highest = self.curvatures[0], self.curvatures[-1]
        hardly_bends = max(abs(lowest), abs(highest)) < PLATEAU_BEND
        if hardly_bends and EXACT < self.gradient_norm < PLATEAU_SLOPE:
            return PlaceKind.PLATEAU
        if self.gradient_norm >= LEVEL:
            return PlaceKind.SLOPE
        # Not turned around: nor do bends that are no numbers.
        if not min(map(abs, self.curvatures)) >= FLAT:
            return PlaceKind.DEGENERATE
        if lowest > 0:
            return PlaceKind.MINIMUM
        return PlaceKind.MAXIMUM if highest < 0 else PlaceKind.SADDLE

    @property
    def way_down(self) -> tuple[float, ...] | None:
        """The direction that bends downward most, shape (n_dims,); None where none does."""
        return self.directions[0] if self.curvatures[0] < -FLAT else None

    @property
    def on_ridge(self) -> bool:
        """Whether it bends downward to both sides and yet does not slope to either."""
        return self.falling_slope is not None and self.falling_slope < EXACT


def place_of(gradient: ArrayLike, hessian: ArrayLike) -> Place:
    """Look at a point of a surface.

    Parameters
    ----------
    gradient : array-like, shape (n_dims,)
    hessian : array-like, shape (n_dims, n_dims)
        Symmetric. Where a number is not finite, curvatures are nan: nobody knows.
    """
    slopes, bends = np.asarray(gradient, np.float64), np.asarray(hessian, np.float64)
    norm = float(np.hypot.reduce(slopes))
    if not np.isfinite(bends).all():
        unknown = (np.nan,) * len(slopes)
        return Place(norm, unknown, (unknown,) * len(slopes), None)
    curvatures, directions = np.linalg.eigh(bends)
    falling = directions[:, curvatures < -FLAT]
    falling_slope = float(np.hypot.reduce(slopes @ falling)) if falling.size else None
    return Place(norm, tuple(curvatures.tolist()), _oriented(directions), falling_slope)


def _oriented(directions: np.ndarray) -> tuple[tuple[float, ...], ...]:
    """Return the columns as tuples, each turned around if that makes its largest part positive."""
    largest = np.take_along_axis(directions, np.abs(directions).argmax(axis=0)[np.newaxis], 0)
    # Plus 0.0: nobody means -0.
    turned = directions * np.sign(largest) + 0.0
    return tuple(tuple(column) for column in turned.T.tolist())
