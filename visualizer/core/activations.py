"""Activation functions: what a neuron does with its net input."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from visualizer.core.activation_function import ActivationFunction
from visualizer.core.registry import discover
from visualizer.core.softmax import softmax

FUNCTIONS: dict[str, type[ActivationFunction]] = discover("visualizer.core.activation_functions")

relu, sigmoid, softplus = (FUNCTIONS[key].value for key in ("relu", "sigmoid", "softplus"))

# What a network is built of here: Keras's names of those in the notes.
_OFFERED = ("linear", "relu", "sigmoid", "tanh")

ACTIVATIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    **{key: FUNCTIONS[key].value for key in _OFFERED},
    "softmax": softmax,
}

# da/dz of every activation that takes one net input alone; softmax takes all of a layer.
SLOPES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    key: FUNCTIONS[key].slope for key in _OFFERED
}

# What a layer can reckon with, offered or not.
LAYER_ACTIVATIONS = {**{key: cls.value for key, cls in FUNCTIONS.items()}, **ACTIVATIONS}


def through_activation(activation: str, z: np.ndarray, a: np.ndarray, da: np.ndarray) -> np.ndarray:
    """Return ``dz`` from ``da``: times the slope; softmax mixes all units of the layer.

    Parameters
    ----------
    activation : str
        A key of `LAYER_ACTIVATIONS`.
    z, a, da : arrays, each of shape (..., n_units)
        Net inputs, outputs and the gradients of the outputs.
    """
    if activation == "softmax":
        return a * (da - (a * da).sum(axis=-1, keepdims=True))
    return da * FUNCTIONS[activation].slope(z)
