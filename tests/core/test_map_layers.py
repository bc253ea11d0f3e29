"""Kernels and pooling unit by unit: the same numbers as of the whole maps, and as of Keras."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualizer.core.backward import backward, loss_after_step, numerical_gradient, stepped
from visualizer.core.image_layers import ConvolutionLayer, PoolingLayer
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.loss_gradient import loss_gradient
from visualizer.core.map_layers import ConvolutionMaps, PoolingMaps, in_units
from visualizer.core.network import AnyNetwork, DenseNetwork, ForwardTrace, UnitNetwork
from visualizer.core.unit_layer import UnitLayer

DIGITS = LayerPlan(10, "softmax", "digits")
PLANS = (ConvolutionPlan(3, 3, "relu", "edges"), PoolingPlan(2), ConvolutionPlan(4, 5, "tanh"))
LOSS = "categorical_crossentropy"
TARGET = np.eye(10)[3]


def taken_apart(*plans: ConvolutionPlan | PoolingPlan, seed: int = 0) -> AnyNetwork:
    return in_units(initial_network((*plans, DIGITS), seed)).astype(np.float64)


def image(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, 784) / 255


def drawn(layer: str, seed: int) -> tuple[UnitLayer, np.ndarray]:
    """Return a small layer over maps of 7 rows, 6 columns and 2 channels, and such maps."""
    numbers = np.random.default_rng(seed)
    maps = numbers.normal(size=7 * 6 * 2)
    if layer == "pooling":
        return PoolingMaps((7, 6, 2), PoolingLayer(2)), maps
    weights, bias = numbers.normal(size=(3, 3, 2, 4)), numbers.normal(size=4)
    return ConvolutionMaps((7, 6, 2), ConvolutionLayer(weights, bias, layer)), maps


def test_all_units_are_the_pixels_of_all_maps() -> None:
    network = initial_network((*PLANS, DIGITS), 1)
    units = in_units(network)
    assert units.sizes == network.sizes
    assert [layer.map_shape for layer in units.layers] == [
        (26, 26, 3),
        (13, 13, 3),
        (9, 9, 4),
        None,
    ]
    assert [layer.is_maximum for layer in units.layers] == [False, True, False, False]
    assert units.n_weights == network.n_weights
    pixels = image().astype(np.float32)
    whole, trace = network.forward(pixels), units.forward(pixels)
    for ours, theirs in zip(trace.activations[1:4], whole.maps, strict=True):
        np.testing.assert_array_equal(ours, theirs.reshape(-1))
    np.testing.assert_array_equal(trace.output, whole.output)
    dense = DenseNetwork(network.dense.layers)
    assert in_units(dense) is dense


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["pooling", "relu", "softmax"]), st.integers(0, 99))
def test_every_unit_is_the_sum_of_its_window(kind: str, seed: int) -> None:
    layer, maps = drawn(kind, seed)
    units = np.arange(layer.n_units)
    sources = layer.sources(units)
    weights = layer.weights_at(maps, sources, units[:, np.newaxis])
    sums = (weights * maps[sources]).sum(axis=1) + [layer.bias_at(unit) for unit in units.tolist()]
    np.testing.assert_allclose(sums, layer.net_input(maps), rtol=1e-12)
    # Anywhere else the weight is 0: the same as a dense layer with most weights 0.
    everywhere = layer.weights_at(maps, np.arange(layer.n_inputs)[:, np.newaxis], units)
    assert everywhere.shape == (layer.n_inputs, layer.n_units)
    bias = np.array([layer.bias_at(unit) for unit in units.tolist()])
    np.testing.assert_allclose(maps @ everywhere + bias, layer.net_input(maps), rtol=1e-9)
    # What comes back along them is what a dense layer sends back.
    dz = np.random.default_rng(seed + 1).normal(size=layer.n_units)
    np.testing.assert_allclose(layer.given_gradient(maps, dz), everywhere @ dz, atol=1e-12)


def test_of_equal_values_pooling_takes_the_first() -> None:
    layer = PoolingMaps((2, 2, 1), PoolingLayer(2))
    weights = layer.weights_at(np.full(4, 0.5), layer.sources(np.array([0])), np.zeros((1, 1), int))
    assert weights.tolist() == [[1, 0, 0, 0]]
    assert layer.given_gradient(np.full(4, 0.5), np.array([2.0])).tolist() == [2, 0, 0, 0]


def test_many_inputs_at_once_and_one_are_the_same() -> None:
    for kind in ("relu", "softmax", "pooling"):
        layer, maps = drawn(kind, 0)
        both = np.stack([maps, -maps])
        z = layer.net_input(both)
        assert z.shape == (2, layer.n_units)
        np.testing.assert_allclose(z[1], layer.net_input(-maps))
        np.testing.assert_allclose(layer.output(z)[1], layer.output(z[1]))


def test_softmax_shares_out_among_the_maps_at_each_place() -> None:
    layer, maps = drawn("softmax", 0)
    outputs = layer.output(layer.net_input(maps))
    assert layer.shared_with(6) == slice(4, 8)
    assert outputs[4:8].sum() == pytest.approx(1)


@pytest.mark.parametrize("seed", range(3))
def test_gradients_agree_with_finite_differences_and_with_those_of_all_maps(seed: int) -> None:
    network = taken_apart(*PLANS, seed=seed)
    pixels = image(seed)
    trace = network.forward(pixels)
    passed = backward(network, trace, TARGET, LOSS)
    numbers = np.random.default_rng(seed)
    for number, layer in enumerate(network.layers):
        given, dz = trace.activations[number], passed.net_inputs[number]
        for unit in numbers.integers(0, layer.n_units, 3).tolist():
            source = int(numbers.choice(layer.sources(np.array([unit]))[0]))
            for place in (source, None):
                if layer.is_maximum:
                    assert layer.weight_gradient(given, dz, place, unit) == 0
                    continue
                measured = numerical_gradient(network, trace, TARGET, LOSS, (number, place, unit))
                computed = layer.weight_gradient(given, dz, place, unit)
                assert computed == pytest.approx(measured, rel=1e-4, abs=1e-8)
    plain = initial_network((*PLANS, DIGITS), seed)
    theirs = loss_gradient(plain, (pixels * 255).round().astype(np.uint8).reshape(1, 28, 28), [3])
    rate = 0.5
    for before, after, weights, biases in zip(
        [layer for layer in network.layers if layer.arrays],
        [layer for layer in stepped(network, trace, passed, rate).layers if layer.arrays],
        theirs.weights,
        theirs.biases,
        strict=True,
    ):
        np.testing.assert_allclose(after.arrays[0], before.arrays[0] - rate * weights, atol=1e-5)
        np.testing.assert_allclose(after.arrays[1], before.arrays[1] - rate * biases, atol=1e-5)


def test_the_gradient_of_the_input_agrees_with_finite_differences() -> None:
    network, pixels = taken_apart(*PLANS), image()
    da = backward(network, network.forward(pixels), TARGET, LOSS).activations[0]
    for place in (100, 300, 406, 500):
        losses = []
        for change in (1e-5, -1e-5):
            moved = pixels.copy()
            moved[place] += change
            losses.append(backward(network, network.forward(moved), TARGET, LOSS).loss)
        assert da[place] == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-4, abs=1e-8)


@pytest.mark.parametrize("rate", [0.1, 1.0])
def test_the_loss_after_a_step_is_that_of_the_network_after_it(rate: float) -> None:
    network, pixels = taken_apart(*PLANS), image()
    trace = network.forward(pixels)
    passed = backward(network, trace, TARGET, LOSS)
    after = stepped(network, trace, passed, rate)
    assert isinstance(after, UnitNetwork)
    expected = backward(after, after.forward(pixels), TARGET, LOSS).loss
    assert loss_after_step(network, trace, passed, rate, TARGET, LOSS) == pytest.approx(expected)


def test_one_weight_of_a_kernel_is_that_of_every_place() -> None:
    layer, maps = drawn("linear", 0)
    unit, source = 14, int(layer.sources(np.array([14]))[0][5])
    changed = layer.with_weight(source, unit, 7.0)
    assert changed.weights_at(maps, source, unit) == 7
    slopes = layer.slopes(maps, source, unit)
    by = 7 - float(layer.weights_at(maps, source, unit))
    np.testing.assert_allclose(
        changed.net_input(maps), layer.net_input(maps) + by * slopes, rtol=1e-12
    )
    assert np.count_nonzero(slopes) == layer.n_units / 4
    assert changed.with_weight(source, unit, 7.0) is changed
    assert layer.with_bias(unit, 3.0).bias_at(unit % 4) == 3
    assert layer.with_bias(unit, layer.bias_at(unit)) is layer
    assert layer.with_activation("tanh").activation == "tanh"


def test_what_pooling_does_cannot_be_changed() -> None:
    layer = drawn("pooling", 0)[0]
    assert layer.with_weight(0, 0, 3.0) is layer
    assert layer.with_bias(0, 3.0) is layer
    assert layer.with_activation("relu") is layer
    assert layer.arrays == ()
    assert layer.bias_at(0) == 0


def test_a_pass_can_begin_behind_the_kernels() -> None:
    network, pixels = taken_apart(*PLANS), image()
    trace = network.forward(pixels)
    begun = ForwardTrace(trace.activations[:3], trace.net_inputs[:2])
    np.testing.assert_array_equal(network.forward_on(begun).output, trace.output)
