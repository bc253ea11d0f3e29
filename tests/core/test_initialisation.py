"""The first weights: repeatable, and drawn as Keras would."""

import numpy as np
import pytest

from visualizer.core.initialisation import LayerPlan, initial_network

PLANS = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))


def test_shapes_names_and_type():
    network = initial_network(PLANS, 0)
    assert network.sizes == (784, 512, 10)
    assert [(layer.activation, layer.name) for layer in network.layers] == [
        ("relu", "hidden"),
        ("softmax", "digits"),
    ]
    assert all(layer.weights.dtype == layer.bias.dtype == np.float32 for layer in network.layers)


def test_the_seed_decides():
    one, same, other = (initial_network(PLANS, seed) for seed in (3, 3, 4))
    for a, b, c in zip(one.layers, same.layers, other.layers, strict=True):
        assert (a.weights == b.weights).all()
        assert (a.weights != c.weights).mean() > 0.99


def test_the_limit_is_glorots():
    for layer in initial_network(PLANS, 1).layers:
        limit = np.sqrt(6 / (layer.n_inputs + layer.n_units))
        assert 0.99 * limit < np.abs(layer.weights).max() <= np.float32(limit)
        assert abs(layer.weights.mean()) < 0.05 * limit
        assert layer.weights.std() == pytest.approx(limit / np.sqrt(3), rel=0.03)
        assert not layer.bias.any()


def test_the_limit_is_that_of_keras():
    import keras

    for layer in initial_network(PLANS, 1).layers:
        dense = keras.layers.Dense(layer.n_units)
        dense.build((None, layer.n_inputs))
        kernel, bias = (np.asarray(w) for w in dense.get_weights())
        assert np.abs(kernel).max() == pytest.approx(np.abs(layer.weights).max(), rel=0.01)
        assert kernel.std() == pytest.approx(layer.weights.std(), rel=0.03)
        assert not bias.any()
