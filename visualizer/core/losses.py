"""Losses of a guess beside the truth, as note 000 writes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

DELTA = 1e-7


def one_hot(true_class: int, n_classes: int) -> np.ndarray:
    """Return 1 for the true class and 0 for the others, float64, shape (n_classes,).

    Raises
    ------
    IndexError
        If the true class is not one of the classes.
    """
    if not 0 <= true_class < n_classes:
        raise IndexError(f"the true class must lie between 0 and {n_classes - 1}")
    truth = np.zeros(n_classes)
    truth[true_class] = 1.0
    return truth


def half_sum_of_squares(guess: ArrayLike, truth: ArrayLike) -> float:
    """Return ``0.5 sum (y - t)^2``; both of shape (n_classes,)."""
    difference = np.asarray(guess, float) - np.asarray(truth, float)
    return float(0.5 * (difference**2).sum())


def cross_entropy_with_delta(guess: ArrayLike, truth: ArrayLike, delta: float = DELTA) -> float:
    """Return ``-sum t log(y + delta)`` (nats): the delta keeps the log of 0 away.

    Parameters
    ----------
    guess, truth : array-like, shape (n_classes,)
        Probabilities; the truth is usually one-hot.
    delta : float
        Above 0. It bounds the loss by ``-log delta``, 16.1 for 1e-7, and lets a sure and
        right guess cost a little less than 0.
    """
    return float(0.0 - (np.asarray(truth) * np.log(np.asarray(guess, float) + delta)).sum())
