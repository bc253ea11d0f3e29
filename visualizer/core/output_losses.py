"""Losses that end a network, each with its gradient at the output."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from visualizer.core.losses import half_sum_of_squares
from visualizer.core.softmax import log_softmax


class OutputLoss(NamedTuple):
    """One loss.

    Attributes
    ----------
    activations : tuple of str, or None
        What the last layer must end with; None for anything.
    value : callable, of arrays of shape (..., n_outputs)
        From net input z, output and target to the loss; of many, to the sum of theirs.
    gradient : callable, of arrays of shape (..., n_outputs)
        From output and target to the gradient at the net input where ``activations`` says
        what lies between, so that slopes cancel out; otherwise to that at the output.
    """

    activations: tuple[str, ...] | None
    value: Callable[[np.ndarray, np.ndarray, np.ndarray], float]
    gradient: Callable[[np.ndarray, np.ndarray], np.ndarray]


def _categorical_crossentropy(z: np.ndarray, _output: np.ndarray, target: np.ndarray) -> float:
    # Through the logits: the log of a probability that underflows would be -inf.
    # 0.0 - x, not -x: a certain and right answer costs 0, not -0.
    return float(0.0 - _sum_where(target, log_softmax(z)))


def _softmax_gradient(output: np.ndarray, target: np.ndarray) -> np.ndarray:
    # y_hat - y, as the target sums to 1.
    return output * target.sum(axis=-1, keepdims=True) - target


def _binary_crossentropy(z: np.ndarray, _output: np.ndarray, target: np.ndarray) -> float:
    # log sigmoid(z) = -log(1 + exp(-z)), and 1 - sigmoid(z) = sigmoid(-z).
    return float(
        _sum_where(target, np.logaddexp(0, -z)) + _sum_where(1 - target, np.logaddexp(0, z))
    )


def _half_sum_of_squares(_z: np.ndarray, output: np.ndarray, target: np.ndarray) -> float:
    return half_sum_of_squares(output, target)


def _sum_where(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Sum ``weights * values``; a weight of 0 takes an infinite value out."""
    return np.where(weights == 0, 0.0, weights * values).sum()


# Keras's names where it has them. Its binary cross-entropy is the mean over the outputs;
# this is their sum, the likelihood's, the same for one output (Bishop 2006, eq. 4.90, 4.108).
OUTPUT_LOSSES = {
    "categorical_crossentropy": OutputLoss(
        ("softmax",), _categorical_crossentropy, _softmax_gradient
    ),
    "binary_crossentropy": OutputLoss(("sigmoid",), _binary_crossentropy, np.subtract),
    "half_sum_of_squares": OutputLoss(None, _half_sum_of_squares, np.subtract),
}


def losses_for(activation: str) -> tuple[str, ...]:
    """Return the losses that can follow a last layer, the usual one first."""
    return tuple(
        key
        for key, loss in OUTPUT_LOSSES.items()
        if loss.activations is None or activation in loss.activations
    )
