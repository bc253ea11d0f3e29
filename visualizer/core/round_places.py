"""Round numbers along an axis."""

from __future__ import annotations

import math

import numpy as np

STEPS = (1.0, 2.0, 5.0, 10.0)


def round_places(low: float, high: float, most: int) -> np.ndarray:
    """Choose round numbers to write along an axis.

    Parameters
    ----------
    low, high : float
        Ends of the axis, finite; they may be one.
    most : int
        At most so many numbers, 2 or more.

    Returns
    -------
    array, shape (n_places,)
        Multiples of 1, 2 or 5 times a power of ten, from ``low`` to ``high``, rising.
    """
    if not low < high:
        return np.array([low])
    least = (high - low) / (most - 1)
    power = 10.0 ** math.floor(math.log10(least))
    # The last one always will do: it is 10 times the power that the least begins with.
    step = next(power * step for step in STEPS if power * step >= least or step == STEPS[-1])
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    # Not a sum of steps, which makes 0.30000000000000004 of 0.3; and no −0.
    return np.array([float(f"{number * step:.12g}") for number in range(first, last + 1)]) + 0.0
