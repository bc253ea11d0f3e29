"""The heights at which a map of a surface has its lines."""

from __future__ import annotations

import numpy as np

# Where half of the map lies lower than this share of all heights, even steps would say nothing.
LOPSIDED = 0.2
LOW_SHARE = 0.01


def contour_levels(heights: np.ndarray, n_levels: int) -> np.ndarray:
    """Choose heights for lines that say something everywhere.

    In even steps, as on any map; where most of the surface is low and only its edge is very
    high, as in Rosenbrock's valley, every step is so many times as high as the one before.

    Parameters
    ----------
    heights : array of any shape
        What is not finite has no line.
    n_levels : int
        1 or more.

    Returns
    -------
    array, shape (n_levels,)
        Between the lowest and the highest, rising.
    """
    finite = heights[np.isfinite(heights)]
    lowest, highest = finite.min(), finite.max()
    above = highest - lowest
    low, middle = np.quantile(finite, (LOW_SHARE, 0.5)) - lowest
    if middle < LOPSIDED * above and low > 0:
        return lowest + np.geomspace(low, above, n_levels + 1)[:-1]
    return lowest + np.linspace(0, above, n_levels + 2)[1:-1]


def relief(heights: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Return how high each place is, counted in contour lines.

    Parameters
    ----------
    heights : array, shape (...)
    levels : array, shape (n_levels,)
        As `contour_levels` chooses them.

    Returns
    -------
    array, shape (...)
        0 for the lowest, 1 on the first line, ``n_levels + 1`` for the highest.
    """
    finite = heights[np.isfinite(heights)]
    edges = np.array([finite.min(), *levels, finite.max()])
    return np.interp(heights, edges, np.arange(len(edges)))
