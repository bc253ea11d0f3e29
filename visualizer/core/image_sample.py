"""Some images in place of all: always the same ones, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.image_dataset import ImageDataset

SEED = 0


@dataclass(frozen=True, eq=False)
class ImageSample:
    """Images as a network sees them.

    Attributes
    ----------
    pixels : array of float32, shape (n_images, 784)
        0 to 1.
    labels : array of int, shape (n_images,)
        The true class of each.
    """

    pixels: np.ndarray
    labels: np.ndarray

    @property
    def n_images(self) -> int:
        """How many they are, at least 1."""
        return len(self.labels)

    def parts(self, size: int) -> list[ImageSample]:
        """Return all of them, so many at a time."""
        return [
            ImageSample(self.pixels[first : first + size], self.labels[first : first + size])
            for first in range(0, self.n_images, size)
        ]


def training_sample(images: ImageDataset, n_train: int, n_images: int) -> ImageSample:
    """Draw some of the images that a network is trained on.

    Parameters
    ----------
    images : ImageDataset
    n_train : int
        As many of its training images are trained on, from the first one.
    n_images : int
        To draw, where there are as many.
    """
    generator = np.random.default_rng(SEED)
    # In their own order, which reads memory from one end to the other.
    chosen = np.sort(generator.choice(n_train, min(n_images, n_train), replace=False))
    grey = images.x_train[chosen].reshape(len(chosen), -1)
    return ImageSample(grey.astype(np.float32) / 255, images.y_train[chosen])
