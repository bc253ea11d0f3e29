"""How probabilities and loss change with the logits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.softmax import softmax


def cross_entropy_gradient(logits: ArrayLike, true_class: int) -> np.ndarray:
    """Slope of the loss ``-log p`` of the true class: ``p - y`` with y one-hot.

    Parameters
    ----------
    logits : array-like, shape (n_classes,)
    true_class : int
        0 to n_classes - 1.

    Returns
    -------
    array, shape (n_classes,)
        Sums to 0: what the true class is to gain the others lose (Bishop 2006, eq. 4.109).

    Raises
    ------
    IndexError
        If the true class is not one of the classes.
    """
    gradient = softmax(logits)
    if not 0 <= true_class < len(gradient):
        raise IndexError(f"the true class must lie between 0 and {len(gradient) - 1}")
    # p - 1 would round to 0 where p is nearly 1; the others' sum does not.
    gradient[true_class] = 0.0
    gradient[true_class] = 0.0 - gradient.sum()
    return gradient


def descent_step(logits: ArrayLike, true_class: int, learning_rate: float) -> np.ndarray:
    """Return the logits after one step of gradient descent on them: ``z - rate (p - y)``.

    Parameters
    ----------
    logits : array-like, shape (n_classes,)
    true_class : int
        0 to n_classes - 1.
    learning_rate : float

    Returns
    -------
    array, shape (n_classes,)
        Infinite where the step leaves what a float64 holds.

    Raises
    ------
    IndexError
        If the true class is not one of the classes.
    """
    values = np.asarray(logits, float)
    with np.errstate(over="ignore"):
        return values - learning_rate * cross_entropy_gradient(values, true_class)


def softmax_jacobian(logits: ArrayLike) -> np.ndarray:
    """Slope of every probability with every logit: ``dp_i / dz_j = p_i ([i = j] - p_j)``.

    Parameters
    ----------
    logits : array-like, shape (n_classes,)

    Returns
    -------
    array, shape (n_classes, n_classes)
        Symmetric; each row and column sums to 0.
    """
    probabilities = softmax(logits)
    jacobian = -np.outer(probabilities, probabilities)
    # p (1 - p) would round to 0 where p is nearly 1; what the others lose does not.
    np.fill_diagonal(jacobian, 0.0)
    np.fill_diagonal(jacobian, 0.0 - jacobian.sum(axis=1))
    return jacobian
