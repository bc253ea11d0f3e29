"""Finds the saddles that a descent has to get away from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.place import FLAT, LEVEL

MOST_STEPS = 60
ARRIVED = 1e-12  # a slope that no step makes any smaller
SHORT = 1e-7  # a step after which it is there, where the surface is flat around it
SAME = 1e-4  # share of the domain: nearer are no two saddles
# Where to look from wherever slopes only touch 0, as shares of the domain along each axis.
SHARES = (0.03, 0.19, 0.36, 0.52, 0.68, 0.83, 0.97)
# Where slopes go through 0 it is looked from each of so many cells along each axis, as long as
# those are not more than so many: a surface that is bent still finer is not told any better.
CELLS, MOST_CELLS = 144, 10_000
# Around a level place, so far out (share of the domain) in so many directions.
AROUND, N_DIRECTIONS = 1e-2, 32
# What is higher or lower by less, as a share of the whole difference around it, is level.
HARDLY = 1e-6


class Bent(Protocol):
    """A surface whose slopes and bends are known."""

    n_dims: int
    domain: tuple[tuple[float, float], ...]

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., n_dims)."""

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return the slopes, shape (..., n_dims), at points ``x`` of that shape."""

    def hessian(self, x: ArrayLike) -> np.ndarray:
        """Return the bends, shape (..., n_dims, n_dims), at points ``x``, shape (..., n_dims)."""


# Remembered: every panel that tells of a saddle asks for the same ones.
@lru_cache(maxsize=64)
def saddles_within(surface: Bent) -> tuple[tuple[float, ...], ...]:
    """Return the saddles of the domain, each of shape (n_dims,).

    Level places lie where both slopes change their sign within a cell of a fine grid; those where
    a slope only touches 0 are looked for from afar.
    """
    if surface.n_dims < 2:
        return ()
    low, high = np.transpose(surface.domain)
    shares = np.array(list(product(SHARES, repeat=surface.n_dims)))
    starts = np.concatenate([low + shares * (high - low), _crossed_cells(surface)])
    return tuple(tuple(place.tolist()) for place in find_saddles(surface, starts))


def find_saddles(surface: Bent, starts: Iterable[ArrayLike]) -> list[np.ndarray]:
    """Return every saddle that Newton's method comes to within the domain.

    Parameters
    ----------
    surface : Bent
    starts : iterable of array-like, shape (n_dims,)
        Where to begin.

    Returns
    -------
    list of array, shape (n_dims,) each
        In the order of the starts, each once: level places that bend downward somewhere, or like
        the monkey saddle, of which the bends say nothing, with higher and lower places around;
        no maximum, and no ring of lowest places.
    """
    if surface.n_dims < 2:
        return []
    places = _level_places(surface, np.array([*starts], np.float64))
    places = places[np.isfinite(places).all(axis=1)]
    # The same place again, but for rounding.
    rough = (places / (SAME * np.ptp(surface.domain, axis=1))).round()
    different = np.unique(rough, axis=0, return_index=True)[1]
    places = places[np.sort(different)]
    return list(places[_are_saddles(surface, places)])


def _crossed_cells(surface: Bent) -> np.ndarray:
    """Return the middles of the cells in which both slopes are 0 somewhere, shape (n_cells, 2)."""
    edges = [np.linspace(*ends, CELLS + 1) for ends in surface.domain]
    slopes = surface.gradient(np.stack(np.meshgrid(*edges, indexing="ij"), axis=-1))
    corners = [slopes[:-1, :-1], slopes[1:, :-1], slopes[:-1, 1:], slopes[1:, 1:]]
    # Comparisons with nan are false: what has no slope is not crossed.
    crossed = (np.minimum.reduce(corners) <= 0) & (np.maximum.reduce(corners) >= 0)
    found = np.argwhere(crossed.all(axis=-1))
    found = found[:: -(-len(found) // MOST_CELLS) or 1]
    middles = [(each[:-1] + each[1:]) / 2 for each in edges]
    return np.column_stack([middle[found[:, axis]] for axis, middle in enumerate(middles)])


def _level_places(surface: Bent, places: np.ndarray) -> np.ndarray:
    """Go to where the slope is 0 by steps to where it would be, were the bends the same there.

    Parameters
    ----------
    surface : Bent
    places : array, shape (n_places, n_dims)
        Where to begin.

    Returns
    -------
    array, shape (n_places, n_dims)
        Nan where there is none within the domain.
    """
    low, high = np.transpose(surface.domain)
    on_the_way = np.arange(len(places))
    for _ in range(MOST_STEPS):
        slopes, bends = surface.gradient(places[on_the_way]), surface.hessian(places[on_the_way])
        known = np.isfinite(slopes).all(axis=1) & np.isfinite(bends).all(axis=(1, 2))
        places[on_the_way[~known]] = np.nan
        sloping = known & (np.abs(slopes).max(axis=1) >= ARRIVED)
        on_the_way, slopes, bends = on_the_way[sloping], slopes[sloping], bends[sloping]
        with np.errstate(all="ignore"):
            steps = -(np.linalg.pinv(bends) @ slopes[:, :, np.newaxis])[..., 0]
            places[on_the_way] += steps
        on_the_way = on_the_way[np.abs(steps).max(axis=1) >= SHORT]
        if not len(on_the_way):
            break
    places[on_the_way] = np.nan
    inside = ((low <= places) & (places <= high)).all(axis=1)
    # Plus 0.0: nobody means -0.
    return np.where(inside[:, np.newaxis], places, np.nan) + 0.0


def _are_saddles(surface: Bent, places: np.ndarray) -> np.ndarray:
    """Tell which of these places, shape (n_places, 2), are saddles, shape (n_places,)."""
    # Where it bends nowhere, no step leads to a level place.
    level = np.hypot.reduce(surface.gradient(places), axis=1) < LEVEL
    bends = surface.hessian(places)
    known = np.isfinite(bends).all(axis=(1, 2))
    curvatures = np.linalg.eigvalsh(np.where(known[:, np.newaxis, np.newaxis], bends, 0))
    saddles = (curvatures[:, 0] <= -FLAT) & (curvatures[:, -1] >= FLAT)
    # Of these the bends say nothing.
    flat = np.flatnonzero((np.abs(curvatures) < FLAT).any(axis=1))
    angles = np.linspace(0, 2 * np.pi, N_DIRECTIONS, endpoint=False)
    ways = np.column_stack([np.cos(angles), np.sin(angles)])
    around = places[flat, np.newaxis] + AROUND * np.ptp(surface.domain, axis=1) * ways
    rises = surface.value(around) - surface.value(places[flat])[:, np.newaxis]
    highest, lowest = rises.max(axis=1), rises.min(axis=1)
    saddles[flat] = np.minimum(highest, -lowest) > HARDLY * (highest - lowest)
    return saddles & level
