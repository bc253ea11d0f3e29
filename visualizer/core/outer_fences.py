"""What lies so far from the rest that a picture of the rest leaves it out."""

from __future__ import annotations

import numpy as np

# Beyond the middle half of the values: Tukey, Exploratory Data Analysis, 1977.
_FENCE = 3.0


def outer_fences(values: np.ndarray) -> tuple[float, float]:
    """Return from - to; what lies beyond is far out. All of it is in where half of it is level.

    Parameters
    ----------
    values : array of float, shape (n_values,)
        Finite, at least one.
    """
    lower, upper = np.quantile(values, (0.25, 0.75))
    room = _FENCE * (upper - lower) or np.inf
    return float(lower - room), float(upper + room)
