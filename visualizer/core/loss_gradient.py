"""How the mean loss over many images changes with every weight of a network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.backward import backward
from visualizer.core.network import DenseNetwork


@dataclass(frozen=True, eq=False)
class LossGradient:
    """The slope of the loss along every weight, as one step of training sees it.

    Attributes
    ----------
    n_images : int
        At least 1.
    loss : float
        Mean cross-entropy of these images (nats).
    weights : tuple of arrays, each of the shape of its layer's weights
        For every layer that has weights; its last axis is the layer's units.
    biases : tuple of arrays, each of the shape of its layer's biases
    """

    n_images: int
    loss: float
    weights: tuple[np.ndarray, ...]
    biases: tuple[np.ndarray, ...]

    def joined(self, other: LossGradient) -> LossGradient:
        """Return the gradient over the images of both."""
        n_images = self.n_images + other.n_images
        share = other.n_images / n_images

        def mean(first: np.ndarray, second: np.ndarray) -> np.ndarray:
            return first + first.dtype.type(share) * (second - first)

        with np.errstate(all="ignore"):
            return LossGradient(
                n_images,
                self.loss + share * (other.loss - self.loss),
                tuple(map(mean, self.weights, other.weights)),
                tuple(map(mean, self.biases, other.biases)),
            )

    def n_dead_units(self, layer: int) -> int:
        """Return how many units of a layer learn nothing: all their gradients are exactly 0.

        Such is a ReLU unit that none of the images brings above 0.
        """
        biases = self.biases[layer].reshape(-1)
        # Few units need a look at all their weights.
        candidates = np.flatnonzero(biases == 0)
        weights = self.weights[layer].reshape(-1, biases.size)[:, candidates]
        return int((~weights.any(axis=0)).sum())


def loss_gradient(network: DenseNetwork, images: np.ndarray, labels: np.ndarray) -> LossGradient:
    """Find the gradient of the mean cross-entropy, Keras's ``sparse_categorical_crossentropy``.

    ``dW = a^T dz / n`` and ``db = sum dz / n`` over n images (Rumelhart, Hinton and Williams
    1986).

    Parameters
    ----------
    network : DenseNetwork
        Of 784 inputs, which ends in softmax.
    images : array of uint8, shape (n_images, 28, 28)
    labels : array of int, shape (n_images,)
        The true class of each.

    Returns
    -------
    LossGradient
        nan or inf where the network gives no numbers.
    """
    n_images = len(images)
    pixels = images.reshape(n_images, -1).astype(np.float32) / 255
    truth = np.eye(network.sizes[-1], dtype=np.float32)[labels]
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        trace = network.forward(pixels)
        passed = backward(network, trace, truth, "categorical_crossentropy", to_input=False)
        shares = [dz / n_images for dz in passed.net_inputs]
        weights = tuple(a.T @ dz for a, dz in zip(trace.activations, shares, strict=False))
    biases = tuple(dz.sum(axis=0) for dz in shares)
    return LossGradient(n_images, passed.loss / n_images, weights, biases)
