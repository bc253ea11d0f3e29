"""The gradients of a deep network, against Keras's and against differences."""

import math

import numpy as np
import pytest

from visualizer.core.activations import FUNCTIONS
from visualizer.core.backward import numerical_gradient
from visualizer.core.deep_network import LOSS, N_SAMPLES, DeepNetwork
from visualizer.core.initialisation import INITIALISERS


@pytest.mark.parametrize("activation", set(FUNCTIONS) - {"step"})
def test_the_gradients_are_those_of_tensorflow(activation):
    import keras
    import tensorflow as tf

    deep = DeepNetwork(4, activation, "glorot_uniform", 3)
    arrays = [tf.Variable(array, dtype=tf.float64) for array in deep.network.arrays]
    with tf.GradientTape() as tape:
        a = tf.constant(deep.x)
        for w, b in zip(arrays[:-2:2], arrays[1:-2:2], strict=True):
            a = keras.activations.get(activation)(a @ w + b)
        logits = a @ arrays[-2] + arrays[-1]
        losses = tf.nn.softmax_cross_entropy_with_logits(deep.target, logits)
        loss = tf.reduce_mean(losses)
    theirs = tape.gradient(loss, arrays)
    back, dw = deep.gradients(deep.network)
    db = [dz.sum(axis=0) for dz in back.net_inputs]
    assert back.loss == pytest.approx(float(loss), rel=1e-6)
    for one, other in zip(dw, theirs[::2], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-8)
    for one, other in zip(db, theirs[1::2], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("activation", ["gelu", "elu", "softplus"])
def test_a_gradient_is_the_difference_over_a_small_step(activation):
    deep = DeepNetwork(3, activation, "he_uniform", 0)
    _, dw = deep.gradients(deep.network)
    numeric = [
        numerical_gradient(deep.network, deep.network.forward(x), target, LOSS, (1, 5, 7))
        for x, target in zip(deep.x, deep.target, strict=True)
    ]
    assert dw[1][5, 7] == pytest.approx(sum(numeric) / N_SAMPLES, rel=1e-5)


def test_sigmoid_vanishes_and_relu_with_he_does_not():
    norms = {}
    for activation, initialiser in (("sigmoid", "glorot_uniform"), ("relu", "he_uniform")):
        deep = DeepNetwork(10, activation, initialiser, 0)
        norms[activation] = deep.measured(deep.network).weights
    assert norms["sigmoid"][0] < 1e-5 * norms["sigmoid"][-1]
    assert 0.05 < norms["relu"][0] / norms["relu"][-1] < 20


def test_steps_make_the_loss_smaller():
    deep = DeepNetwork(4, "relu", "he_uniform", 0)
    network, before = deep.network, deep.measured(deep.network).loss
    assert before == pytest.approx(math.log(10), rel=0.2)
    for _ in range(10):
        network = deep.stepped(network)
    assert deep.measured(network).loss < 0.9 * before
    assert deep.measured(deep.network).loss == before


@pytest.mark.parametrize("activation", FUNCTIONS)
@pytest.mark.parametrize("initialiser", INITIALISERS)
def test_the_deepest_gives_a_number_or_says_that_it_is_none(activation, initialiser):
    # Warnings are errors here: there is none.
    deep = DeepNetwork(50, activation, initialiser, 1)
    sizes = deep.measured(deep.stepped(deep.network))
    assert sizes.weights.shape == sizes.net_inputs.shape == (50,)
    assert isinstance(sizes.loss, float)


def test_the_seed_decides():
    one, same, other = (DeepNetwork(3, "tanh", "glorot_uniform", seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.x, same.x)
    first, again, another = (deep.measured(deep.network) for deep in (one, same, other))
    assert (first.weights == again.weights).all()
    assert (first.weights != another.weights).all()


def test_glorot_s_weights_let_what_goes_back_through_relu_shrink_and_he_s_do_not():
    # He et al. 2015: half the units are closed, so that each layer leaves 1 / sqrt(2) of it.
    ratios = {}
    for initialiser in ("glorot_uniform", "he_uniform"):
        sizes = [
            deep.measured(deep.network).net_inputs
            for deep in (DeepNetwork(30, "relu", initialiser, seed) for seed in range(10))
        ]
        logs = [math.log(size[0] / size[-1]) / 29 for size in sizes]
        ratios[initialiser] = math.exp(np.mean(logs))
    assert ratios["glorot_uniform"] == pytest.approx(math.sqrt(1 / 2), rel=0.1)
    assert ratios["he_uniform"] == pytest.approx(1, rel=0.1)
