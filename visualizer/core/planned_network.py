"""A network out of its plan and its arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from visualizer.core.convolutional_network import ConvolutionalNetwork, ConvolutionalTrace
from visualizer.core.image_layers import ConvolutionLayer, ImageLayer, PoolingLayer
from visualizer.core.layer_plan import (
    AnyPlan,
    ConvolutionPlan,
    LayerPlan,
    PoolingPlan,
    dense_plans,
    image_plans,
)
from visualizer.core.network import DenseLayer, DenseNetwork, ForwardTrace
from visualizer.core.weighted_layer import WeightedLayer

Network = DenseNetwork | ConvolutionalNetwork
Trace = ForwardTrace | ConvolutionalTrace


def planned_network(plans: Sequence[AnyPlan], arrays: Iterable[np.ndarray]) -> Network:
    """Put arrays into the layers they belong to.

    Parameters
    ----------
    plans : sequence of AnyPlan
        From the input to the output.
    arrays : iterable of arrays, each of the shape that Keras gives it
        Weights and bias of each layer that has some, in Keras's order.

    Raises
    ------
    ValueError
        If they do not fit.
    """
    arrays = tuple(arrays)
    if len(arrays) != 2 * sum(not isinstance(plan, PoolingPlan) for plan in plans):
        raise ValueError(f"{len(arrays)} arrays are not what these layers need")
    left = iter(arrays)
    image_layers: list[ImageLayer] = []
    for plan in image_plans(plans):
        if isinstance(plan, PoolingPlan):
            image_layers.append(PoolingLayer(plan.size, plan.dropout))
        else:
            rest = (plan.activation, plan.name, plan.dropout)
            image_layers.append(ConvolutionLayer(next(left), next(left), *rest))
    dense = DenseNetwork(
        DenseLayer(
            next(left), next(left), plan.activation, plan.name, plan.initialiser, plan.dropout
        )
        for plan in dense_plans(plans)
    )
    network = ConvolutionalNetwork(image_layers, dense) if image_layers else dense
    given = [array.shape[-1] for array in network.arrays[::2]]
    wanted = [_n_outputs(plan) for plan in plans if not isinstance(plan, PoolingPlan)]
    if given != wanted:
        raise ValueError(f"layers of {wanted} units cannot have weights of {given}")
    return network


def plans_of(network: Network) -> tuple[AnyPlan, ...]:
    """Return the layers of a network without their weights."""
    return tuple(plan_of_layer(layer) for layer in network.layers)


def plan_of_layer(layer: ImageLayer | DenseLayer) -> AnyPlan:
    """Return a layer without its weights."""
    match layer:
        case PoolingLayer():
            return PoolingPlan(layer.size, layer.dropout)
        case ConvolutionLayer():
            sizes = layer.n_filters, layer.kernel_size
            return ConvolutionPlan(*sizes, layer.activation, layer.name, layer.dropout)
        case DenseLayer():
            rest = layer.activation, layer.name, layer.initialiser, layer.dropout
            return LayerPlan(layer.n_units, *rest)


def weighted_layers(network: Network) -> tuple[WeightedLayer, ...]:
    """Return the layers that have weights, from the input to the output."""
    return tuple(layer for layer in network.layers if isinstance(layer, WeightedLayer))


def weight_shapes(network: Network) -> tuple[tuple[int, ...], ...]:
    """Return the shapes of the weights of those layers."""
    return tuple(layer.weights.shape for layer in weighted_layers(network))


def _n_outputs(plan: LayerPlan | ConvolutionPlan) -> int:
    return plan.n_units if isinstance(plan, LayerPlan) else plan.n_filters
