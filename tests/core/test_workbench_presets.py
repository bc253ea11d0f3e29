"""The small networks do what the notes say, worked out again in plain Python."""

import math

import numpy as np
import pytest

from visualizer.core.backward import backward, stepped
from visualizer.core.output_losses import OUTPUT_LOSSES
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.workbench_scene import WorkbenchScene

PRESETS = discover("visualizer.core.workbench_presets")


def test_the_note_s_network_comes_first():
    assert list(PRESETS) == ["three-layers", "xor", "linear-layers"]


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_is_whole(key):
    preset = PRESETS[key]
    scene = WorkbenchScene(
        preset.network, preset.samples, loss=preset.loss, learning_rate=preset.learning_rate
    )
    assert scene.network.dtype == np.float64
    assert all(layer.name for layer in scene.network.layers)
    for text in (preset.title, preset.lesson):
        assert isinstance(text, Sentence)


def test_no_two_presets_want_one_place():
    ranks = [preset.rank for preset in PRESETS.values()]
    assert len(set(ranks)) == len(ranks)


def test_note_001_s_network():
    preset = PRESETS["three-layers"]
    assert preset.network.sizes == (2, 3, 2, 2)
    assert [layer.activation for layer in preset.network.layers] == ["sigmoid", "sigmoid", "linear"]
    assert preset.samples[0].x == (0.02316599, 0.5851755)
    for layer in preset.network.layers:
        # Drawn from 0 to 1, as by np.random.rand, and with two decimals.
        numbers = np.concatenate([layer.weights.ravel(), layer.bias])
        assert ((numbers > 0) & (numbers < 1)).all()
        assert numbers.tolist() == np.round(numbers, 2).tolist()


def test_note_001_s_pass_by_hand():
    x1, x2 = 0.02316599, 0.5851755
    z1 = [
        0.42 * x1 + 0.91 * x2 + 0.11,
        0.72 * x1 + 0.38 * x2 + 0.30,
        0.15 * x1 + 0.64 * x2 + 0.56,
    ]
    a1, a2, a3 = (1 / (1 + math.exp(-z)) for z in z1)
    z2 = [
        0.87 * a1 + 0.19 * a2 + 0.66 * a3 + 0.22,
        0.25 * a1 + 0.53 * a2 + 0.08 * a3 + 0.47,
    ]
    b1, b2 = (1 / (1 + math.exp(-z)) for z in z2)
    z3 = [0.95 * b1 + 0.78 * b2 + 0.61, 0.34 * b1 + 0.12 * b2 + 0.27]
    preset = PRESETS["three-layers"]
    trace = preset.network.forward(preset.samples[0].x)
    for computed, by_hand in zip(trace.net_inputs, (z1, z2, z3), strict=True):
        assert computed == pytest.approx(by_hand, abs=1e-15)
    assert trace.activations[1] == pytest.approx((a1, a2, a3), abs=1e-15)
    assert trace.output == pytest.approx(z3, abs=1e-15)
    y1, y2 = preset.samples[0].target
    loss = backward(preset.network, trace, (y1, y2), preset.loss).loss
    assert loss == pytest.approx(((z3[0] - y1) ** 2 + (z3[1] - y2) ** 2) / 2, abs=1e-15)


def trained(preset, n_epochs):
    network = preset.network
    for _ in range(n_epochs):
        for sample in preset.samples:
            trace = network.forward(sample.x)
            gradients = backward(network, trace, sample.target, preset.loss)
            network = stepped(network, trace, gradients, preset.learning_rate)
    return network


def losses(network, preset):
    for sample in preset.samples:
        trace = network.forward(sample.x)
        target = np.array(sample.target)
        yield OUTPUT_LOSSES[preset.loss].value(trace.logits, trace.output, target)


def test_xor_is_learned_within_200_epochs():
    xor = PRESETS["xor"]
    assert [(*sample.x, *sample.target) for sample in xor.samples] == [
        (0, 0, 0),
        (0, 1, 1),
        (1, 0, 1),
        (1, 1, 0),
    ]
    outputs = trained(xor, 200).forward([sample.x for sample in xor.samples]).output.ravel()
    assert (outputs > 0.5).tolist() == [False, True, True, False]
    assert np.abs(outputs - [0, 1, 1, 0]).max() < 0.2


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_learns_at_its_own_rate(key):
    preset = PRESETS[key]
    first, later = (sum(losses(trained(preset, n), preset)) for n in (0, 50))
    assert later < 0.9 * first


def test_three_linear_layers_are_one():
    preset = PRESETS["linear-layers"]
    first, second, third = preset.network.layers
    weights = first.weights @ second.weights @ third.weights
    bias = (first.bias @ second.weights + second.bias) @ third.weights + third.bias
    x = np.random.default_rng(0).normal(size=(20, 2))
    assert preset.network.forward(x).output == pytest.approx(x @ weights + bias, abs=1e-12)
    # W1 W2 = ((3.25, -3.5), (0.5, 2.25)), times (2, -1); exact, in quarters.
    assert weights.ravel().tolist() == [10, -1.25]
    assert bias.tolist() == [2.25]
