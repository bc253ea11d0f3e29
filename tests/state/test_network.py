"""The network on screen and the forward pass of the current digit."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.state.network import NetworkState

PLANS = (LayerPlan(4, "relu"), LayerPlan(3, "softmax"))
IMAGE = np.arange(784, dtype=np.uint8).reshape(28, 28)


@pytest.fixture
def state(qtbot: QtBot) -> NetworkState:
    return NetworkState(initial_network(PLANS, 0))


def test_an_image_runs_through_as_0_to_1(qtbot: QtBot, state: NetworkState) -> None:
    with qtbot.waitSignal(state.changed):
        state.set_image(IMAGE)
    assert state.trace.activations[0] == pytest.approx(IMAGE.ravel() / 255)
    weights = state.network.layers[0].weights
    assert state.trace.net_inputs[0] == pytest.approx(IMAGE.ravel() / 255 @ weights, abs=1e-4)
    with qtbot.assertNotEmitted(state.changed):
        state.set_image(IMAGE.copy())


def test_other_weights_see_the_same_image(qtbot: QtBot, state: NetworkState) -> None:
    state.set_image(IMAGE)
    before, other = state.trace, initial_network(PLANS, 1)
    with qtbot.waitSignal(state.changed):
        state.set_network(other, epoch=2, batch=50)
    assert (state.network, state.epoch, state.batch) == (other, 2, 50)
    assert np.array_equal(state.trace.activations[0], before.activations[0])
    assert not np.array_equal(state.trace.output, before.output)
    with qtbot.assertNotEmitted(state.changed):
        state.set_network(other)


@pytest.mark.parametrize("weight", [np.inf, -np.inf, np.nan, 3e38])
def test_weights_of_a_run_that_diverged_are_shown_without_a_warning(
    state: NetworkState, weight: float
) -> None:
    state.set_image(IMAGE)
    weights = np.full((784, 3), weight, np.float32)
    state.set_network(DenseNetwork([DenseLayer(weights, np.zeros(3, np.float32), "softmax")]))
    assert state.trace.output.shape == (3,)
