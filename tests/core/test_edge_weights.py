"""What the edges of a diagram stand for, checked against the values they explain."""

import numpy as np

from visualizer.core.edge_weights import edge_weights, n_parts, part_strengths
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan

PLANS = (
    ConvolutionPlan(4, 3, "relu"),
    PoolingPlan(2),
    ConvolutionPlan(6, 3, "relu"),
    LayerPlan(5, "relu"),
    LayerPlan(10, "softmax"),
)
NETWORK = initial_network(PLANS, 2)
TRACE = NETWORK.forward(np.random.default_rng(0).random(784))


def test_every_layer_has_its_parts_and_edges() -> None:
    assert [n_parts(NETWORK, layer) for layer in range(5)] == [4, 4, 6, 5, 10]
    shapes = [edge_weights(NETWORK, TRACE, layer).shape for layer in range(5)]
    assert shapes == [(1, 4), (4, 4), (4, 6), (6, 5), (5, 10)]
    assert [len(part_strengths(NETWORK, TRACE, layer)) for layer in range(5)] == [4, 4, 6, 5, 10]


def test_into_a_convolution_ink_everywhere_counts_so_much() -> None:
    flat = NETWORK.forward(np.ones(784))
    first = NETWORK.image_layers[0]
    expected = np.maximum(edge_weights(NETWORK, flat, 0)[0] + first.bias, 0)
    np.testing.assert_allclose(flat.maps[0][7, 7], expected, atol=1e-6)


def test_pooling_hands_each_map_on_by_itself() -> None:
    weights = edge_weights(NETWORK, TRACE, 1)
    np.testing.assert_array_equal(np.isfinite(weights), np.eye(4, dtype=bool))
    np.testing.assert_array_equal(np.diag(weights), 1)


def test_what_the_maps_add_to_a_unit_is_its_net_input() -> None:
    added = edge_weights(NETWORK, TRACE, 3).sum(axis=0) + NETWORK.dense.layers[0].bias
    np.testing.assert_allclose(added, TRACE.dense.net_inputs[0], rtol=1e-5)


def test_between_dense_layers_they_are_the_weights() -> None:
    np.testing.assert_array_equal(edge_weights(NETWORK, TRACE, 4), NETWORK.dense.layers[1].weights)
    plain = initial_network(PLANS[3:], 0)
    trace = plain.forward(np.ones(784))
    np.testing.assert_array_equal(edge_weights(plain, trace, 0), plain.layers[0].weights)


def test_the_map_that_answers_most_matters_most() -> None:
    strengths = part_strengths(NETWORK, TRACE, 2)
    np.testing.assert_allclose(strengths, [TRACE.maps[2][..., k].mean() for k in range(6)])
