"""Activation functions against known values."""

import numpy as np
import pytest

from visualizer.core.activations import ACTIVATIONS

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
