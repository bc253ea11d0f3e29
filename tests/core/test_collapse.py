"""Linear layers are one layer."""

import numpy as np
import pytest

from visualizer.core.collapse import collapsed, first_bend
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.workbench_presets.linear_layers import LinearLayers


def test_the_note_s_layers_are_one():
    network = LinearLayers.network
    layer = collapsed(network)
    assert first_bend(network) is None
    # W1 W2 = ((3.25, -3.5), (0.5, 2.25)); times (2, -1): (10, -1.25).
    assert layer.weights.tolist() == [[10.0], [-1.25]]
    # (0.5, -1) @ (2, -1) + 0.25
    assert layer.bias.tolist() == [2.25]
    for x in ([1.0, 2.0], [-3.0, 0.5], [0.0, 0.0]):
        alone = np.array(x) @ layer.weights + layer.bias
        assert alone == pytest.approx(network.forward(x).output, abs=1e-12)


def test_what_comes_out_may_bend():
    last = DenseLayer(np.ones((1, 1)), np.zeros(1), "sigmoid")
    network = DenseNetwork([DenseLayer(np.ones((2, 1)), np.ones(1), "linear"), last])
    assert collapsed(network).activation == "sigmoid"


def test_a_bend_keeps_layers_apart():
    layers = LinearLayers.network.layers
    bent = DenseLayer(layers[1].weights, layers[1].bias, "relu")
    network = DenseNetwork([layers[0], bent, layers[2]])
    assert first_bend(network) == 1
    with pytest.raises(ValueError, match="bend"):
        collapsed(network)
