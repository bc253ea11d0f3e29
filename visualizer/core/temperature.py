"""Softmax at a temperature, and how undecided its probabilities are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def softmax_at_temperature(logits: ArrayLike, temperature: float) -> np.ndarray:
    """Divide the logits by a temperature, then take their softmax.

    ``softmax(z / T)``, and its limits at both ends: at 0 the largest logit has everything,
    ties share it; at infinity all finite logits have the same (Hinton et al. 2015, eq. 1).

    Parameters
    ----------
    logits : array-like, shape (n_classes,)
        Taken as float64; an entry of -inf has probability 0 at every temperature.
    temperature : float
        0 to inf, both included; at 1 it is the plain softmax.

    Returns
    -------
    array, shape (n_classes,)
        Probabilities summing to 1; nan where the logits hold nan or +inf, or -inf alone.

    Raises
    ------
    ValueError
        If the temperature is below 0 or nan.
    """
    if not temperature >= 0:
        raise ValueError(f"a temperature is 0 or more, not {temperature}")
    values = np.asarray(logits, float)
    # Halves where it is hot, so that the difference of two huge logits does not overflow
    # before it is divided; where it is cold, halves of the smallest would be 0.
    part = 0.5 if temperature > 1 else 1.0
    with np.errstate(over="ignore", invalid="ignore"):
        below_largest = part * values - part * values.max()
        if temperature == 0:
            exponents = np.where(below_largest < 0, -np.inf, below_largest)
        elif np.isinf(temperature):
            exponents = np.where(np.isneginf(values), below_largest, 0 * values)
        else:
            exponents = below_largest / temperature / part
        exponentials = np.exp(exponents)
        return exponentials / exponentials.sum()


def entropy(probabilities: ArrayLike) -> float:
    """Return ``-sum p log p`` (nats): 0 for a sure choice, ``log n_classes`` for an even one.

    Parameters
    ----------
    probabilities : array-like, shape (n_classes,)
        Summing to 1; ``0 log 0`` is 0 (Shannon 1948).
    """
    values = np.asarray(probabilities, float)
    logarithms = np.log(values, out=np.zeros_like(values), where=values != 0)
    # The largest may be rounded to 1: how much it falls short of that, the others know exactly.
    largest = values.argmax()
    logarithms[largest] = np.log1p(-np.delete(values, largest).sum())
    # 0.0 - x, not -x: a sure choice has the entropy 0, not -0.
    return float(0.0 - (values * logarithms).sum())
