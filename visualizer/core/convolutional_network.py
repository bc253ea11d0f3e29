"""A network that first looks at an image through kernels, and everything that happens in it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.image_layers import ImageLayer, MapShape
from visualizer.core.network import DenseLayer, DenseNetwork, ForwardTrace


@dataclass(frozen=True, eq=False)
class ConvolutionalTrace:
    """Every value of one forward pass.

    Attributes
    ----------
    image : array, shape (..., 784)
        The input.
    maps : tuple of arrays, each of shape (..., height, width, n_channels)
        What each image layer gives.
    dense : ForwardTrace
        Of the dense layers; its input is the last maps in a row.
    """

    image: np.ndarray
    maps: tuple[np.ndarray, ...]
    dense: ForwardTrace

    @property
    def logits(self) -> np.ndarray:
        """Net input of the last layer, shape (..., n_classes)."""
        return self.dense.logits

    @property
    def output(self) -> np.ndarray:
        """Output of the last layer, shape (..., n_classes)."""
        return self.dense.output


class ConvolutionalNetwork:
    """Convolution and pooling over a 28 x 28 image, then dense layers.

    Parameters
    ----------
    image_layers : iterable of ImageLayer
        From the image on.
    dense : DenseNetwork
        Takes what the last of them gives, row by row, channels last, as Keras's Flatten does.

    Raises
    ------
    ValueError
        If there is no image layer, or one does not take what the one before gives.
    """

    def __init__(self, image_layers: Iterable[ImageLayer], dense: DenseNetwork) -> None:
        self.image_layers = tuple(image_layers)
        self.dense = dense
        if not self.image_layers:
            raise ValueError("a convolutional network needs an image layer")
        n_features = math.prod(self.map_shapes[-1])
        if n_features != dense.sizes[0]:
            raise ValueError(f"{n_features} features cannot feed {dense.sizes[0]} inputs")

    @property
    def layers(self) -> tuple[ImageLayer | DenseLayer, ...]:
        """All layers, from the image to the output."""
        return (*self.image_layers, *self.dense.layers)

    @property
    def map_shapes(self) -> tuple[MapShape, ...]:
        """Shape of the image, then of what each image layer gives."""
        return map_shapes_of(self.image_layers)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of pixels, then of the values that each layer gives."""
        return (*map(math.prod, self.map_shapes), *self.dense.sizes[1:])

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Weights and bias of every layer that has some; of the shapes that Keras gives them."""
        return tuple(array for layer in self.layers for array in layer.arrays)

    @property
    def n_weights(self) -> int:
        """Number of weights and biases, Keras's ``count_params()``."""
        return sum(array.size for array in self.arrays)

    @property
    def n_bytes(self) -> int:
        """Memory that its weights and biases take (bytes)."""
        return sum(array.nbytes for array in self.arrays)

    def forward(self, x: ArrayLike) -> ConvolutionalTrace:
        """Run a forward pass and keep every value on the way.

        Parameters
        ----------
        x : array-like, shape (..., 784)

        Returns
        -------
        ConvolutionalTrace

        Raises
        ------
        ValueError
            If the last axis of ``x`` is not 784 long.
        """
        image = np.asarray(x)
        maps = feature_maps(self.image_layers, image)
        flat = maps[-1].reshape(*image.shape[:-1], self.dense.sizes[0])
        return ConvolutionalTrace(image, maps, self.dense.forward(flat))


def map_shapes_of(layers: Iterable[ImageLayer]) -> tuple[MapShape, ...]:
    """Return the shape of the image, then of what each layer gives.

    Raises
    ------
    ValueError
        If one does not take what the one before gives.
    """
    shapes: list[MapShape] = [(*IMAGE_SHAPE, 1)]
    for layer in layers:
        n_channels = getattr(layer, "n_channels", shapes[-1][2])
        shape = layer.output_shape(shapes[-1])
        if n_channels != shapes[-1][2] or min(shape) < 1:
            raise ValueError(f"a layer cannot take maps of shape {shapes[-1]}")
        shapes.append(shape)
    return tuple(shapes)


def feature_maps(layers: Iterable[ImageLayer], pixels: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return what each layer gives, arrays of shape (..., height, width, n_channels).

    Parameters
    ----------
    layers : iterable of ImageLayer
    pixels : array, shape (..., 784)
    """
    images = pixels.shape[:-1]
    maps = pixels.reshape(-1, *IMAGE_SHAPE, 1)
    all_maps = []
    for layer in layers:
        maps = layer.forward(maps)
        all_maps.append(maps.reshape(*images, *maps.shape[1:]))
    return tuple(all_maps)
