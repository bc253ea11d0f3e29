"""Images, and networks whose answers to them are known ahead, for the tests of what is mistaken."""

from __future__ import annotations

import numpy as np

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.network import DenseLayer, DenseNetwork

# How many test images there are of each class, in a mixed order.
N_OF_CLASS = {0: 18, 1: 9, 2: 6, 3: 14, 7: 5, 8: 4}
# What the network takes each class for, where it is mistaken.
TAKEN_FOR = {1: 7, 3: 5, 8: 3}
N_MISTAKES = 27
# Logit of the answer where a stripe is full of ink; the next two classes get parts of it.
LARGEST_LOGIT = 4.0
PARTS = (1.0, 0.5, 0.25)


def striped_images() -> ImageDataset:
    """Return images with a stripe in the row of their class, each of another grey."""
    n_images = sum(N_OF_CLASS.values())
    generator = np.random.default_rng(4)
    labels = np.repeat(list(N_OF_CLASS), list(N_OF_CLASS.values()))
    labels = generator.permutation(labels).astype(np.uint8)
    greys = generator.permutation(30 + 4 * np.arange(n_images)).astype(np.uint8)
    images = np.zeros((n_images, 28, 28), np.uint8)
    for image, label, grey in zip(images, labels, greys, strict=True):
        image[row_of(label), 4:24] = grey
    return ImageDataset(images[:1], labels[:1], images, labels)


def row_of(label: int) -> int:
    """Return which row of pixels the stripe of a class is in."""
    return 2 * int(label) + 4


def striped_network(taken_for: dict[int, int] | None = None) -> DenseNetwork:
    """Return a network that is the surer, the darker the stripe; mistaken as it is told."""
    wrong = TAKEN_FOR if taken_for is None else taken_for
    weights = np.zeros((28, 28, 10), np.float32)
    for label in range(10):
        for following, part in enumerate(PARTS):
            answer = (wrong.get(label, label) + following) % 10
            weights[row_of(label), 4:24, answer] = part * LARGEST_LOGIT / 20
    return DenseNetwork([DenseLayer(weights.reshape(784, 10), np.zeros(10, np.float32), "softmax")])


def network_of_nan() -> DenseNetwork:
    """Return what is left of a network whose run diverged."""
    weights = np.full((784, 10), np.nan, np.float32)
    return DenseNetwork([DenseLayer(weights, np.zeros(10, np.float32), "softmax")])


def grey_of(images: ImageDataset, index: int) -> int:
    """Return the grey of a test image's stripe, by which the network is sure of it."""
    return int(images.x_test[index].max())


def surest_first(images: ImageDataset, *labels: int) -> list[int]:
    """Return the test images of these classes, those with the darkest stripes first."""
    found = [index for index, label in enumerate(images.y_test) if int(label) in labels]
    return sorted(found, key=lambda index: -grey_of(images, index))


def shares(images: ImageDataset, index: int) -> list[float]:
    """Return the three largest outputs for a test image."""
    logit = LARGEST_LOGIT * grey_of(images, index) / 255
    exponentials = [np.exp(part * logit) for part in PARTS]
    # The other seven classes get nothing: e to the power of 0 is 1.
    total = sum(exponentials) + 7
    return [float(each / total) for each in exponentials]
