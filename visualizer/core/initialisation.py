"""The weights a network starts from, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    initialiser : str
        A key of `INITIALISERS`.
    """

    n_units: int
    activation: str
    name: str = ""
    initialiser: str = "glorot_uniform"


Draw = Callable[[np.random.Generator, int, int], np.ndarray]


def _uniform(limit: Callable[[int, int], float]) -> Draw:
    """Draw from -limit to limit, which depends on the numbers of inputs and units."""

    def draw(generator: np.random.Generator, n_inputs: int, n_units: int) -> np.ndarray:
        most = limit(n_inputs, n_units)
        return generator.uniform(-most, most, (n_inputs, n_units))

    return draw


def _rand(generator: np.random.Generator, n_inputs: int, n_units: int) -> np.ndarray:
    return generator.random((n_inputs, n_units))


def _zeros(_generator: np.random.Generator, n_inputs: int, n_units: int) -> np.ndarray:
    return np.zeros((n_inputs, n_units))


# By Keras's names; "uniform_0_1" is the np.random.rand of note 001. He's keeps the signal of
# relu layers (He et al. 2015), Glorot's that of sigmoid and tanh (Glorot and Bengio 2010, eq. 16).
INITIALISERS: dict[str, Draw] = {
    "glorot_uniform": _uniform(lambda n_inputs, n_units: np.sqrt(6 / (n_inputs + n_units))),
    "he_uniform": _uniform(lambda n_inputs, _n_units: np.sqrt(6 / n_inputs)),
    "random_uniform": _uniform(lambda _n_inputs, _n_units: 0.05),
    "uniform_0_1": _rand,
    "zeros": _zeros,
}


def initial_network(
    plans: Iterable[LayerPlan], seed: int, n_inputs: int = N_PIXELS
) -> DenseNetwork:
    """Draw the first weights of a network, with zero biases.

    Drawn here and not by Keras, so that the network is on screen before TensorFlow has
    been imported, and training starts from exactly what was shown.

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
        draw = INITIALISERS[plan.initialiser]
        weights = draw(generator, n_inputs, plan.n_units).astype(np.float32)
        bias = np.zeros(plan.n_units, np.float32)
        layers.append(DenseLayer(weights, bias, plan.activation, plan.name, plan.initialiser))
        n_inputs = plan.n_units
    return DenseNetwork(layers)
