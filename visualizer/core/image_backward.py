"""The way back through convolution and pooling: how a loss changes with every kernel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from visualizer.core.activations import through_activation
from visualizer.core.image_layers import ConvolutionLayer, ImageLayer, PoolingLayer

Gradients = tuple[np.ndarray, np.ndarray]


def image_gradients(
    layers: Sequence[ImageLayer], maps: Sequence[np.ndarray], da: np.ndarray
) -> list[Gradients]:
    """Return the gradients of the kernels and biases of every convolution, from the image on.

    Parameters
    ----------
    layers : sequence of ImageLayer
    maps : sequence of arrays, each of shape (n_images, height, width, n_channels)
        The images, then what each layer made of them.
    da : array, shape (n_images, height, width, n_channels)
        Gradient of what the last layer gave, summed over the images by what is returned.

    Returns
    -------
    list of pairs of arrays, of the shapes of kernels and biases
    """
    found: list[Gradients] = []
    # The image itself is not asked.
    for number in range(len(layers) - 1, -1, -1):
        layer, given = layers[number], maps[number]
        if isinstance(layer, PoolingLayer):
            da = before_pooling(layer, given, maps[number + 1], da)
        else:
            z, a = layer.net_input(given), maps[number + 1]
            dz = through_activation(layer.activation, z, a, da)
            found.insert(0, kernel_gradients(layer, given, dz))
            if number:
                da = before_convolution(layer, given, dz)
    return found


def kernel_gradients(layer: ConvolutionLayer, given: np.ndarray, dz: np.ndarray) -> Gradients:
    """Return the gradients of kernels and biases: summed over images and places.

    Parameters
    ----------
    layer : ConvolutionLayer
    given : array, shape (n_images, height, width, n_channels)
    dz : array, shape (n_images, n_rows, n_columns, n_filters)
        Gradient of the layer's net input.
    """
    covered = layer.covered(given).reshape(-1, layer.weights[..., 0].size)
    by_place = dz.reshape(-1, layer.n_filters)
    weights = (covered.T @ by_place).reshape(layer.weights.shape)
    return weights, by_place.sum(axis=0)


def before_convolution(layer: ConvolutionLayer, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
    """Return ``da`` of what a convolution was given: each place hears from all that covered it.

    Parameters
    ----------
    layer : ConvolutionLayer
    given : array, shape (n_images, height, width, n_channels)
    dz : array, shape (n_images, n_rows, n_columns, n_filters)

    Returns
    -------
    array, of the shape of ``given``
    """
    da = np.zeros_like(given)
    height, width = dz.shape[1:3]
    for dy, dx in np.ndindex(layer.kernel_size, layer.kernel_size):
        da[:, dy : dy + height, dx : dx + width] += dz @ layer.weights[dy, dx].T
    return da


def before_pooling(
    layer: PoolingLayer, given: np.ndarray, largest: np.ndarray, da: np.ndarray
) -> np.ndarray:
    """Return ``da`` of what a pooling was given: the largest alone hears, of equals the first.

    Parameters
    ----------
    layer : PoolingLayer
    given : array, shape (n_images, height, width, n_channels)
    largest, da : arrays, each of shape (n_images, n_rows, n_columns, n_channels)
        What the layer gave, and the gradient of that.

    Returns
    -------
    array, of the shape of ``given``
    """
    before, heard = np.zeros_like(given), np.zeros(largest.shape, bool)
    height, width = (side * layer.size for side in largest.shape[1:3])
    for dy, dx in np.ndindex(layer.size, layer.size):
        places = np.s_[:, dy : height : layer.size, dx : width : layer.size]
        is_largest = (given[places] == largest) & ~heard
        before[places] = np.where(is_largest, da, 0)
        heard |= is_largest
    return before
