"""The mean loss of some images, found a few of them at a time."""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np

from visualizer.core.convolutional_network import map_shapes_of
from visualizer.core.image_layers import ConvolutionLayer
from visualizer.core.image_sample import ImageSample
from visualizer.core.planned_network import Network
from visualizer.core.training_loss import summed_loss

# Products that take a few milliseconds.
PART_WORK = 30_000_000
# Of more, a small product is shared out among threads, which takes longer than it spares.
MOST_AT_A_TIME = 100
# A product of a kernel takes so many times as long: it is copied to its place first.
CONVOLUTION_FACTOR = 5


def image_work(network: Network) -> int:
    """Return what a forward pass of one image takes: about so many products."""
    shapes = map_shapes_of(network.image_layers)[1:]
    work = sum(
        CONVOLUTION_FACTOR * math.prod(shape[:2]) * layer.weights.size
        for layer, shape in zip(network.image_layers, shapes, strict=True)
        if isinstance(layer, ConvolutionLayer)
    )
    return work + sum(layer.weights.size for layer in network.dense.layers)


def images_at_a_time(work: int) -> int:
    """Return of how many images so much work each takes a few milliseconds; at least 1."""
    return min(max(1, PART_WORK // max(work, 1)), MOST_AT_A_TIME)


def mean_loss(network: Network, sample: ImageSample, loss: str) -> Generator[None, None, float]:
    """Find the mean loss of some images, a few of them at a time.

    Parameters
    ----------
    network : Network
    sample : ImageSample
    loss : str
        A key of `visualizer.core.training_loss.TRAINING_LOSSES`.

    Returns
    -------
    float
        nan or inf where the network gives no numbers.
    """
    total = 0.0
    for part in sample.parts(images_at_a_time(image_work(network))):
        # Weights of a run that diverged are huge.
        with np.errstate(all="ignore"):
            trace = network.forward(part.pixels)
        total += summed_loss(trace, part.labels, loss)
        yield
    return total / sample.n_images
