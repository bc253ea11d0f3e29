"""Draws from probabilities, the same for the same seed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


@lru_cache(maxsize=2)
def sorted_draws(n_draws: int, seed: int) -> np.ndarray:
    """Return uniform numbers from 0 up to 1, ascending, read-only, shape (n_draws,).

    Kept for the next call: while probabilities change, the draws stay.
    """
    draws = np.random.default_rng(seed).random(n_draws)
    draws.sort()
    draws.flags.writeable = False
    return draws


def sample_counts(probabilities: np.ndarray, n_draws: int, seed: int) -> np.ndarray:
    """Draw classes and count how often each came.

    Each draw takes the class whose part of 0 to 1 it falls into (inverse transform
    sampling, Devroye 1986, ch. III.2), so that with the same seed the counts follow the
    probabilities without a jump.

    Parameters
    ----------
    probabilities : array, shape (n_classes,)
        Summing to 1, not nan.
    n_draws, seed : int
        0 or more.

    Returns
    -------
    array of int, shape (n_classes,)
        Summing to ``n_draws``; 0 for a class of probability 0.
    """
    ends = np.cumsum(probabilities, dtype=float)
    # Rounding may leave the last end below 1 or above.
    ends /= ends[-1]
    below = np.searchsorted(sorted_draws(n_draws, seed), ends, side="left")
    return np.diff(below, prepend=0)
