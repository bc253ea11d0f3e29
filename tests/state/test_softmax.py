"""The scene of the softmax page: every edit tells once and can be taken back."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.registry import discover
from visualizer.core.sentence import Problem
from visualizer.core.softmax import softmax
from visualizer.state.session import Session
from visualizer.state.softmax import EXAMPLES, MAX_CLASSES, Precision, SoftmaxScene, SoftmaxState
from visualizer.state.undo_stack import UndoStack

EDITS: list[Callable[[SoftmaxState], None]] = [
    lambda state: state.set_logit(1, 7.5),
    lambda state: state.set_probability(0, 0.25),
    lambda state: state.set_logits([1, 2, 3, 4]),
    lambda state: state.add_class(),
    lambda state: state.remove_class(0),
    lambda state: state.rename_class(2, "lamp"),
    lambda state: state.set_shift(700),
    lambda state: state.set_precision(Precision.FLOAT32),
    lambda state: state.show_example("four-logits"),
    lambda state: state.follow(),
]


@pytest.fixture
def stack(qtbot: QtBot) -> UndoStack:
    return UndoStack()


@pytest.fixture
def state(stack: UndoStack) -> SoftmaxState:
    state = SoftmaxState(stack)
    state.network_changed(["zero", "one"], [0.5, -0.5])
    return state


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_told_once_and_can_be_taken_back(
    qtbot: QtBot, stack: UndoStack, state: SoftmaxState, edit: Callable[[SoftmaxState], None]
) -> None:
    before, told = state.scene, []
    state.changed.connect(lambda: told.append(state.scene))
    edit(state)
    after = state.scene
    assert after != before
    stack.undo()
    assert state.scene == before
    stack.redo()
    assert state.scene == after
    assert told == [after, before, after]


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.set_logit(0, state.scene.logits[0]),
        lambda state: state.set_logits(state.scene.logits),
        lambda state: state.rename_class(0, state.scene.class_names[0]),
        lambda state: state.set_shift(0),
        lambda state: state.freeze(),
        lambda state: state.set_precision(Precision.FLOAT64),
    ],
)
def test_what_changes_nothing_is_no_edit(
    stack: UndoStack, state: SoftmaxState, edit: Callable[[SoftmaxState], None]
) -> None:
    edit(state)
    assert stack.count() == 0


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda state: state.set_logits([1]), "2 to 20 logits fit here, not 1"),
        (lambda state: state.set_logits([0] * 21), "not 21"),
        (lambda state: state.set_logits([0, math.nan]), "finite"),
        (lambda state: state.set_logits([0, -math.inf]), "finite"),
        (lambda state: state.rename_class(0, "  "), "1 to 20 letters"),
        (lambda state: state.rename_class(0, "x" * 21), "1 to 20 letters"),
        (lambda state: state.set_shift(math.inf), "finite"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    stack: UndoStack, state: SoftmaxState, edit: Callable[[SoftmaxState], None], words: str
) -> None:
    before = state.scene
    with pytest.raises(Problem, match=words):
        edit(state)
    assert state.scene == before
    assert stack.count() == 0


def test_classes_come_and_go_between_2_and_20(state: SoftmaxState) -> None:
    while len(state.scene.logits) < MAX_CLASSES:
        state.add_class()
    assert len(set(state.scene.class_names)) == MAX_CLASSES
    with pytest.raises(Problem, match="not 21"):
        state.add_class()
    while len(state.scene.logits) > 2:
        state.remove_class(1)
    with pytest.raises(Problem, match="2 to 20 logits"):
        state.remove_class(0)


@pytest.mark.parametrize("key", discover(EXAMPLES))
def test_every_example_is_a_scene(state: SoftmaxState, key: str) -> None:
    example = discover(EXAMPLES)[key]
    state.set_shift(3)
    state.show_example(key)
    assert state.scene == SoftmaxScene(
        tuple(example.class_names), tuple(example.logits), true_class=example.true_class
    )
    assert state.probabilities == pytest.approx(softmax(example.logits))


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.999, 1.0])
@pytest.mark.parametrize("logits", [[0, 0], [1010, 1000, 990], [-1e5, -1e5 - 1], [5] * 20])
def test_a_dragged_probability_is_reached(
    state: SoftmaxState, logits: list[float], share: float
) -> None:
    state.set_logits(logits)
    state.set_probability(1, share)
    assert state.probabilities[1] == pytest.approx(min(max(share, 0.001), 0.999), abs=3e-4)
    assert list(np.delete(state.logits, 1)) == [logits[0], *logits[2:]]


def test_following_shows_the_network_until_an_edit(stack: UndoStack, state: SoftmaxState) -> None:
    state.follow()
    assert state.scene.class_names == ("zero", "one")
    assert state.scene.logits == (0.5, -0.5)
    state.network_changed(["zero", "one"], [2, 3])
    assert state.scene.logits == (2, 3)
    state.set_logit(0, 9)
    state.network_changed(["zero", "one"], [4, 5])
    assert (state.scene.logits, state.scene.following) == ((9, 3), False)
    # Taken back, it follows again: the network as it is now.
    stack.undo()
    assert (state.scene.logits, state.scene.following) == ((4, 5), True)
    state.freeze()
    state.network_changed(["zero", "one"], [6, 7])
    assert state.scene.logits == (4, 5)


def test_a_network_that_gives_no_numbers_can_be_followed_and_left(state: SoftmaxState) -> None:
    state.follow()
    state.network_changed(["zero", "one"], [math.nan, math.inf])
    assert math.isnan(state.scene.logits[0])
    state.set_logit(1, 2)
    assert state.scene.logits == (0, 2)


def test_the_session_s_network_can_be_followed(session: Session) -> None:
    session.softmax.follow()
    assert session.softmax.scene.class_names == session.logits.class_names
    session.digit.move(1)
    assert session.softmax.logits == pytest.approx(session.network.trace.logits)
    assert session.undo_stack.canUndo()


def test_one_class_is_pointed_at_while_it_is_there(qtbot: QtBot, state: SoftmaxState) -> None:
    with qtbot.waitSignal(state.pointed_changed):
        state.point_at(2)
    assert state.pointed == 2
    with qtbot.assertNotEmitted(state.pointed_changed):
        state.point_at(2)
    state.set_logits([1, 2])
    assert state.pointed is None


def test_an_edit_while_the_logits_glide_begins_where_they_glide_to(
    stack: UndoStack, state: SoftmaxState
) -> None:
    before = state.scene
    state.take_step()
    assert state.scene == before
    step = stack.edit_to_undo.after
    state.set_shift(7)
    assert state.scene == replace(step, shift=7)
    stack.undo()
    assert state.scene == step
    stack.undo()
    assert state.scene == before
