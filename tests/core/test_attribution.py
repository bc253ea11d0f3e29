"""What makes a logit: parts that sum up to it, and the paths that they take."""

import math

import numpy as np
import pytest

from visualizer.core.attribution import (
    N_SOURCES,
    N_UNITS,
    PathPart,
    gradient_times_input,
    strongest_paths,
)
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork


def drawn(sizes, activation, last="softmax", seed=0):
    plans = [*(LayerPlan(n, activation) for n in sizes[1:-1]), LayerPlan(sizes[-1], last)]
    network = initial_network(plans, seed, sizes[0]).astype(float)
    x = np.random.default_rng(seed).normal(size=sizes[0])
    return network, network.forward(x)


def by_hand(activation="linear"):
    """Return 2-2-1: h = (7, -1), logit 2·7 + 4·(-1) = 10 where all is linear."""
    network = DenseNetwork(
        [
            DenseLayer(np.array([[1.0, -2.0], [3.0, 0.5]]), np.zeros(2), activation),
            DenseLayer(np.array([[2.0], [4.0]]), np.zeros(1), "linear"),
        ]
    )
    return network, network.forward(np.array([1.0, 2.0]))


@pytest.mark.parametrize("activation", ["relu", "linear"])
@pytest.mark.parametrize("last", ["linear", "softmax", "sigmoid"])
@pytest.mark.parametrize("sizes", [(2, 3, 2), (30, 20, 10, 4), (5, 1)])
def test_without_biases_the_parts_sum_up_to_the_logit(activation, last, sizes):
    network, trace = drawn(sizes, activation, last)
    assert not any(layer.bias.any() for layer in network.layers)
    for index in range(sizes[-1]):
        parts = gradient_times_input(network, trace, index)
        assert parts.shape == sizes[:1]
        assert parts.sum() == pytest.approx(trace.logits[index])


def test_with_a_bias_its_part_is_missing():
    network, _ = by_hand()
    network = network.with_layer(1, network.layers[1].with_bias(0, 3.0))
    trace = network.forward(np.array([1.0, 2.0]))
    assert gradient_times_input(network, trace, 0).sum() == trace.logits[0] - 3


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "softmax"])
def test_every_part_is_the_slope_times_the_input(activation):
    network, trace = drawn((4, 6, 3), activation, seed=3)
    x, step = trace.activations[0], 1e-6
    for index in range(3):
        parts = gradient_times_input(network, trace, index)
        for place in range(4):
            change = step * np.eye(4)[place]
            above, below = network.forward(x + change), network.forward(x - change)
            slope = (above.logits[index] - below.logits[index]) / (2 * step)
            assert parts[place] == pytest.approx(x[place] * slope, rel=1e-6, abs=1e-9)


def test_the_parts_of_a_network_done_by_hand():
    network, trace = by_hand()
    # dz/dx = (1·2 − 2·4, 3·2 + 0.5·4)
    assert gradient_times_input(network, trace, 0).tolist() == [-6, 16]


def test_the_paths_of_a_network_done_by_hand():
    network, trace = by_hand()
    assert strongest_paths(network, trace, 0) == (
        PathPart(1, 0, 0, 14),
        PathPart(1, 1, 0, -4),
        PathPart(0, 1, 0, 12),
        PathPart(0, 0, 0, 2),
        PathPart(0, 0, 1, -8),
        PathPart(0, 1, 1, 4),
    )


def test_no_path_runs_through_a_unit_that_is_silent():
    network, trace = by_hand("relu")
    assert strongest_paths(network, trace, 0) == (
        PathPart(1, 0, 0, 14),
        PathPart(0, 1, 0, 12),
        PathPart(0, 0, 0, 2),
    )
    assert strongest_paths(network, network.forward(np.zeros(2)), 0) == ()


def test_a_path_branches_into_three_and_a_layer_has_six():
    network, trace = drawn((40, 30, 20, 5), "tanh")
    parts = strongest_paths(network, trace, 2)
    for layer in range(3):
        units = [part.unit for part in parts if part.layer == layer]
        assert len(set(units)) <= N_UNITS
        assert all(units.count(unit) <= N_SOURCES for unit in units)
    first = [part for part in parts if part.layer == 2]
    assert {part.unit for part in first} == {2}
    shares = trace.activations[2] * network.layers[2].weights[:, 2]
    strongest = np.argsort(-np.abs(shares))[:3]
    assert [part.source for part in first] == strongest.tolist()
    assert [part.share for part in first] == pytest.approx(shares[strongest].tolist())
    # Every path goes on where the one before it began.
    for layer in range(2):
        begun = {part.source for part in parts if part.layer == layer + 1}
        assert {part.unit for part in parts if part.layer == layer} <= begun


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e300])
def test_a_network_that_diverged_has_paths_of_numbers(value):
    weights = np.array([[value, 1.0], [1.0, value]])
    network = DenseNetwork([DenseLayer(weights, np.zeros(2), "relu") for _ in range(2)])
    with np.errstate(all="ignore"):
        trace = network.forward(np.ones(2))
    assert all(math.isfinite(part.share) for part in strongest_paths(network, trace, 0))
    assert gradient_times_input(network, trace, 0).shape == (2,)
