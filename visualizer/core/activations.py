"""Activation functions: what a neuron does with its net input."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from visualizer.core.softmax import softmax


def linear(net_input: np.ndarray) -> np.ndarray:
    """Pass the net input on unchanged; array of any shape in and out."""
    return net_input


def relu(net_input: np.ndarray) -> np.ndarray:
    """Keep what is positive, 0 otherwise; array of any shape in and out."""
    return np.maximum(net_input, 0)


def sigmoid(net_input: np.ndarray) -> np.ndarray:
    """Squash to 0..1 by ``1 / (1 + exp(-z))``; array of any shape in and out."""
    # Through tanh, which does not overflow: sigmoid(z) = (1 + tanh(z / 2)) / 2.
    return 0.5 * (1 + np.tanh(0.5 * net_input))


ACTIVATIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "linear": linear,
    "relu": relu,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softmax": softmax,
}
