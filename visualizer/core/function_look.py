"""A look at a function on a grid of points: where it is finite, its pits, peaks and zeros."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import product

import numpy as np

from visualizer.core.outer_fences import outer_fences
from visualizer.core.surface import Domain

Value = Callable[[np.ndarray], np.ndarray]

# Points on each side of the middle, by number of axes.
_N_POINTS = {1: 120, 2: 30}
# With more pits and peaks than this share of the points, the points are too far apart.
_CROWDED = {1: 0.2, 2: 0.05}
# A pit is one if so many ever closer looks find it, of so many at most.
_N_ZOOMS, _N_LOOKS = 10, 60
_MAX_MARKS = 32


class FunctionLook:
    """The heights of a function on a grid.

    Parameters
    ----------
    value : callable
        Takes points, array of shape (..., n_dims), gives heights of shape (...), which may
        be inf or nan.
    domain : tuple of (float, float)
        From - to, one pair an axis. One axis or two.

    Attributes
    ----------
    finite_share : float
        How much of the grid has finite heights, 0 to 1.
    crowded : bool
        The grid is too coarse for the function.
    """

    @np.errstate(all="ignore")
    def __init__(self, value: Value, domain: Domain) -> None:
        self.domain = domain
        self._value, self._n_dims = value, len(domain)
        n_points = _N_POINTS[self._n_dims]
        low, high = np.array(domain).T
        self._spacing = (high - low) / (2 * n_points)
        # Counted from the middle, which is met exactly.
        counts = np.stack(
            np.meshgrid(*[np.arange(-n_points, n_points + 1)] * self._n_dims, indexing="ij"), -1
        )
        self._points = (low + high) / 2 + counts * self._spacing
        self._inner = self._points[(slice(1, -1),) * self._n_dims]
        self._heights = value(self._points)
        self._finite = np.isfinite(self._heights)
        self._pits, self._peaks = _pits(self._heights), _pits(-self._heights)
        self.finite_share = float(self._finite.mean())
        n_extremes = np.count_nonzero(self._pits) + np.count_nonzero(self._peaks)
        self.crowded = bool(n_extremes > _CROWDED[self._n_dims] * self._pits.size)

    def marks(self) -> np.ndarray:
        """Return minima, maxima and, of one axis, zeros; shape (n_marks, n_dims)."""
        zeros = self._zeros() if self._n_dims == 1 else np.empty((0, self._n_dims))
        return np.concatenate([self.minima, self.maxima, zeros])

    @cached_property
    def minima(self) -> np.ndarray:
        """Places that are lower than all around them, shape (n_places, n_dims)."""
        return self._settled(self._inner[self._pits], 1.0)

    @cached_property
    def maxima(self) -> np.ndarray:
        """Places that are higher than all around them, shape (n_places, n_dims)."""
        return self._settled(self._inner[self._peaks], -1.0)

    def finite_part(self) -> Domain:
        """Return the domain without what is nowhere finite, one spacing wider."""
        part = []
        for axis, (low, high) in enumerate(self.domain):
            others = tuple(other for other in range(self._n_dims) if other != axis)
            places = np.flatnonzero(self._finite.any(axis=others))
            if len(places):
                step, last = float(self._spacing[axis]), self._finite.shape[axis] - 1
                low += step * max(int(places[0]) - 1, 0)
                high -= step * max(last - int(places[-1]) - 1, 0)
            part.append((low, high))
        return tuple(part)

    @np.errstate(all="ignore")
    def height_range(self) -> tuple[float, float]:
        """Return from - to, two finite numbers: pits and peaks included, poles cut off."""
        heights = self._heights[self._finite]
        if not len(heights):
            return (0.0, 1.0)
        lower, upper = outer_fences(heights)
        low = min(max(heights.min(), lower), *self._value(self.minima), np.inf)
        high = max(min(heights.max(), upper), *self._value(self.maxima), -np.inf)
        if not low < high:
            room = max(1.0, abs(low) / 10)
            low, high = low - room, high + room
        # So that high - low is finite as well.
        most = float(np.finfo(float).max) / 4
        return max(float(low), -most), min(float(high), most)

    @np.errstate(all="ignore")
    def _settled(self, points: np.ndarray, sign: float) -> np.ndarray:
        """Return the pits (sign 1) or peaks (-1) of the function near those of the grid.

        Of a point and its neighbours the lowest is taken, and once that is the point itself
        the neighbours move closer. Around a pole the heights differ more then, around
        anything else less; and a place in a valley only moves along.
        """
        far = np.abs(points).max(axis=-1)
        # All that are equally far, so that the rest of a pattern is as even as the whole.
        points = points[far <= 1.01 * np.sort(far)[:_MAX_MARKS].max(initial=0)]
        # The point itself comes first.
        offsets = np.array(list(product((0, -1, 1), repeat=self._n_dims)))
        reach = np.tile(self._spacing / 2, (len(points), 1))
        n_zooms = np.zeros(len(points), int)
        first = depth = np.zeros(len(points))
        for look in range(_N_LOOKS):
            around = points[:, None] + offsets * reach[:, None]
            heights = sign * self._value(around)
            heights[~np.isfinite(heights)] = np.inf
            lowest = heights.argmin(axis=1)
            depth = np.where(np.isfinite(heights), heights, -np.inf).max(axis=1) - heights.min(
                axis=1
            )
            first = first if look else depth
            points = around[np.arange(len(points)), lowest]
            n_zooms += lowest == 0
            reach[lowest == 0] /= 2
            if (n_zooms >= _N_ZOOMS).all():
                break
        return points[(n_zooms >= _N_ZOOMS) & (depth <= first)]

    @np.errstate(all="ignore")
    def _zeros(self) -> np.ndarray:
        sides = self._heights >= 0
        change = (sides[1:] != sides[:-1]) & self._finite[1:] & self._finite[:-1]
        before = np.flatnonzero(change)[:_MAX_MARKS]
        a, b = self._heights[before], self._heights[before + 1]
        zeros = self._points[before] + self._spacing * (a / (a - b))[:, None]
        # At a pole the sign changes, too, but there is no way through 0.
        return zeros[np.abs(self._value(zeros)) <= np.minimum(np.abs(a), np.abs(b))]


def _pits(heights: np.ndarray) -> np.ndarray:
    """Return which inner points of a grid are lower than all their neighbours."""
    n_dims = heights.ndim
    inner = heights[(slice(1, -1),) * n_dims]
    # What differs in the last digits only does not differ.
    clearly = inner + 1e-12 * np.abs(inner)
    lower = np.isfinite(inner)
    for shift in product((-1, 0, 1), repeat=n_dims):
        if any(shift):
            lower &= clearly < heights[tuple(slice(1 + s, s - 1 or None) for s in shift)]
    return lower
