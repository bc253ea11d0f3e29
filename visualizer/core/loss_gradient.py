"""How the mean loss over many images changes with every weight of a network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.backward import backward
from visualizer.core.image_backward import image_gradients
from visualizer.core.planned_network import Network
from visualizer.core.training_loss import TRAINING_LOSSES, one_hot_rows


@dataclass(frozen=True, eq=False)
class LossGradient:
    """The slope of the loss along every weight, as one step of training sees it.

    Attributes
    ----------
    n_images : int
        At least 1.
    loss : float
        Mean loss of these images.
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


def loss_gradient(
    network: Network,
    images: np.ndarray,
    labels: np.ndarray,
    loss: str = "sparse_categorical_crossentropy",
) -> LossGradient:
    """Find the gradient of the mean loss of many images.

    ``dW = a^T dz / n`` and ``db = sum dz / n`` over n images (Rumelhart, Hinton and Williams
    1986); of a kernel, over all its places, too.

    Parameters
    ----------
    network : Network
        Of 784 inputs, which ends in softmax over ten classes.
    images : array of uint8, shape (n_images, 28, 28)
    labels : array of int, shape (n_images,)
        The true class of each.
    loss : str
        A key of `visualizer.core.training_config.LOSSES`.

    Returns
    -------
    LossGradient
        nan or inf where the network gives no numbers.
    """
    n_images = len(images)
    pixels = images.reshape(n_images, -1).astype(np.float32) / 255
    truth = one_hot_rows(labels)
    name, factor = TRAINING_LOSSES[loss]
    share = np.float32(factor / n_images)
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        trace = network.forward(pixels)
        dense = trace.dense
        passed = backward(network.dense, dense, truth, name)
        shares = [dz * share for dz in passed.net_inputs]
        weights = [a.T @ dz for a, dz in zip(dense.activations, shares, strict=False)]
        biases = [dz.sum(axis=0) for dz in shares]
        if network.image_layers:
            maps = images.reshape(*images.shape, 1).astype(np.float32) / 255, *trace.maps
            da = (passed.activations[0] * share).reshape(maps[-1].shape)
            kernels = image_gradients(network.image_layers, maps, da)
            weights = [*(each for each, _ in kernels), *weights]
            biases = [*(each for _, each in kernels), *biases]
    return LossGradient(n_images, factor * passed.loss / n_images, tuple(weights), tuple(biases))
