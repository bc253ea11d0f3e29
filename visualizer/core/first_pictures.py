"""What the first layer looks for, as pictures."""

from __future__ import annotations

import numpy as np

from visualizer.core.image_layers import ConvolutionLayer
from visualizer.core.layer_plan import map_shapes
from visualizer.core.planned_network import Network, plans_of


def first_pictures(network: Network) -> np.ndarray:
    """Return the weights of each unit of the first layer as a picture of its input.

    Parameters
    ----------
    network : Network

    Returns
    -------
    array, shape (n_units, height, width)
        28 x 28 weights a unit of a dense layer; the kernels of a convolution, 3 x 3 or so.
        Of a network that pools the image first, what the pooling leaves of it.
    """
    for layer in network.image_layers:
        if isinstance(layer, ConvolutionLayer):
            # The image has one channel.
            return layer.weights[:, :, 0].transpose(2, 0, 1)
    shape = map_shapes(plans_of(network))[-1][:2]
    return network.dense.layers[0].weights.T.reshape(-1, *shape)


def has_kernels(network: Network) -> bool:
    """Tell whether the pictures are of a convolution's kernels, not of a dense layer's units.

    Parameters
    ----------
    network : Network
    """
    return any(isinstance(layer, ConvolutionLayer) for layer in network.image_layers)
