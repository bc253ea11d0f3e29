"""The numpy lines beside the formulas: run, they give the numbers of the passes."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.activations import ACTIVATIONS, SLOPES
from visualizer.core.backward import backward
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.map_layers import in_units
from visualizer.core.network import AnyNetwork
from visualizer.core.numpy_code import backward_code, forward_code

LOSS = "categorical_crossentropy"
# Pooling leaves a row and a column over, once.
PLANS: tuple[AnyPlan, ...] = (
    ConvolutionPlan(3, 4, "relu"),
    PoolingPlan(2),
    ConvolutionPlan(4, 3, "tanh"),
    PoolingPlan(3),
    LayerPlan(6, "sigmoid"),
    LayerPlan(10, "softmax"),
)


def shaped(values: np.ndarray, network: AnyNetwork, layer: int) -> np.ndarray:
    """Return what a layer gives as numpy's user has it: maps, or a row; -1 is the input."""
    if layer < 0:
        return values.reshape(28, 28, 1)
    return values.reshape(network.layers[layer].map_shape or (1, -1))


@pytest.fixture
def network() -> AnyNetwork:
    return in_units(initial_network(PLANS, 3)).astype(np.float64)


@pytest.fixture
def names(network: AnyNetwork) -> dict[str, object]:
    """Return everything that the lines speak of."""
    trace = network.forward(np.random.default_rng(0).random(784))
    target = np.eye(10)[3]
    passed = backward(network, trace, target, LOSS)
    known: dict[str, object] = {"np": np, "y": target[np.newaxis], **ACTIVATIONS}
    known["x"] = shaped(trace.activations[0], network, -1)
    for number, layer in enumerate(network.layers):
        n = number + 1
        known[f"z{n}"] = shaped(trace.net_inputs[number], network, number)
        known[f"a{n}"] = shaped(trace.activations[n], network, number)
        known[f"dz{n}"] = shaped(passed.net_inputs[number], network, number)
        known[f"da{n}"] = shaped(passed.outputs[number], network, number)
        if layer.arrays:
            known[f"W{n}"], known[f"b{n}"] = layer.arrays
    known["expected"] = trace, passed
    return known


@pytest.mark.parametrize("layer", range(len(PLANS)))
def test_forward(network: AnyNetwork, names: dict[str, object], layer: int) -> None:
    trace, _ = names["expected"]
    for unit in (0, network.layers[layer].n_units - 1):
        said: dict[str, object] = {}
        exec(forward_code(network, layer, unit), names, said)
        if network.layers[layer].map_shape is None:
            np.testing.assert_allclose(said[f"z{layer + 1}"][0], trace.net_inputs[layer])
            np.testing.assert_allclose(said[f"a{layer + 1}"][0], trace.activations[layer + 1])
        else:
            assert said["a"] == pytest.approx(trace.activations[layer + 1][unit])
            if not network.layers[layer].is_maximum:
                assert said["z"] == pytest.approx(trace.net_inputs[layer][unit])


@pytest.mark.parametrize("layer", range(len(PLANS)))
def test_backward(network: AnyNetwork, names: dict[str, object], layer: int) -> None:
    trace, passed = names["expected"]
    chosen, given = network.layers[layer], trace.activations[layer]
    unit, n = chosen.n_units - 1, layer + 1
    names["slope"] = SLOPES.get(chosen.activation)
    said: dict[str, object] = {}
    if chosen.is_maximum:
        names[f"da{layer}"] = np.zeros_like(names[f"a{layer}"])
    names["dw"] = np.zeros((1, 1, 1))
    exec(backward_code(network, layer, unit, LOSS), names, said)
    dz = passed.net_inputs[layer]
    if chosen.is_maximum:
        # Without something left over it is a name of its own.
        da = said.get(f"da{layer}", names[f"da{layer}"])
        # Of equal values the lines take all, the layer the first: so it is with relu's zeros.
        several = given != 0
        np.testing.assert_allclose(da.reshape(-1)[several], passed.outputs[layer - 1][several])
    elif chosen.map_shape is None:
        np.testing.assert_allclose(said[f"dz{n}"][0], dz)
        np.testing.assert_allclose(said[f"dW{n}"], np.outer(given, dz))
        np.testing.assert_allclose(said[f"db{n}"][0], dz)
    else:
        weights, bias = chosen.kernel_gradients(given, dz)
        number = chosen.place(unit)[2]
        assert said["db"] == pytest.approx(bias[number])
        assert names["dw"][0, 0, 0] == pytest.approx(weights[0, 0, 0, number])


def test_a_softmax_of_maps_takes_all_maps_at_a_place() -> None:
    plans = (ConvolutionPlan(3, 4, "softmax"), LayerPlan(10, "softmax"))
    network = in_units(initial_network(plans, 0))
    assert forward_code(network, 0, 3 * 26 + 2).endswith("a = softmax(z1[1, 1])[2]")
