"""Losses at the end of a network against Keras, where logits are far apart, and their slopes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.output_losses import OUTPUT_LOSSES, losses_for

CROSS_ENTROPIES = [("categorical_crossentropy", "softmax"), ("binary_crossentropy", "sigmoid")]
LOGITS = arrays(np.float64, st.integers(1, 8), elements=st.floats(-1e308, 1e308))


def value(loss, activation, logits, target):
    z = np.asarray(logits)
    return OUTPUT_LOSSES[loss].value(z, ACTIVATIONS[activation](z), np.asarray(target, float))


@pytest.mark.parametrize(("loss", "activation"), CROSS_ENTROPIES)
@pytest.mark.parametrize("scale", [1, 30, 1000])
@pytest.mark.parametrize("true_class", range(4))
def test_it_is_the_loss_of_keras(loss, activation, scale, true_class):
    import keras

    z = scale * np.random.default_rng(true_class).uniform(-1, 1, 4)
    target = np.eye(4)[true_class]
    expected = keras.losses.get(loss)(target[np.newaxis], z[np.newaxis], from_logits=True)
    # Keras's binary one is the mean over the outputs.
    n_means = 4 if loss == "binary_crossentropy" else 1
    assert value(loss, activation, z, target) == pytest.approx(
        float(expected[0]) * n_means, rel=1e-6, abs=1e-12
    )


def test_half_the_sum_of_squares_is_that_of_keras():
    import keras

    z, target = np.random.default_rng(0).normal(size=(2, 5))
    expected = keras.losses.mean_squared_error(target[np.newaxis], z[np.newaxis])
    assert value("half_sum_of_squares", "linear", z, target) == pytest.approx(
        2.5 * float(expected[0]), rel=1e-6
    )


def test_the_losses_by_hand():
    assert value("categorical_crossentropy", "softmax", [0.0, 0], [1, 0]) == math.log(2)
    assert value("binary_crossentropy", "sigmoid", [0.0, 0], [1, 0]) == 2 * math.log(2)
    assert value("half_sum_of_squares", "linear", [3.0, -1], [1, 0]) == 2.5


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("loss", "activation", "target", "expected"),
    [
        ("categorical_crossentropy", "softmax", (1, 0), 0),
        ("categorical_crossentropy", "softmax", (0, 1), 2000),
        ("categorical_crossentropy", "softmax", (0.5, 0.5), 1000),
        ("binary_crossentropy", "sigmoid", (1, 0), 0),
        ("binary_crossentropy", "sigmoid", (0, 1), 2000),
        ("binary_crossentropy", "sigmoid", (0.5, 0), 500),
    ],
)
def test_logits_of_1000_lose_nothing(loss, activation, target, expected, kind):
    assert value(loss, activation, np.array([1000, -1000], kind), target) == expected


def test_a_sure_and_right_answer_costs_plain_zero():
    for loss, activation in CROSS_ENTROPIES:
        assert str(value(loss, activation, [1000.0, -1000], (1, 0))) == "0.0"


@given(LOGITS, st.integers(0, 7))
def test_no_logits_however_large_make_a_loss_nan(logits, draw):
    target = np.eye(len(logits))[draw % len(logits)]
    for loss, activation in CROSS_ENTROPIES:
        # Warnings are left to the caller, who knows whether the network diverged.
        with np.errstate(over="ignore"):
            assert value(loss, activation, logits, target) >= 0


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_gradient_is_a_slope(activation):
    z, target = np.array([0.3, -1.2, 0.8]), np.array([0.1, 0.7, 0.2])
    for key in losses_for(activation):
        loss = OUTPUT_LOSSES[key]
        output = ACTIVATIONS[activation](z)

        def measured(moved, key=key, output=output):
            if OUTPUT_LOSSES[key].activations is None:
                return OUTPUT_LOSSES[key].value(z, output + moved, target)
            return value(key, activation, z + moved, target)

        numeric = [(measured(h) - measured(-h)) / 2e-5 for h in 1e-5 * np.eye(3)]
        assert loss.gradient(output, target) == pytest.approx(numeric, abs=1e-9)


@pytest.mark.parametrize(
    ("activation", "expected"),
    [
        ("softmax", ("categorical_crossentropy", "half_sum_of_squares")),
        ("sigmoid", ("binary_crossentropy", "half_sum_of_squares")),
        ("tanh", ("half_sum_of_squares",)),
        ("relu", ("half_sum_of_squares",)),
        ("linear", ("half_sum_of_squares",)),
    ],
)
def test_the_usual_loss_comes_first(activation, expected):
    assert losses_for(activation) == expected
