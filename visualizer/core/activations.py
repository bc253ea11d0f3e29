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
    # exp of what is never above 0: no overflow, and every digit of a small output is right.
    smaller = np.exp(-np.abs(net_input))
    return np.where(net_input >= 0, 1, smaller) / (1 + smaller)


def _relu_slope(net_input: np.ndarray) -> np.ndarray:
    # At 0 there is none; TensorFlow takes 0, too.
    return (net_input > 0).astype(net_input.dtype)


def _sigmoid_slope(net_input: np.ndarray) -> np.ndarray:
    # Not a (1 - a), which is 0 as soon as a rounds to 1.
    smaller = np.exp(-np.abs(net_input))
    return smaller / (1 + smaller) ** 2


def _tanh_slope(net_input: np.ndarray) -> np.ndarray:
    # tanh' = 1 - tanh^2 = 4 s', of a sigmoid twice as steep.
    smaller = np.exp(-np.abs(net_input)) ** 2
    return 4 * smaller / (1 + smaller) ** 2


ACTIVATIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "linear": linear,
    "relu": relu,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softmax": softmax,
}

# da/dz of every activation that takes one net input alone; softmax takes all of a layer.
SLOPES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "linear": np.ones_like,
    "relu": _relu_slope,
    "sigmoid": _sigmoid_slope,
    "tanh": _tanh_slope,
}


def through_activation(activation: str, z: np.ndarray, a: np.ndarray, da: np.ndarray) -> np.ndarray:
    """Return ``dz`` from ``da``: times the slope; softmax mixes all units of the layer.

    Parameters
    ----------
    activation : str
        A key of `ACTIVATIONS`.
    z, a, da : arrays, each of shape (..., n_units)
        Net inputs, outputs and the gradients of the outputs.
    """
    if activation == "softmax":
        return a * (da - (a * da).sum(axis=-1, keepdims=True))
    return da * SLOPES[activation](z)
