"""Finds the saddle that a descent has to get away from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.place import PlaceKind, place_of

MOST_STEPS = 60
LEVEL = 1e-12  # the slope of a level place, but for rounding
SHORT = 1e-7  # a step after which it is there, where the surface is flat around it


class Bent(Protocol):
    """A surface whose slopes and bends are known."""

    n_dims: int
    domain: tuple[tuple[float, float], ...]

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return the slopes, shape (..., n_dims), at points ``x`` of that shape."""

    def hessian(self, x: ArrayLike) -> np.ndarray:
        """Return the bends, shape (..., n_dims, n_dims), at points ``x``, shape (..., n_dims)."""


def find_saddle(surface: Bent, starts: Iterable[ArrayLike]) -> np.ndarray | None:
    """Return the first saddle that Newton's method comes to within the domain.

    Parameters
    ----------
    surface : Bent
    starts : iterable of array-like, shape (n_dims,)
        Where to begin, one after the other.

    Returns
    -------
    array or None, shape (n_dims,)
        A level place that bends downward somewhere, or one like the monkey saddle, of which the
        bends say nothing while around it, it does; no maximum.
    """
    if surface.n_dims < 2:
        return None
    for start in starts:
        point = _level_place(surface, np.array(start, np.float64))
        if point is not None and _is_saddle(surface, point):
            return point
    return None


def _level_place(surface: Bent, point: np.ndarray) -> np.ndarray | None:
    """Go to where the slope is 0 by steps to where it would be, were the bends the same there."""
    low, high = np.transpose(surface.domain)
    for _ in range(MOST_STEPS):
        slope, bends = surface.gradient(point), surface.hessian(point)
        if not (np.isfinite(slope).all() and np.isfinite(bends).all()):
            return None
        if np.abs(slope).max() < LEVEL:
            break
        with np.errstate(all="ignore"):
            step = -np.linalg.pinv(bends) @ slope
        point = point + step
        if np.abs(step).max() < SHORT:
            break
    else:
        return None
    inside = (low <= point).all() and (point <= high).all()
    # Plus 0.0: nobody means -0.
    return point + 0.0 if inside else None


def _is_saddle(surface: Bent, point: np.ndarray) -> bool:
    kind = place_of(surface.gradient(point), surface.hessian(point)).kind
    if kind is not PlaceKind.DEGENERATE:
        return kind is PlaceKind.SADDLE
    # Around a saddle of any kind there are places that bend downward.
    reach = 1e-2 * np.ptp(surface.domain, axis=1)
    ways = np.array([[1, 0], [-1, 0], [0, 1], [0, -1]]) * reach
    lowest = np.linalg.eigvalsh(surface.hessian(point + ways))[:, 0]
    highest = np.linalg.eigvalsh(surface.hessian(point + ways))[:, -1]
    return bool((lowest < 0).any() and (highest > 0).all())
