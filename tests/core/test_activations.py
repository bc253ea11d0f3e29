"""Activation functions against known values, and their slopes against differences."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from visualizer.core.activations import ACTIVATIONS, SLOPES

X = np.array([-1000.0, -1.0, 0.0, 0.3, 2.9, 4.0, 1000.0])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("linear", X),
        ("relu", (0, 0, 0, 0.3, 2.9, 4, 1000)),
        ("sigmoid", (0, 0.26894142, 0.5, 0.57444252, 0.94784644, 0.98201379, 1)),
        ("tanh", (-1, -0.76159416, 0, 0.29131261, 0.99396317, 0.99932930, 1)),
        ("softmax", (0, 0, 0, 0, 0, 0, 1)),
    ],
)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_known_values(name, expected, kind):
    result = ACTIVATIONS[name](X.astype(kind))
    assert result == pytest.approx(expected, abs=1e-7)
    assert result.dtype == kind


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("shape", [(3,), (2, 3), (0, 3)])
def test_shape_stays_and_the_input_too(name, shape):
    x = np.full(shape, -2.0)
    assert ACTIVATIONS[name](x).shape == shape
    assert (x == -2).all()


@pytest.mark.parametrize("name", SLOPES)
def test_a_slope_is_the_difference_over_a_small_step(name):
    z = np.array([-3.0, -1.1, -0.2, 0.2, 0.7, 2.5])
    h = 1e-5
    numeric = (ACTIVATIONS[name](z + h) - ACTIVATIONS[name](z - h)) / (2 * h)
    assert SLOPES[name](z) == pytest.approx(numeric, abs=1e-9)


def test_every_activation_of_one_net_input_has_a_slope():
    assert set(SLOPES) == set(ACTIVATIONS) - {"softmax"}


@pytest.mark.parametrize("name", SLOPES)
@given(st.floats(allow_nan=False))
@example(1.7e308)
@example(-1.7e308)
def test_no_net_input_is_too_large_for_a_slope(name, z):
    # Warnings are errors here: there is none.
    assert 0 <= SLOPES[name](np.array([z]))[0] <= 1


@pytest.mark.parametrize("name", SLOPES)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_slope_keeps_shape_and_precision(name, kind):
    z = np.full((2, 3), -2, kind)
    slope = SLOPES[name](z)
    assert (slope.shape, slope.dtype) == ((2, 3), kind)
    assert (z == -2).all()


def test_relu_has_no_slope_at_0_and_takes_0():
    assert SLOPES["relu"](np.array([-1e-300, 0.0, -0.0, 1e-300])).tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("z", [20.0, 40.0, 100.0, 300.0])
def test_a_saturated_unit_still_has_a_slope(z):
    # sigmoid' = e^-z / (1 + e^-z)^2, and tanh'(z) = 4 sigmoid'(2 z).
    both = np.array([-z, z])
    assert SLOPES["sigmoid"](both) == pytest.approx(math.exp(-z), rel=1e-6, abs=0)
    assert SLOPES["tanh"](both) == pytest.approx(4 * math.exp(-2 * z), rel=1e-6, abs=0)


@pytest.mark.parametrize(("kind", "units"), [(np.float64, 4), (np.float32, 8)])
@given(z=st.floats(-600, 600, width=32))
@example(z=-37.5)
@example(z=-38.0)
@example(z=-20.0)
def test_a_sigmoid_is_right_to_a_few_units_even_in_its_tail(kind, units, z):
    exact = float(1 / (1 + Decimal(-z).exp()))
    value = ACTIVATIONS["sigmoid"](np.array([z], kind))[0]
    assert abs(float(value) - exact) <= units * float(np.spacing(kind(exact)))


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_sigmoid_has_no_ends(kind):
    # Warnings are errors here: there is none.
    z = np.array([-np.inf, np.finfo(kind).min, np.finfo(kind).max, np.inf, np.nan], kind)
    np.testing.assert_array_equal(ACTIVATIONS["sigmoid"](z), np.array([0, 0, 1, 1, np.nan], kind))
