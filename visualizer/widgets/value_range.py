"""Which values a chart of a training run shows."""

from __future__ import annotations

import math

import numpy as np

# Where the axis of an accuracy may begin: a run that has come far is no line at the top.
FLOORS = (0.9, 0.8, 0.5, 0.0)
HEADROOM = 0.04
# Powers of ten that are left to the axis to count with.
FURTHEST = 300


def loss_range(values: np.ndarray) -> tuple[float, float]:
    """Show from 0 to a round number above the highest; finite values of shape (n_values,)."""
    return 0.0, _round_up(float(values.max(initial=0.0)) or 2.5)


def accuracy_range(values: np.ndarray) -> tuple[float, float]:
    """Show up to just over 1, from below nearly all; finite values of shape (n_values,)."""
    lowest = float(np.quantile(values, 0.02)) if values.size else 0.0
    # Out of a file there may be others below 0: they lie outside.
    floor = next((floor for floor in FLOORS if floor <= lowest), FLOORS[-1])
    return floor, 1 + HEADROOM * (1 - floor)


def _round_up(value: float) -> float:
    """Return the next of 1, 2.5, 5 times a power of ten, one that a chart can be laid out by."""
    power = 10.0 ** min(max(math.floor(math.log10(value)), -FURTHEST), FURTHEST)
    return next((step * power for step in (1, 2.5, 5) if step * power >= value), 10 * power)
