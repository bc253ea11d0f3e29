"""A deep network of equal layers, and how large the gradient is in each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from visualizer.core.backward import BackwardTrace, backward
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseNetwork

N_UNITS = 32  # of every hidden layer, and as many inputs
N_CLASSES = 10
N_SAMPLES = 20
LEARNING_RATE = 0.1
LOSS = "categorical_crossentropy"


@dataclass(frozen=True, eq=False)
class GradientSizes:
    """How large the gradient of one batch is, the layer nearest to the input first.

    Attributes
    ----------
    loss : float
        Its mean over the batch.
    weights : array, shape (n_layers,)
        Length of each hidden layer's ``dW``.
    net_inputs : array, shape (n_layers,)
        Length of ``dz`` of the whole batch: what goes back, before it meets what came in.
    """

    loss: float
    weights: np.ndarray
    net_inputs: np.ndarray


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
    x : array, shape (20, 32)
    target : array, shape (20, 10)
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

    def gradients(self, network: DenseNetwork) -> tuple[BackwardTrace, list[np.ndarray]]:
        """Run both passes of the batch.

        Parameters
        ----------
        network : DenseNetwork
            This one, at some moment of its training.

        Returns
        -------
        BackwardTrace, list of arrays
            Of the mean loss; and every layer's ``dW``, each of shape (n_inputs, n_units).
        """
        with np.errstate(all="ignore"):
            trace = network.forward(self.x)
            back = backward(network, trace, self.target, LOSS)
            # Of the sum; all that follows is of the mean.
            mean = replace(
                back,
                loss=back.loss / N_SAMPLES,
                outputs=tuple(each / N_SAMPLES for each in back.outputs),
                net_inputs=tuple(each / N_SAMPLES for each in back.net_inputs),
            )
            pairs = zip(trace.activations, mean.net_inputs, strict=False)
            return mean, [given.T @ dz for given, dz in pairs]

    def measured(self, network: DenseNetwork) -> GradientSizes:
        """Return how large the gradient is in each hidden layer.

        Parameters
        ----------
        network : DenseNetwork
            This one, at some moment of its training.
        """
        back, weights = self.gradients(network)
        with np.errstate(all="ignore"):
            return GradientSizes(
                back.loss,
                np.array([np.linalg.norm(each) for each in weights[:-1]]),
                np.array([np.linalg.norm(each) for each in back.net_inputs[:-1]]),
            )

    def stepped(self, network: DenseNetwork) -> DenseNetwork:
        """Return the network after one more step of gradient descent, ``W - 0.1 dW``."""
        back, weights = self.gradients(network)
        with np.errstate(all="ignore"):
            return DenseNetwork(
                replace(
                    layer,
                    weights=layer.weights - LEARNING_RATE * dw,
                    bias=layer.bias - LEARNING_RATE * dz.sum(axis=0),
                )
                for layer, dw, dz in zip(network.layers, weights, back.net_inputs, strict=True)
            )
