"""The small layer: every edit tells once, can be taken back, or is refused whole."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.activations import sigmoid
from visualizer.core.neurons_scene import ONE_LAYER, ONE_NEURON, NeuronsScene
from visualizer.core.sentence import Problem
from visualizer.state.neurons import NeuronsState
from visualizer.state.session import Session
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def state(stack: UndoStack) -> NeuronsState:
    return NeuronsState(stack)


def test_it_begins_with_the_note_s_neuron(state: NeuronsState) -> None:
    assert state.scene == ONE_NEURON
    assert state.net_inputs == pytest.approx([2.07], abs=1e-15)
    assert sigmoid(state.net_inputs) == pytest.approx([0.88795296144301], abs=1e-14)


def test_the_note_s_layer(state: NeuronsState) -> None:
    state.show(ONE_LAYER)
    assert state.net_inputs == pytest.approx([1.78, 0.76, 1.65], abs=1e-15)
    assert sigmoid(state.net_inputs) == pytest.approx(
        [0.855696865909, 0.681353733789, 0.838891050423], abs=1e-12
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.show(ONE_LAYER),
        lambda state: state.set_inputs([1, 2, 3]),
        lambda state: state.set_inputs([5]),
        lambda state: state.set_inputs(range(20)),
        lambda state: state.set_weights(0, [1, 2, 3]),
        lambda state: state.add_neuron(),
    ],
)
def test_an_edit_is_told_once_and_can_be_taken_back(
    stack: UndoStack, state: NeuronsState, edit: Callable[[NeuronsState], None]
) -> None:
    before, told = state.scene, []
    state.changed.connect(lambda: told.append(state.scene))
    edit(state)
    after = state.scene
    assert after != before
    stack.undo()
    stack.redo()
    assert told == [after, before, after]
    assert stack.count() == 1


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.show(ONE_NEURON),
        lambda state: state.set_inputs([1, 1.4, 2.5]),
        lambda state: state.set_weights(0, (0.4, 0.3, 0.5)),
    ],
)
def test_what_changes_nothing_is_no_edit(
    qtbot: QtBot, stack: UndoStack, state: NeuronsState, edit: Callable[[NeuronsState], None]
) -> None:
    with qtbot.assertNotEmitted(state.changed):
        edit(state)
    assert stack.count() == 0


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda state: state.set_inputs([]), "1 to 20 inputs fit here, not 0"),
        (lambda state: state.set_inputs([0.0] * 21), "not 21"),
        (lambda state: state.set_weights(0, []), "3, not 0"),
        (lambda state: state.set_weights(0, [1, 2]), "3, not 2"),
        (lambda state: state.set_weights(0, [1, 2, 3, 4]), "3, not 4"),
        (lambda state: state.remove_neuron(0), "at least one neuron"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    stack: UndoStack, state: NeuronsState, edit: Callable[[NeuronsState], None], words: str
) -> None:
    with pytest.raises(Problem, match=words):
        edit(state)
    assert (state.scene, stack.count()) == (ONE_NEURON, 0)


def test_more_inputs_get_weights_of_0_and_fewer_lose_the_last(state: NeuronsState) -> None:
    state.show(ONE_LAYER)
    net_inputs = state.net_inputs
    state.set_inputs([*ONE_LAYER.inputs, 9, -9])
    assert all(neuron[4:] == (0, 0) for neuron in state.scene.weights)
    assert state.net_inputs == pytest.approx(net_inputs)
    state.set_inputs(ONE_LAYER.inputs[:2])
    assert state.scene.weights == ((1.1, 1.2), (0.2, 0.4), (0.6, 1.5))


def test_neurons_come_and_go_between_1_and_20(state: NeuronsState) -> None:
    for _ in range(19):
        state.add_neuron()
    with pytest.raises(Problem, match="No more than 20 neurons"):
        state.add_neuron()
    assert state.net_inputs == pytest.approx([2.07, *[0] * 19])
    for _ in range(19):
        state.remove_neuron(0)
    assert state.scene == NeuronsScene(ONE_NEURON.inputs, ((0, 0, 0),))


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_neuron_asked_for_goes(state: NeuronsState, index: int) -> None:
    state.show(ONE_LAYER)
    state.remove_neuron(index)
    rest = list(ONE_LAYER.weights)
    del rest[index]
    assert state.scene.weights == tuple(rest)


def test_sums_too_large_for_a_number_are_infinite_without_a_warning(state: NeuronsState) -> None:
    state.set_inputs([1e308, 1e308, 1e308])
    state.set_weights(0, [10, 10, 0])
    assert state.net_inputs.tolist() == [math.inf]
    assert sigmoid(state.net_inputs).tolist() == [1]
    # inf - inf: nan, or inf where multiplying and adding is one instruction.
    state.set_weights(0, [10, -10, 0])
    assert not math.isfinite(state.net_inputs[0])


def test_neurons_and_softmax_share_one_way_back(qtbot: QtBot, session: Session) -> None:
    session.neurons.show(ONE_LAYER)
    session.softmax.set_logits(session.neurons.net_inputs)
    session.neurons.add_neuron()
    session.undo_stack.undo()
    assert session.neurons.scene == ONE_LAYER
    assert session.softmax.logits == pytest.approx([1.78, 0.76, 1.65])
    session.undo_stack.undo()
    assert len(session.softmax.scene.logits) == 3
    assert session.softmax.logits != pytest.approx([1.78, 0.76, 1.65])
    session.undo_stack.undo()
    assert session.neurons.scene == ONE_NEURON
