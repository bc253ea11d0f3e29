"""Softmax with every number on the way, computed as it is written on a blackboard."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class SoftmaxSteps:
    """What softmax computes from its logits, step by step.

    Attributes
    ----------
    exponents : array, shape (n_classes,)
        The logits, or how far they lie below the largest.
    exponentials : array, shape (n_classes,)
        ``exp`` of the exponents; inf where that is too large for its precision.
    total : float
        Their sum, of the arrays' own type.
    probabilities : array, shape (n_classes,)
        Each exponential over the total; nan where that is inf / inf or 0 / 0.
    """

    exponents: np.ndarray
    exponentials: np.ndarray
    total: np.floating
    probabilities: np.ndarray


def softmax_steps(logits: np.ndarray, *, subtract_maximum: bool) -> SoftmaxSteps:
    """Compute softmax in the logits' own precision, and break where it breaks.

    Parameters
    ----------
    logits : array of float32 or float64, shape (n_classes,)
    subtract_maximum : bool
        As every library does; without it ``exp`` overflows above `largest_exponent`.

    Returns
    -------
    SoftmaxSteps
    """
    # Overflow, inf / inf and 0 / 0 are what is to be seen.
    with np.errstate(all="ignore"):
        exponents = logits - logits.max() if subtract_maximum else logits
        exponentials = np.exp(exponents)
        total = exponentials.sum()
        return SoftmaxSteps(exponents, exponentials, total, exponentials / total)


def largest_exponent(precision: str) -> float:
    """Return where ``exp`` overflows: 88.72 for ``"float32"``, 709.78 for ``"float64"``."""
    return float(np.log(float(np.finfo(precision).max)))
