"""The heights at which a map of a surface has its lines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from visualizer.core.outer_fences import outer_fences

# Where half of the map lies lower than this share of all heights, even steps would say nothing.
LOPSIDED = 0.2
LOW_SHARE = 0.01
# Where heights are so far apart that no float holds the difference: a power of 2, so exact.
SMALLER = 0.25


def contour_levels(heights: np.ndarray, n_levels: int) -> np.ndarray:
    """Choose heights for lines that say something everywhere.

    In even steps, as on any map; where most of the surface is low and only its edge is very
    high, as in Rosenbrock's valley, every step is so many times as high as the one before.
    What reaches far up and far down, as at poles, has no lines there.

    Parameters
    ----------
    heights : array of any shape
        What is not finite has no line.
    n_levels : int
        1 or more.

    Returns
    -------
    array, shape (n_levels,)
        Between the lowest and the highest, rising; all the same where it is level. Empty where
        nothing is finite.
    """
    finite = heights[np.isfinite(heights)]
    if not len(finite):
        return finite
    lowest, highest = finite.min(), finite.max()
    if _too_far_apart(lowest, highest):
        return contour_levels(heights * SMALLER, n_levels) / SMALLER
    lower, upper = outer_fences(finite)
    if lowest < lower and upper < highest:
        return np.linspace(lower, upper, n_levels)
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
        0 for the lowest, 1 on the first line, ``n_levels + 1`` for the highest; nan where the
        height is not finite, and 0 where all is level.
    """
    finite = heights[np.isfinite(heights)]
    if not len(finite):
        return np.full(heights.shape, np.nan)
    lowest, highest = finite.min(), finite.max()
    if _too_far_apart(lowest, highest):
        return relief(heights * SMALLER, levels * SMALLER)
    counted = np.zeros(heights.shape)
    if lowest < highest:
        edges = np.array([lowest, *levels, highest])
        counted = np.interp(heights, edges, np.arange(len(edges)))
    return np.where(np.isfinite(heights), counted, np.nan)


def edge_crossings(ground: np.ndarray, n_levels: int) -> dict[int, tuple[float, float]]:
    """Return where contour lines reach the edge of a map: along its top, then down its right.

    Parameters
    ----------
    ground : array, shape (n_columns, n_rows)
        As `relief` counts it; the last row is the top.
    n_levels : int

    Returns
    -------
    dict of int to tuple of two float
        Of each line that gets there, by its number, the column and row of the first place.
    """
    columns, rows = ground.shape[0] - 1, ground.shape[1] - 1
    walk = [(column, rows) for column in range(columns + 1)]
    walk += [(columns, row) for row in range(rows - 1, -1, -1)]
    found: dict[int, tuple[float, float]] = {}
    for here, there in pairwise(walk):
        height, next_height = ground[here], ground[there]
        for number in range(1, n_levels + 1):
            if number not in found and (height - number) * (next_height - number) < 0:
                share = (number - height) / (next_height - height)
                column, row = (a + share * (b - a) for a, b in zip(here, there, strict=True))
                found[number] = float(column), float(row)
    return found


def _too_far_apart(lowest: float, highest: float) -> bool:
    with np.errstate(over="ignore"):
        return bool(np.isinf(highest - lowest))
