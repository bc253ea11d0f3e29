"""Every activation function: Keras's values, TensorFlow's slopes, and no net input too large."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from visualizer.core.activations import ACTIVATIONS, FUNCTIONS, LAYER_ACTIVATIONS, SLOPES
from visualizer.core.sentence import Sentence

KEYS = list(FUNCTIONS)
NOT_KERAS = {"step"}
OF_KERAS = [key for key in KEYS if key not in NOT_KERAS]
BENDS = {"relu", "leaky_relu", "step"}
FINITE = st.floats(allow_nan=False, allow_infinity=False)
every_function = pytest.mark.parametrize("key", KEYS)


def at(function, z):
    return float(function(np.array([z]))[0])


def test_they_are_found_in_their_order():
    assert [
        *("sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "softplus", "linear", "step"),
    ] == KEYS


def test_there_is_one_definition():
    for key in SLOPES:
        assert ACTIVATIONS[key] is LAYER_ACTIVATIONS[key] is FUNCTIONS[key].value
        assert SLOPES[key] is FUNCTIONS[key].slope
    assert set(LAYER_ACTIVATIONS) == {*KEYS, "softmax"}


@every_function
def test_each_says_what_it_is(key):
    cls = FUNCTIONS[key]
    assert isinstance(cls.title, Sentence)
    assert cls.range
    assert cls.__doc__
    assert bool(cls.keras_name) == (key not in NOT_KERAS)
    assert not cls.keras_name or f'"{key}"' in cls.keras_name


@pytest.mark.parametrize("key", OF_KERAS)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_values_and_slopes_are_those_of_keras(key, kind):
    import keras
    import tensorflow as tf

    generator = np.random.default_rng(len(key))
    z = np.concatenate([generator.normal(0, 5, 2000), [-90, -30, -1e-3, 0, 1e-3, 30, 90]])
    z = z.astype(kind)
    with tf.GradientTape() as tape:
        given_z = tf.constant(z)
        tape.watch(given_z)
        values = keras.activations.get(key)(given_z)
    slopes = tape.gradient(values, given_z)
    function = FUNCTIONS[key]
    np.testing.assert_allclose(function.value(z), values, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(function.slope(z), slopes, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("key", "slope"),
    [
        *(("sigmoid", 0.25), ("tanh", 1), ("relu", 0), ("leaky_relu", 0.2), ("elu", 1)),
        *(("gelu", 0.5), ("softplus", 0.5), ("linear", 1), ("step", 0)),
    ],
)
def test_the_slope_at_0(key, slope):
    assert at(FUNCTIONS[key].slope, 0.0) == slope


@every_function
@given(st.floats(-30, 30))
def test_a_slope_is_the_difference_over_a_small_step(key, z):
    h = 1e-6
    if key in BENDS and abs(z) < 2 * h:
        return
    value = FUNCTIONS[key].value
    numeric = (at(value, z + h) - at(value, z - h)) / (2 * h)
    assert at(FUNCTIONS[key].slope, z) == pytest.approx(numeric, abs=1e-6)


@every_function
@given(FINITE)
@example(1.7e308)
@example(-1.7e308)
@example(5e-324)
def test_no_net_input_is_too_large(key, z):
    # Warnings are errors here: there is none.
    function = FUNCTIONS[key]
    value, slope = at(function.value, z), at(function.slope, z)
    assert math.isfinite(value)
    assert -0.13 <= slope <= function.largest_slope * (1 + 1e-15)


@every_function
@given(st.floats(-700, 700))
def test_a_value_is_in_its_range(key, z):
    value = at(FUNCTIONS[key].value, z)
    low, high = {
        "sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0, math.inf), "elu": (-1, math.inf),
        "gelu": (-0.17, math.inf), "softplus": (0, math.inf), "step": (0, 1),
    }.get(key, (-math.inf, math.inf))  # fmt: skip
    assert low <= value <= high


@every_function
def test_the_largest_slope_is_reached_or_nearly_so(key):
    # GELU's is at the square root of 2, where its second derivative is 0.
    z = np.array([0, 1e-9, math.sqrt(2), 50])
    assert FUNCTIONS[key].slope(z).max() == pytest.approx(FUNCTIONS[key].largest_slope, abs=1e-15)


@every_function
@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(), (0, 3), (2, 3)])
def test_shape_and_precision_stay_and_the_input_too(key, kind, shape):
    z = np.full(shape, -2, kind)
    for function in (FUNCTIONS[key].value, FUNCTIONS[key].slope):
        result = np.asarray(function(z))
        assert (result.shape, result.dtype) == (shape, kind)
    assert (z == -2).all()


@pytest.mark.parametrize("key", KEYS)
@given(FINITE)
@example(0.0)
def test_every_place_is_on_one_piece(key, z):
    assert sum(bool(piece.holds(z)) for piece in FUNCTIONS[key].pieces) == 1


@pytest.mark.parametrize("z", [-8.0, -12.0, -20.0, -37.0])
def test_the_tail_of_gelu_keeps_its_digits(z):
    # Phi(z) ~ phi(z) / |z| (1 - 1/z^2 + 3/z^4 - 15/z^6 + 105/z^8), Abramowitz and Stegun 26.2.12.
    series = 1 - 1 / z**2 + 3 / z**4 - 15 / z**6 + 105 / z**8
    share = math.exp(-z * z / 2) / math.sqrt(2 * math.pi) / -z * series
    assert at(FUNCTIONS["gelu"].value, z) == pytest.approx(z * share, rel=1e-5, abs=0)


@pytest.mark.parametrize("z", [-20.0, -100.0, -700.0])
def test_the_tail_of_softplus_and_its_slope_is_the_exponential(z):
    for function in (FUNCTIONS["softplus"].value, FUNCTIONS["softplus"].slope):
        assert at(function, z) == pytest.approx(math.exp(z), rel=1e-8, abs=0)
