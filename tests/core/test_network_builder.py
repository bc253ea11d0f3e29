"""A network built layer by layer keeps the weights that still fit, or is refused whole."""

import math

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network_builder import MAX_WEIGHTS, build_network, check_plans
from visualizer.core.sentence import Problem

PLANS = (LayerPlan(3, "sigmoid", "first"), LayerPlan(4, "tanh"), LayerPlan(2, "softmax", "last"))
NOTHING = (None, None, None)


def same_weights(one, other):
    return np.array_equal(one.weights, other.weights) and np.array_equal(one.bias, other.bias)


def built():
    """Build a network whose weights no seed draws."""
    network = build_network(2, PLANS, 0, NOTHING)
    for index in range(3):
        network = network.with_layer(index, network.layers[index].with_bias(0, 9.0))
    return network


def test_a_new_network_is_drawn_from_its_seed():
    network, drawn = build_network(2, PLANS, 5, NOTHING), initial_network(PLANS, 5, 2)
    assert network.sizes == (2, 3, 4, 2)
    assert network.dtype == np.float64
    for layer, other in zip(network.layers, drawn.layers, strict=True):
        assert same_weights(layer, other)
    assert [(layer.activation, layer.name) for layer in network.layers] == [
        ("sigmoid", "first"),
        ("tanh", ""),
        ("softmax", "last"),
    ]


@pytest.mark.parametrize(
    ("index", "plan", "new"),
    [
        (0, LayerPlan(3, "relu", "other"), set()),
        (0, LayerPlan(5, "sigmoid"), {0, 1}),
        (1, LayerPlan(5, "tanh"), {1, 2}),
        (2, LayerPlan(1, "sigmoid"), {2}),
        (1, LayerPlan(4, "tanh", "", "zeros"), {1}),
    ],
)
def test_what_still_fits_is_kept(index, plan, new):
    before, plans = built(), list(PLANS)
    plans[index] = plan
    network = build_network(2, plans, 1, before.layers)
    drawn = initial_network(plans, 1, 2)
    for number, layer in enumerate(network.layers):
        other = drawn if number in new else before
        assert same_weights(layer, other.layers[number])
    changed = network.layers[index]
    assert (changed.activation, changed.name, changed.initialiser) == (
        plan.activation,
        plan.name,
        plan.initialiser,
    )


def test_other_inputs_draw_the_first_layer_alone():
    before = built()
    network = build_network(5, PLANS, 1, before.layers)
    assert network.sizes == (5, 3, 4, 2)
    assert network.layers[0].bias[0] == 0
    assert [same_weights(*pair) for pair in zip(network.layers, before.layers, strict=True)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_new_layer_has_as_many_digits_as_the_others(kind):
    before = built().astype(kind)
    plans = (*PLANS, LayerPlan(3, "linear"))
    network = build_network(2, plans, 0, (*before.layers, None))
    assert {layer.weights.dtype for layer in network.layers} == {np.dtype(kind)}
    assert {layer.bias.dtype for layer in network.layers} == {np.dtype(kind)}


def test_a_whole_float_is_a_number_of_inputs():
    assert build_network(2.0, PLANS, 0, NOTHING).sizes == (2, 3, 4, 2)


ONE = LayerPlan(1, "relu")


@pytest.mark.parametrize(
    ("n_inputs", "plans", "words"),
    [
        (2, [], "1 to 8 layers"),
        (2, [ONE] * 9, "1 to 8 layers"),
        (0, [ONE], "a whole number of units, at least 1"),
        (-1, [ONE], "a whole number"),
        (1.5, [ONE], "a whole number"),
        (math.nan, [ONE], "a whole number"),
        (math.inf, [ONE], "a whole number"),
        (2, [LayerPlan(0, "relu")], "a whole number"),
        (2, [LayerPlan(-3, "relu")], "a whole number"),
        (2, [LayerPlan(2.5, "relu")], "a whole number"),
        (2, [LayerPlan(math.nan, "relu")], "a whole number"),
        (1999, [LayerPlan(5000, "relu")], "10,000,000 weights are too many: up to 4,000,000"),
        (1e300, [ONE], "too many"),
        (1e308, [LayerPlan(3, "relu")], "too many"),
        (2, [LayerPlan(10**400, "relu")], "too many"),
        (2, [LayerPlan(1, "relu", "a"), ONE, LayerPlan(1, "relu", "a")], "already named “a”"),
        (2, [LayerPlan(1, "relu", "x" * 21)], "up to 20 letters"),
    ],
)
def test_what_cannot_be_built_is_refused(n_inputs, plans, words):
    with pytest.raises(Problem, match=words):
        check_plans(n_inputs, plans)
    with pytest.raises(Problem, match=words):
        build_network(n_inputs, plans, 0, [None] * len(plans))


def test_the_largest_network_that_fits():
    check_plans(1999, [LayerPlan(2000, "relu")])
    with pytest.raises(Problem, match=r"4,002,000 weights"):
        check_plans(2000, [LayerPlan(2000, "relu")])
    assert MAX_WEIGHTS == 4_000_000
    check_plans(2, [ONE] * 8)
    check_plans(2, [LayerPlan(1, "relu", "x" * 20)])


def test_a_refusal_is_short_enough_to_be_read():
    with pytest.raises(Problem) as refusal:
        check_plans(1e300, [LayerPlan(3, "relu")])
    assert len(str(refusal.value)) < 200


def test_what_was_kept_stays_as_it_was():
    before = built()
    weights = [layer.weights.copy() for layer in before.layers]
    build_network(2, [*PLANS[:2], LayerPlan(7, "relu")], 3, before.layers)
    for layer, expected in zip(before.layers, weights, strict=True):
        np.testing.assert_array_equal(layer.weights, expected)
