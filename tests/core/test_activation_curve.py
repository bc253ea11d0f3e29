"""The curve of a unit's activation and the place on it."""

import math

import numpy as np
import pytest

from visualizer.core.activation_curve import HALF_WIDTH, activation_curve
from visualizer.core.activations import ACTIVATIONS
from visualizer.core.network import DenseLayer, DenseNetwork


def curve(activation, z, unit=0):
    """Return the curve of a unit of a layer with these net inputs."""
    z = np.array(z, float)
    network = DenseNetwork([DenseLayer(np.zeros((1, len(z))), z, activation)])
    with np.errstate(all="ignore"):
        trace = network.forward(np.zeros(1))
    return activation_curve(network, trace, 0, unit)


@pytest.mark.parametrize("activation", ["linear", "relu", "sigmoid", "tanh"])
@pytest.mark.parametrize("z", [-3.5, 0.25, 5.0])
def test_the_place_stands_on_the_curve_and_the_slope_is_the_curve_s(activation, z):
    drawn = curve(activation, [z])
    assert drawn.at[0] == z
    assert drawn.at[1] == pytest.approx(float(ACTIVATIONS[activation](np.array(z))))
    np.testing.assert_allclose(drawn.a, ACTIVATIONS[activation](drawn.z))
    step = 1e-6
    above, below = (
        float(ACTIVATIONS[activation](np.array(z + change))) for change in (step, -step)
    )
    assert drawn.slope == pytest.approx((above - below) / (2 * step), abs=1e-6)


def test_what_a_sigmoid_makes_of_0():
    drawn = curve("sigmoid", [0.0])
    assert (drawn.at, drawn.slope) == ((0, 0.5), 0.25)


@pytest.mark.parametrize("z", [[0.0, 1.0, 2.0], [-3.0, 4.0, 0.5]])
@pytest.mark.parametrize("unit", [0, 2])
def test_softmax_is_drawn_with_the_other_net_inputs_as_they_are(z, unit):
    drawn = curve("softmax", z, unit)
    others = sum(math.exp(value) for place, value in enumerate(z) if place != unit)
    np.testing.assert_allclose(drawn.a, np.exp(drawn.z) / (np.exp(drawn.z) + others))
    output = math.exp(z[unit]) / (math.exp(z[unit]) + others)
    assert drawn.at == (z[unit], pytest.approx(output))
    step = 1e-6
    above, below = (
        math.exp(z[unit] + change) / (math.exp(z[unit] + change) + others)
        for change in (step, -step)
    )
    assert drawn.slope == pytest.approx((above - below) / (2 * step), rel=1e-6)


@pytest.mark.parametrize(
    ("z", "width"), [(0, 1), (5.4, 1), (-5.4, 1), (5.5, 2), (-10.9, 4), (100, 32)]
)
def test_the_width_doubles_until_the_place_fits_well_inside(z, width):
    drawn = curve("tanh", [z])
    assert (drawn.z[0], drawn.z[-1]) == (-width * HALF_WIDTH, width * HALF_WIDTH)
    assert abs(z) <= 0.9 * drawn.z[-1]


@pytest.mark.parametrize("activation", ["relu", "softmax"])
@pytest.mark.parametrize("z", [math.nan, math.inf, -math.inf])
def test_there_is_no_place_for_what_is_not_finite(activation, z):
    with pytest.raises(ValueError, match="not finite"):
        curve(activation, [z, 0.0])


@pytest.mark.parametrize("activation", ["linear", "relu", "sigmoid", "tanh", "softmax"])
@pytest.mark.parametrize("z", [1e300, -1e300, 1e-300])
def test_a_very_large_net_input_has_a_curve_of_numbers(activation, z):
    drawn = curve(activation, [z, 0.0])
    assert np.isfinite(drawn.a).all()
    assert math.isfinite(drawn.slope)
