"""How strongly the parts of a layer that a diagram shows hang together with those before."""

from __future__ import annotations

import numpy as np

from visualizer.core.image_layers import ConvolutionLayer, PoolingLayer
from visualizer.core.network_fold import unit_strengths
from visualizer.core.planned_network import Network, Trace


def n_parts(network: Network, layer: int) -> int:
    """Return how many parts a diagram can show of a layer: its units, or its feature maps."""
    n_image = len(network.image_layers)
    if layer >= n_image:
        return network.dense.layers[layer - n_image].n_units
    return channels_after(network, layer + 1)


def channels_after(network: Network, n_layers: int) -> int:
    """Return how many maps there are after some layers over the image; 1 is the image itself."""
    filters = [
        layer.n_filters
        for layer in network.image_layers[:n_layers]
        if isinstance(layer, ConvolutionLayer)
    ]
    return filters[-1] if filters else 1


def part_strengths(network: Network, trace: Trace, layer: int) -> np.ndarray:
    """Return how much each part of a layer matters for the input at hand, shape (n_parts,)."""
    n_image = len(network.image_layers)
    if layer >= n_image:
        return unit_strengths(network.dense, trace.dense, layer - n_image)
    with np.errstate(all="ignore"):
        strengths: np.ndarray = np.abs(trace.maps[layer]).mean(axis=(0, 1))
    return strengths


def edge_weights(network: Network, trace: Trace, layer: int) -> np.ndarray:
    """Return what a diagram's edges into a layer stand for, shape (n_sources, n_parts).

    Between dense layers those are the weights. Into a convolution it is the sum of the kernel
    that lies on each map: what ink all over it would count. A pooling layer hands each map on
    by itself: 1, and nan where there is no edge. Into the first dense layer after feature maps
    it is what each map adds to each unit now, ``sum of w a`` over its places.
    """
    n_image = len(network.image_layers)
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        if layer < n_image:
            image_layer = network.image_layers[layer]
            if isinstance(image_layer, PoolingLayer):
                n_maps = channels_after(network, layer)
                return np.where(np.eye(n_maps, dtype=bool), 1.0, np.nan)
            sums: np.ndarray = image_layer.weights.sum(axis=(0, 1))
            return sums
        weights = network.dense.layers[layer - n_image].weights
        if n_image == 0 or layer > n_image:
            return weights
        n_maps = channels_after(network, n_image)
        terms = trace.dense.activations[0][:, np.newaxis] * weights
        added: np.ndarray = terms.reshape(-1, n_maps, terms.shape[1]).sum(axis=0)
        return added
