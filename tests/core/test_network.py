"""The forward pass against numbers by hand and against Keras; networks with a part changed."""

from itertools import pairwise

import numpy as np
import pytest

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.network import DenseLayer, DenseNetwork


def two_layers() -> DenseNetwork:
    # Note 001's way of writing a layer: a row of inputs times a matrix with a column a unit.
    return DenseNetwork(
        [
            DenseLayer(np.array([[1.0, -1, 2], [0.5, 2, -3]]), np.array([0, 1.0, -1]), "relu"),
            DenseLayer(np.array([[1.0, 0], [2, -1], [3, 5]]), np.array([0.5, -0.5]), "linear"),
        ]
    )


def test_forward_by_hand():
    # (1, 2) W = (2, 3, -4), + b = (2, 4, -5), relu = (2, 4, 0);
    # (2, 4, 0) W = (10, -4), + b = (10.5, -4.5).
    trace = two_layers().forward([1, 2])
    assert [a.tolist() for a in trace.activations] == [[1, 2], [2, 4, 0], [10.5, -4.5]]
    assert [z.tolist() for z in trace.net_inputs] == [[2, 4, -5], [10.5, -4.5]]
    assert trace.logits.tolist() == trace.output.tolist() == [10.5, -4.5]


def test_a_batch_is_its_rows():
    network, x = two_layers(), np.random.default_rng(0).normal(size=(3, 4, 2))
    trace = network.forward(x)
    assert trace.output.shape == (3, 4, 2)
    assert trace.output[1, 2] == pytest.approx(network.forward(x[1, 2]).output)


def test_sizes():
    network = two_layers()
    assert network.sizes == (2, 3, 2)
    assert (network.layers[0].n_inputs, network.layers[0].n_units) == (2, 3)


def test_weights_are_read_only_and_the_givers_stay_writable():
    weights = np.ones((2, 3))
    layer = DenseLayer(weights, np.zeros(3), "relu")
    with pytest.raises(ValueError, match="read-only"):
        layer.weights[0, 0] = 5
    weights[0, 0] = 2


@pytest.mark.parametrize(
    ("weights", "bias", "activation", "complaint"),
    [
        ((2, 3), (2,), "relu", "do not fit"),
        ((2, 3), (1, 3), "relu", "do not fit"),
        ((6,), (6,), "relu", "do not fit"),
        ((2, 3), (3,), "swish!", "swish!"),
    ],
)
def test_a_layer_that_does_not_fit(weights, bias, activation, complaint):
    with pytest.raises(ValueError, match=complaint):
        DenseLayer(np.zeros(weights), np.zeros(bias), activation)


def test_layers_that_do_not_fit():
    layer = two_layers().layers[0]
    with pytest.raises(ValueError, match="3 units cannot feed one of 2 inputs"):
        DenseNetwork([layer, layer])
    with pytest.raises(ValueError, match="at least one layer"):
        DenseNetwork([])


@pytest.mark.parametrize("x", [1.0, [1.0], [1, 2, 3], np.zeros((2, 1))])
def test_an_input_that_does_not_fit(x):
    with pytest.raises(ValueError, match="takes 2 inputs"):
        two_layers().forward(x)


def test_one_weight_is_changed_and_nothing_else():
    layer = two_layers().layers[0]
    changed = layer.with_weight(1, 2, 9.5)
    assert changed.weights.tolist() == [[1, -1, 2], [0.5, 2, 9.5]]
    assert changed.bias.tolist() == [0, 1, -1]
    assert layer.weights[1, 2] == -3
    assert changed.activation == "relu"


def test_one_bias_is_changed_and_nothing_else():
    layer = two_layers().layers[0]
    changed = layer.with_bias(0, -2.5)
    assert changed.bias.tolist() == [-2.5, 1, -1]
    assert changed.weights.tolist() == layer.weights.tolist()
    assert layer.bias[0] == 0


def test_a_changed_layer_keeps_its_name_its_initialiser_and_its_precision():
    layer = DenseLayer(
        np.zeros((1, 1), np.float32), np.zeros(1, np.float32), "tanh", "one", "he_uniform"
    )
    for changed in (layer.with_weight(0, 0, 0.1), layer.with_bias(0, 0.1)):
        assert (changed.activation, changed.name, changed.initialiser) == (
            "tanh",
            "one",
            "he_uniform",
        )
        assert changed.weights.dtype == changed.bias.dtype == np.float32


def test_weights_and_biases_are_counted():
    assert two_layers().n_weights == 2 * 3 + 3 + 3 * 2 + 2


def test_the_type_is_the_widest_of_all_layers():
    network = two_layers()
    assert network.dtype == np.float64
    narrow = network.astype(np.float32)
    assert narrow.dtype == np.float32
    assert all(layer.bias.dtype == np.float32 for layer in narrow.layers)
    assert [layer.activation for layer in narrow.layers] == ["relu", "linear"]
    assert narrow.with_layer(1, network.layers[1]).dtype == np.float64
    assert network.dtype == np.float64


def test_a_layer_takes_the_place_of_another():
    network = two_layers()
    layer = DenseLayer(np.zeros((3, 4)), np.zeros(4), "softmax")
    changed = network.with_layer(1, layer)
    assert changed.layers == (network.layers[0], layer)
    assert network.sizes == (2, 3, 2)
    with pytest.raises(ValueError, match="3 units cannot feed one of 4 inputs"):
        network.with_layer(1, DenseLayer(np.zeros((4, 2)), np.zeros(2), "linear"))


@pytest.mark.parametrize("last", ACTIVATIONS)
@pytest.mark.parametrize("seed", range(3))
def test_forward_is_the_model_of_keras(last, seed):
    import keras

    generator = np.random.default_rng(seed)
    # Keras warns of a softmax of one unit.
    sizes = generator.integers(2, 9, size=generator.integers(2, 6))
    activations = [*generator.choice(sorted(ACTIVATIONS), len(sizes) - 2), last]
    network = DenseNetwork(
        DenseLayer(generator.uniform(-1, 1, shape), generator.uniform(-1, 1, shape[1]), activation)
        for shape, activation in zip(pairwise(sizes), activations, strict=True)
    ).astype(np.float32)
    model = keras.Sequential([keras.Input((sizes[0],))])
    for layer in network.layers:
        model.add(keras.layers.Dense(layer.n_units, activation=layer.activation))
        model.layers[-1].set_weights([layer.weights, layer.bias])
    x = generator.uniform(-1, 1, (5, sizes[0])).astype(np.float32)
    assert network.forward(x).output == pytest.approx(np.asarray(model(x)), rel=1e-5, abs=1e-5)
    assert network.n_weights == model.count_params()
