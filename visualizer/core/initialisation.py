"""The weights a network starts from, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from visualizer.core.network import DenseLayer, DenseNetwork

N_PIXELS = 28 * 28


@dataclass(frozen=True)
class LayerPlan:
    """A dense layer that has no weights yet.

    Attributes
    ----------
    n_units : int
        At least 1.
    activation : str
        A key of `visualizer.core.activations.ACTIVATIONS`.
    name : str
        Shown to people; may be empty.
    """

    n_units: int
    activation: str
    name: str = ""


def initial_network(
    plans: Iterable[LayerPlan], seed: int, n_inputs: int = N_PIXELS
) -> DenseNetwork:
    """Draw the first weights of a network by Glorot's rule, with zero biases.

    ``W ~ U(-limit, limit)``, ``limit = sqrt(6 / (n_inputs + n_units))``: Keras's default
    for Dense (Glorot and Bengio 2010, eq. 16). Drawn here and not by Keras, so that the
    network is on screen before TensorFlow has been imported, and training starts from
    exactly what was shown.

    Parameters
    ----------
    plans : iterable of LayerPlan
        From the input to the output.
    seed : int
        0 or more.
    n_inputs : int
        Inputs of the first layer.

    Returns
    -------
    DenseNetwork
        float32 weights.
    """
    generator = np.random.default_rng(seed)
    layers = []
    for plan in plans:
        limit = np.sqrt(6 / (n_inputs + plan.n_units))
        weights = generator.uniform(-limit, limit, (n_inputs, plan.n_units)).astype(np.float32)
        bias = np.zeros(plan.n_units, np.float32)
        layers.append(DenseLayer(weights, bias, plan.activation, plan.name))
        n_inputs = plan.n_units
    return DenseNetwork(layers)
