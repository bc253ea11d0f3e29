"""Layers over images: convolution and pooling, as Keras computes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import ClassVar

import numpy as np

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.weighted_layer import WeightedLayer

# Height, width and channels.
MapShape = tuple[int, int, int]


def convolved_shape(shape: MapShape, kernel_size: int, n_filters: int) -> MapShape:
    """Return the shape of what kernels give for images of a shape."""
    height, width, _ = shape
    return height - kernel_size + 1, width - kernel_size + 1, n_filters


def pooled_shape(shape: MapShape, size: int) -> MapShape:
    """Return the shape of what is left of images of a shape."""
    height, width, n_channels = shape
    return height // size, width // size, n_channels


@dataclass(frozen=True, eq=False)
class ConvolutionLayer(WeightedLayer):
    """Kernels that slide over the image: each gives a feature map.

    ``z[y, x, k] = sum over dy, dx, c of a[y + dy, x + dx, c] w[dy, dx, c, k] + b[k]``, then the
    activation: Keras's Conv2D with stride 1 and no padding.

    Attributes
    ----------
    weights : array, shape (kernel_size, kernel_size, n_channels, n_filters)
    bias : array, shape (n_filters,)
    activation : str
        A key of `ACTIVATIONS`.
    name : str
        Shown to people; may be empty.
    dropout : float
        Share of its outputs that training leaves out, 0 to below 1.

    Raises
    ------
    ValueError
        If the shapes do not fit each other or the activation is unknown.
    """

    axes: ClassVar[tuple[str, ...]] = ("kernel_size", "kernel_size", "n_channels", "n_filters")

    weights: np.ndarray
    bias: np.ndarray
    activation: str
    name: str = ""
    dropout: float = 0.0

    @property
    def kernel_size(self) -> int:
        """Side of the square that each kernel weighs at a time."""
        return int(self.weights.shape[0])

    @property
    def n_channels(self) -> int:
        """Channels of the images it takes."""
        return int(self.weights.shape[2])

    @property
    def n_filters(self) -> int:
        """Feature maps it gives."""
        return int(self.weights.shape[3])

    def output_shape(self, shape: MapShape) -> MapShape:
        """Return the shape of what it gives for such an image."""
        return convolved_shape(shape, self.kernel_size, self.n_filters)

    def forward(self, maps: np.ndarray) -> np.ndarray:
        """Return the feature maps of some images.

        Parameters
        ----------
        maps : array, shape (n_images, height, width, n_channels)

        Returns
        -------
        array, shape (n_images, height - kernel_size + 1, width - kernel_size + 1, n_filters)
        """
        return ACTIVATIONS[self.activation](self.net_input(maps))

    def net_input(self, maps: np.ndarray) -> np.ndarray:
        """Return ``z``; shapes as of `forward`."""
        return self.covered(maps) @ self.weights.reshape(-1, self.n_filters) + self.bias

    def covered(self, maps: np.ndarray) -> np.ndarray:
        """Return what the kernels cover at each place, in a row.

        Parameters
        ----------
        maps : array, shape (n_images, height, width, n_channels)

        Returns
        -------
        array, shape (n_images, n_rows, n_columns, kernel_size * kernel_size * n_channels)
        """
        side = range(self.kernel_size)
        height, width, _ = self.output_shape((maps.shape[1], maps.shape[2], maps.shape[3]))
        return np.concatenate(
            [maps[:, dy : dy + height, dx : dx + width] for dy in side for dx in side], axis=3
        )


@dataclass(frozen=True, eq=False)
class PoolingLayer:
    """Keeps the largest value of every square: Keras's MaxPooling2D.

    What is left over at the right and the lower edge falls away.

    Attributes
    ----------
    size : int
        Side of the squares, at least 1.
    dropout : float
        Share of its outputs that training leaves out, 0 to below 1.
    """

    size: int
    dropout: float = 0.0

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Nothing to learn: no array of any shape."""
        return ()

    def output_shape(self, shape: MapShape) -> MapShape:
        """Return the shape of what it gives for such an image."""
        return pooled_shape(shape, self.size)

    def forward(self, maps: np.ndarray) -> np.ndarray:
        """Return the pooled maps of some images.

        Parameters
        ----------
        maps : array, shape (n_images, height, width, n_channels)

        Returns
        -------
        array, shape (n_images, height // size, width // size, n_channels)
        """
        side, step = range(self.size), self.size
        height, width, _ = self.output_shape((maps.shape[1], maps.shape[2], maps.shape[3]))
        # Seven times as fast as the maximum over two axes.
        places = (
            maps[:, dy : height * step : step, dx : width * step : step]
            for dy in side
            for dx in side
        )
        return reduce(np.maximum, places)


ImageLayer = ConvolutionLayer | PoolingLayer
