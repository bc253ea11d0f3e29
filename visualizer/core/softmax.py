"""Softmax, the way from logits to probabilities, and the loss that goes with it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def softmax(logits: ArrayLike) -> np.ndarray:
    """Turn logits into probabilities, with the largest logit subtracted first.

    ``softmax(z)_i = exp(z_i - max z) / sum_j exp(z_j - max z)``. Subtracting the
    maximum changes nothing in exact arithmetic and keeps ``exp`` from overflowing.

    Parameters
    ----------
    logits : array-like, shape (..., n_classes)
        float32 and float64 are kept, anything else becomes float64.

    Returns
    -------
    array, shape (..., n_classes)
        Probabilities, 0 to 1, each row summing to 1; nan in a row that holds nan or inf.

    Raises
    ------
    ValueError
        If there is no class.
    """
    shifted = _shifted(logits)
    exponentials = np.exp(shifted)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def naive_softmax(logits: ArrayLike) -> np.ndarray:
    """Softmax as the textbook formula says it: ``exp(z_i) / sum_j exp(z_j)``.

    Overflows to nan where a logit passes 88.72 (float32) or 709.78 (float64); shown
    beside `softmax` for that reason.

    Parameters
    ----------
    logits : array-like, shape (..., n_classes)

    Returns
    -------
    array, shape (..., n_classes)
        Probabilities, or nan where the exponentials overflow.

    Raises
    ------
    ValueError
        If there is no class.
    """
    values = _as_float(logits)
    with np.errstate(over="ignore", invalid="ignore"):
        exponentials = np.exp(values)
        return exponentials / exponentials.sum(axis=-1, keepdims=True)


def log_softmax(logits: ArrayLike) -> np.ndarray:
    """Logarithm of the softmax, exact even where the probability underflows to 0.

    Parameters
    ----------
    logits : array-like, shape (..., n_classes)

    Returns
    -------
    array, shape (..., n_classes)
        Log-probabilities (nats), at most 0.

    Raises
    ------
    ValueError
        If there is no class.
    """
    shifted = _shifted(logits)
    exponentials = np.exp(shifted)
    # Without the 1 of the largest, in which small ones would lose their digits: log1p adds it.
    exponentials -= np.arange(shifted.shape[-1]) == shifted.argmax(axis=-1, keepdims=True)
    return shifted - np.log1p(exponentials.sum(axis=-1, keepdims=True))


def cross_entropy(logits: ArrayLike, true_class: ArrayLike) -> np.ndarray:
    """Loss of a classification: minus the log-probability of the true class.

    Parameters
    ----------
    logits : array-like, shape (..., n_classes)
    true_class : array-like of int, shape (...)
        Index of the true class, 0 to n_classes - 1.

    Returns
    -------
    array, shape (...)
        Loss (nats), at least 0.

    Raises
    ------
    IndexError
        If a true class is not one of the classes.
    ValueError
        If there is no class.
    """
    log_probabilities = log_softmax(logits)
    classes = np.asarray(true_class)
    n_classes = log_probabilities.shape[-1]
    if np.any(classes < 0) or np.any(classes >= n_classes):
        raise IndexError(f"true classes must lie between 0 and {n_classes - 1}")
    picked = np.take_along_axis(log_probabilities, classes[..., np.newaxis], axis=-1)
    # 0.0 - x, not -x: a certain and right answer costs 0, not -0.
    return 0.0 - picked[..., 0]


def _as_float(logits: ArrayLike) -> np.ndarray:
    values = np.asarray(logits)
    if values.dtype not in (np.float32, np.float64):
        values = values.astype(np.float64)
    if values.ndim == 0 or values.shape[-1] == 0:
        raise ValueError("softmax needs at least one class")
    return values


def _shifted(logits: ArrayLike) -> np.ndarray:
    values = _as_float(logits)
    # float64 logits of +-1e308 differ by more than float64 holds: -inf, exp 0, is right.
    # Of an infinite logit nothing can be said: inf - inf, nan, is right.
    with np.errstate(over="ignore", invalid="ignore"):
        return values - values.max(axis=-1, keepdims=True)
