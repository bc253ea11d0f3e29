"""Gradients by hand, by finite differences and by TensorFlow: all the same."""

import math
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.backward import (
    backward,
    logit_gradient,
    loss_after_step,
    numerical_gradient,
    stepped,
)
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.output_losses import OUTPUT_LOSSES, losses_for

ENDS = [(activation, loss) for activation in ACTIVATIONS for loss in losses_for(activation)]
H = 1e-5


def drawn_network(generator, sizes, activations):
    # 0.7 keeps the sums of four linear layers small, so that differences are exact.
    return DenseNetwork(
        DenseLayer(
            0.7 * generator.normal(size=(n_inputs, n_units)),
            0.7 * generator.normal(size=n_units),
            activation,
        )
        for (n_inputs, n_units), activation in zip(pairwise(sizes), activations, strict=True)
    )


def drawn_target(generator, n_outputs, activation):
    if activation == "softmax":
        return generator.dirichlet(np.ones(n_outputs))
    return generator.random(n_outputs)


@st.composite
def problems(draw):
    """Draw a network, its forward pass, a target and a loss."""
    sizes = draw(st.lists(st.integers(1, 6), min_size=2, max_size=5))
    n_layers = len(sizes) - 1
    names = st.sampled_from(sorted(ACTIVATIONS))
    activations = draw(st.lists(names, min_size=n_layers, max_size=n_layers))
    loss = draw(st.sampled_from(losses_for(activations[-1])))
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    network = drawn_network(generator, sizes, activations)
    trace = network.forward(generator.normal(size=sizes[0]))
    for layer, z in zip(network.layers, trace.net_inputs, strict=True):
        # No difference can be measured across relu's bend.
        assume(layer.activation != "relu" or np.abs(z).min() > 1e-3)
    return network, trace, drawn_target(generator, sizes[-1], activations[-1]), loss


def loss_of(network, x, target, loss):
    trace = network.forward(x)
    return OUTPUT_LOSSES[loss].value(trace.logits, trace.output, target)


def difference(measure, array):
    """Central differences along every entry of an array."""
    slopes = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        values = []
        for change in (H, -H):
            moved = array.copy()
            moved[place] += change
            values.append(measure(moved))
        slopes[place] = (values[0] - values[1]) / (2 * H)
    return slopes


def assert_gradients(gradients, network, trace, measure):
    """Compare all gradients with differences of ``measure``, of a network and an input."""
    x, near = trace.activations[0], {"rel": 1e-6, "abs": 1e-6}
    dx = difference(partial(measure, network), x)
    assert gradients.activations[0] == pytest.approx(dx, **near)
    for number, (layer, dz) in enumerate(zip(network.layers, gradients.net_inputs, strict=True)):

        def measured(field, array, number=number, layer=layer):
            return measure(network.with_layer(number, replace(layer, **{field: array})), x)

        dw = difference(partial(measured, "weights"), layer.weights)
        assert np.outer(trace.activations[number], dz) == pytest.approx(dw, **near)
        assert dz == pytest.approx(difference(partial(measured, "bias"), layer.bias), **near)


def by_hand():
    # z1 = (2, -1), a1 = (2, 0), z2 = 6 - 5 = 1.
    network = DenseNetwork(
        [
            DenseLayer(np.array([[1.0, -1], [0.5, 0]]), np.zeros(2), "relu"),
            DenseLayer(np.array([[3.0], [4]]), np.array([-5.0]), "linear"),
        ]
    )
    return network, network.forward([1.0, 2])


def test_a_pass_by_hand():
    # dz2 = 1 - 3; da1 = -2 (3, 4); the second unit is shut; da0 = -6 (1, 0.5).
    gradients = backward(*by_hand(), [3], "half_sum_of_squares")
    assert gradients.loss == 2
    assert [dz.tolist() for dz in gradients.net_inputs] == [[-6, 0], [-2]]
    assert [da.tolist() for da in gradients.activations] == [[-6, -3], [-6, -8], [-2]]


def test_a_step_by_hand():
    network, trace = by_hand()
    gradients = backward(network, trace, [3], "half_sum_of_squares")
    first, second = stepped(network, trace, gradients, 0.1).layers
    assert first.weights == pytest.approx(np.array([[1.6, -1], [1.7, 0]]))
    assert first.bias == pytest.approx([0.6, 0])
    assert second.weights == pytest.approx(np.array([[3.4], [4]]))
    assert second.bias == pytest.approx([-4.8])
    assert trace.activations[0].tolist() == [1, 2]
    # 0.5 (3.4 * 5.6 - 4.8 - 3)^2
    after = loss_after_step(network, trace, gradients, 0.1, [3], "half_sum_of_squares")
    assert after == pytest.approx(63.1688)


@given(problems())
def test_every_gradient_is_the_slope_of_the_loss(problem):
    network, trace, target, loss = problem
    gradients = backward(*problem)
    assert gradients.loss == loss_of(network, trace.activations[0], target, loss)
    assert_gradients(
        gradients, network, trace, lambda network, x: loss_of(network, x, target, loss)
    )


@given(problems(), st.integers(1, 4))
def test_many_inputs_at_once_have_the_gradients_of_each(problem, n_inputs):
    network, trace, target, loss = problem
    shares = np.linspace(1, 0.4, n_inputs)[:, np.newaxis]
    inputs, targets = shares * trace.activations[0], target * np.ones((n_inputs, 1))
    together = backward(network, network.forward(inputs), targets, loss)
    single = [backward(network, network.forward(x), target, loss) for x in inputs]
    near = {"rel": 1e-9, "abs": 1e-9}
    assert together.loss == pytest.approx(sum(each.loss for each in single), **near)
    for number, dz in enumerate(together.net_inputs):
        assert dz == pytest.approx(np.array([each.net_inputs[number] for each in single]), **near)
    dx = np.array([each.activations[0] for each in single])
    assert together.activations[0] == pytest.approx(dx, **near)


@given(problems(), st.integers(0, 5))
def test_the_gradients_of_a_logit_are_its_slopes(problem, draw):
    network, trace, *_ = problem
    index = draw % network.sizes[-1]
    gradients = logit_gradient(network, trace, index)
    assert gradients.loss == trace.logits[index]
    assert_gradients(gradients, network, trace, lambda network, x: network.forward(x).logits[index])


@given(problems())
def test_a_measured_gradient_is_the_computed_one(problem):
    network, trace, target, loss = problem
    gradients = backward(*problem)
    for number, layer in enumerate(network.layers):
        dz = gradients.net_inputs[number]
        for unit in range(layer.n_units):
            for source in (None, *range(layer.n_inputs)):
                a = 1 if source is None else trace.activations[number][source]
                measured = numerical_gradient(network, trace, target, loss, (number, source, unit))
                assert measured == pytest.approx(a * dz[unit], rel=1e-6, abs=1e-6)


@given(problems(), st.floats(1e-4, 1))
def test_the_short_way_to_the_loss_after_a_step_is_the_long_one(problem, rate):
    network, trace, target, loss = problem
    gradients = backward(*problem)
    after = stepped(network, trace, gradients, rate).forward(trace.activations[0])
    expected = OUTPUT_LOSSES[loss].value(after.logits, after.output, target)
    short = loss_after_step(network, trace, gradients, rate, target, loss)
    # A loss that is close to 0 is a difference of outputs that are not.
    scale = np.abs(after.output).max() ** 2
    assert short == pytest.approx(expected, rel=1e-10, abs=1e-12 * max(1, scale))


@pytest.mark.parametrize("in_one", [False, True], ids=["of the output", "of the logits"])
@pytest.mark.parametrize(("activation", "loss"), ENDS)
@pytest.mark.parametrize("seed", range(4))
def test_the_gradients_are_those_of_tensorflow(activation, loss, seed, in_one):
    import keras
    import tensorflow as tf

    generator = np.random.default_rng(seed)
    # Keras warns of a softmax of one unit.
    sizes = generator.integers(2, 7, size=generator.integers(2, 6))
    activations = [*generator.choice(sorted(ACTIVATIONS), len(sizes) - 2), activation]
    network = drawn_network(generator, sizes, activations)
    trace = network.forward(generator.normal(size=sizes[0]))
    target = drawn_target(generator, sizes[-1], activation)
    gradients = backward(network, trace, target, loss)
    x = tf.Variable(trace.activations[0][np.newaxis])
    layers = [(tf.Variable(layer.weights), tf.Variable(layer.bias)) for layer in network.layers]
    with tf.GradientTape() as tape:
        output = x
        for (weights, bias), name in zip(layers, activations, strict=True):
            z = output @ weights + bias
            output = keras.activations.get(name)(z)
        if loss == "half_sum_of_squares":
            # Keras's losses are means over the outputs.
            value = keras.losses.mean_squared_error(target[np.newaxis], output) * sizes[-1] / 2
        else:
            given = z if in_one else output
            value = keras.losses.get(loss)(target[np.newaxis], given, from_logits=in_one)
            value *= sizes[-1] if loss == "binary_crossentropy" else 1
    dx, d_layers = tape.gradient(value, [x, layers])
    near = {"rel": 1e-6, "abs": 1e-9}
    assert gradients.loss == pytest.approx(value.numpy()[0], **near)
    assert gradients.activations[0] == pytest.approx(dx.numpy()[0], **near)
    for a, dz, (dw, db) in zip(trace.activations, gradients.net_inputs, d_layers, strict=False):
        assert np.outer(a, dz) == pytest.approx(dw.numpy(), **near)
        assert dz == pytest.approx(db.numpy(), **near)


@given(st.integers(0, 2**32 - 1))
def test_the_gradient_at_the_logits_is_the_error_and_sums_to_0(seed):
    generator = np.random.default_rng(seed)
    network = drawn_network(generator, (3, 4, 5), ("tanh", "softmax"))
    trace = network.forward(generator.normal(size=3))
    target = drawn_target(generator, 5, "softmax")
    dz = backward(network, trace, target, "categorical_crossentropy").net_inputs[-1]
    assert dz == pytest.approx(trace.output - target, abs=1e-15)
    assert abs(dz.sum()) < 1e-15


@pytest.mark.parametrize(("activation", "loss"), ENDS)
def test_the_gradient_of_the_output_is_there_where_it_is_needed(activation, loss):
    network = drawn_network(np.random.default_rng(0), (2, 3), (activation,))
    trace = network.forward([1.0, -1])
    da = backward(network, trace, [1, 0, 0], loss).activations[-1]
    if loss == "half_sum_of_squares":
        assert da == pytest.approx(trace.output - [1, 0, 0])
    else:
        assert np.isnan(da).all()


def test_float32_stays_float32():
    network = by_hand()[0].astype(np.float32)
    trace = network.forward(np.array([1, 2], np.float32))
    gradients = backward(network, trace, [3], "half_sum_of_squares")
    assert {each.dtype for each in (*gradients.activations, *gradients.net_inputs)} == {
        np.dtype("float32")
    }
    assert stepped(network, trace, gradients, 0.1).dtype == np.float32
    measured = numerical_gradient(network, trace, [3], "half_sum_of_squares", (0, 1, 0))
    assert measured == pytest.approx(-12, rel=1e-6)


@pytest.mark.parametrize(("activation", "loss"), ENDS)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize("weight", [math.nan, math.inf, -math.inf, 1e308])
def test_weights_that_diverged_are_no_error(hidden, activation, loss, weight):
    # Warnings are errors here: there is none.
    network = DenseNetwork(
        [
            DenseLayer(np.full((2, 3), weight), np.zeros(3), hidden),
            DenseLayer(np.full((3, 2), weight), np.ones(2), activation),
        ]
    )
    with np.errstate(all="ignore"):
        trace = network.forward([3.0, 4])
    gradients = backward(network, trace, [0, 1], loss)
    assert [dz.shape for dz in gradients.net_inputs] == [(3,), (2,)]
    assert logit_gradient(network, trace, 1).net_inputs[-1].tolist() == [0, 1]
    after = loss_after_step(network, trace, gradients, 0.1, [0, 1], loss)
    new = stepped(network, trace, gradients, 0.1)
    if math.isnan(weight):
        assert np.isnan([gradients.loss, after, *new.layers[1].bias]).all()


def test_a_gradient_cannot_be_measured_where_sums_are_infinite():
    network = by_hand()[0].astype(float)
    # Both ways from infinity: inf - inf is no number, and no warning.
    trace = network.forward([math.inf, 1])
    measured = numerical_gradient(network, trace, [3], "half_sum_of_squares", (1, 0, 0))
    assert math.isnan(measured)


@pytest.mark.parametrize("target", [[], [1], [1, 2, 3], 1.0, [[1, 2]]])
def test_a_target_that_does_not_fit(target):
    network = drawn_network(np.random.default_rng(0), (2, 2), ("linear",))
    with pytest.raises(ValueError, match=r"a target of shape \(2,\) is needed"):
        backward(network, network.forward([1.0, 2]), target, "half_sum_of_squares")


def test_a_target_too_large_for_float32_is_infinite_without_a_warning():
    network = by_hand()[0].astype(np.float32)
    trace = network.forward(np.array([1, 2], np.float32))
    assert backward(network, trace, [1e300], "half_sum_of_squares").loss == math.inf
