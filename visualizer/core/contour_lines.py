"""The lines of a map, drawn dot by dot: smooth at any size, however steep the surface is."""

from __future__ import annotations

import numpy as np

LINE_DOTS = 1.0  # how wide a line is
LEAST_GAP = 3.0  # dots between two lines; where they would be nearer they fade


def contour_lines(counted: np.ndarray, n_levels: int) -> np.ndarray:
    """Return how much of each dot lies under a line.

    The distance to the nearest line is how far the height is from it, divided by how steep the
    surface is there.

    Parameters
    ----------
    counted : array, shape (n_rows, n_columns)
        How high each dot is, counted in lines; nan where there is no surface. At least two rows
        and two columns.
    n_levels : int
        The lines are at the whole numbers from 1 to this.

    Returns
    -------
    array of float32, shape (n_rows, n_columns)
        0 to 1.
    """
    heights = counted.astype(np.float32)
    down, right = np.gradient(heights)
    steepness = np.hypot(down, right)
    nearest = np.clip(np.rint(heights), 1, n_levels)
    with np.errstate(all="ignore"):
        distances = np.abs(heights - nearest) / steepness
        shares = np.clip((LINE_DOTS + 1) / 2 - distances, 0, 1)
        shares *= np.minimum(1, 1 / (LEAST_GAP * steepness))
    # Where it is level the distance is 0 / 0, and there is no line; nor is there beside a hole.
    return np.nan_to_num(shares, copy=False, nan=0.0)
