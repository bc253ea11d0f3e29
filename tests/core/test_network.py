"""The forward pass against numbers by hand."""

import numpy as np
import pytest

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
