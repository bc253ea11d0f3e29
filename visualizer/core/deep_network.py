"""A deep network of equal layers, and how large the gradient is in each of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from visualizer.core.backward import backward
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseNetwork

N_UNITS = 32  # of every hidden layer, and as many inputs
N_CLASSES = 10
N_SAMPLES = 32
LEARNING_RATE = 0.1
LOSS = "categorical_crossentropy"


class DeepNetwork:
    """Hidden layers of 32 units and softmax, in float64, before one batch of random samples.

    The inputs are drawn from the normal distribution, and each one's class is the largest of
    ten random sums of them: a task that can be learned.

    Parameters
    ----------
    n_layers : int
        Hidden layers, at least 1.
    activation : str
        A key of `visualizer.core.activations.FUNCTIONS`.
    initialiser : str
        A key of `visualizer.core.initialisation.INITIALISERS`, of the hidden layers.
    seed : int
        Of weights and samples, 0 or more.

    Attributes
    ----------
    network : DenseNetwork
        As it is before any training.
    x : array, shape (32, 32)
    target : array, shape (32, 10)
        A 1 for the true class, else 0.
    """

    def __init__(self, n_layers: int, activation: str, initialiser: str, seed: int) -> None:
        hidden = [LayerPlan(N_UNITS, activation, "", initialiser)] * n_layers
        plans = [*hidden, LayerPlan(N_CLASSES, "softmax")]
        # Weights are drawn first: as many layers begin alike in every depth.
        self.network = initial_network(plans, seed, N_UNITS).astype(float)
        generator = np.random.default_rng([seed, 1])
        self.x = generator.normal(size=(N_SAMPLES, N_UNITS))
        sums = self.x @ generator.normal(size=(N_UNITS, N_CLASSES))
        self.target = np.eye(N_CLASSES)[sums.argmax(axis=1)]

    def gradients(self, network: DenseNetwork) -> tuple[float, list[np.ndarray], list[np.ndarray]]:
        """Run both passes of the batch.

        Parameters
        ----------
        network : DenseNetwork
            This one, at some moment of its training.

        Returns
        -------
        float, lists of arrays
            The mean loss; ``dW``, each of shape (n_inputs, n_units), and ``db``, each of shape
            (n_units,), of every layer.
        """
        with np.errstate(all="ignore"):
            trace = network.forward(self.x)
            back = backward(network, trace, self.target, LOSS)
            weights = [
                given.T @ dz / N_SAMPLES
                for given, dz in zip(trace.activations, back.net_inputs, strict=False)
            ]
            biases = [dz.mean(axis=0) for dz in back.net_inputs]
        return back.loss / N_SAMPLES, weights, biases

    def measured(self, network: DenseNetwork) -> tuple[float, np.ndarray]:
        """Return the mean loss, and the length of each hidden layer's ``dW``.

        Parameters
        ----------
        network : DenseNetwork
            This one, at some moment of its training.

        Returns
        -------
        float, array of shape (n_layers,)
            The layer nearest to the input first.
        """
        loss, weights, _ = self.gradients(network)
        with np.errstate(all="ignore"):
            return loss, np.array([np.linalg.norm(each) for each in weights[:-1]])

    def stepped(self, network: DenseNetwork) -> DenseNetwork:
        """Return the network after one more step of gradient descent, ``W - 0.1 dW``."""
        _, weights, biases = self.gradients(network)
        with np.errstate(all="ignore"):
            return DenseNetwork(
                replace(
                    layer,
                    weights=layer.weights - LEARNING_RATE * dw,
                    bias=layer.bias - LEARNING_RATE * db,
                )
                for layer, dw, db in zip(network.layers, weights, biases, strict=True)
            )
