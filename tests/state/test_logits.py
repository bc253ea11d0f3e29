"""Logits: the network's until somebody types, and again when asked to."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.state.logits import LogitsState
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def logits(stack: UndoStack) -> LogitsState:
    logits = LogitsState(["a", "b", "c"], stack)
    logits.network_changed([1.0, 2.0, 3.0])
    return logits


def test_they_follow_the_network(qtbot: QtBot, logits: LogitsState) -> None:
    assert (logits.values.tolist(), logits.following) == ([1, 2, 3], True)
    with qtbot.waitSignal(logits.changed):
        logits.network_changed([0, 0, 0])
    assert logits.probabilities == pytest.approx([1 / 3] * 3)
    with qtbot.assertNotEmitted(logits.changed):
        logits.network_changed([0, 0, 0])


def test_typing_ends_the_following(qtbot: QtBot, logits: LogitsState) -> None:
    with qtbot.waitSignal(logits.changed):
        logits.set_value(1, -5)
    with qtbot.assertNotEmitted(logits.changed):
        logits.network_changed([7, 8, 9])
    assert (logits.values.tolist(), logits.following) == ([1, -5, 3], False)


def test_following_again_shows_what_the_network_says_now(qtbot: QtBot, logits: LogitsState) -> None:
    logits.set_values([0, 0, 0])
    logits.network_changed([7, 8, 9])
    with qtbot.waitSignal(logits.changed):
        logits.follow()
    assert (logits.values.tolist(), logits.following) == ([7, 8, 9], True)


def test_the_networks_own_values_typed_are_the_persons(logits: LogitsState) -> None:
    logits.set_values([1, 2, 3])
    assert not logits.following


# The notes' example, and the limits of float64.
@pytest.mark.parametrize(
    ("values", "probabilities"),
    [
        ([1010, 1000, 990], [0.9999546, 4.53978e-05, 2.06106e-09]),
        ([1e308, -1e308, 0], [1, 0, 0]),
        ([-1e308, -1e308, -1e308], [1 / 3, 1 / 3, 1 / 3]),
    ],
)
def test_probabilities_of_any_finite_logits(
    logits: LogitsState, values: list[float], probabilities: list[float]
) -> None:
    logits.set_values(values)
    assert logits.probabilities == pytest.approx(probabilities, rel=1e-5)


@pytest.mark.parametrize("values", [[1, 2], [1, 2, 3, 4], 5, [1, 2, math.nan], [1, math.inf, 2]])
def test_what_are_no_logits_is_refused(logits: LogitsState, values: object) -> None:
    with pytest.raises(Problem, match="3 finite logits"):
        logits.set_values(values)
    assert (logits.values.tolist(), logits.following) == ([1, 2, 3], True)


def test_a_network_that_diverged_has_no_probabilities(qtbot: QtBot, logits: LogitsState) -> None:
    logits.network_changed([math.nan, math.inf, 0])
    assert np.isnan(logits.probabilities).all()
    with qtbot.assertNotEmitted(logits.changed):
        logits.network_changed([math.nan, math.inf, 0])


def test_nobody_can_change_the_values(logits: LogitsState) -> None:
    mine = np.zeros(3)
    logits.set_values(mine)
    mine[:] = 9
    assert logits.values.tolist() == [0, 0, 0]
    with pytest.raises(ValueError, match="read-only"):
        logits.values[0] = 1


def test_a_logit_typed_over_a_diverged_network_starts_from_zeros(logits: LogitsState) -> None:
    logits.network_changed([np.nan] * len(logits.class_names))
    logits.set_value(1, 2.5)
    assert logits.values.tolist() == [0, 2.5, *[0] * (len(logits.class_names) - 2)]


def test_every_edit_can_be_taken_back_and_made_again(logits: LogitsState, stack: UndoStack) -> None:
    shown = [(logits.values.tolist(), logits.following)]
    for edit in (
        lambda: logits.set_value(1, -5),
        lambda: logits.set_values([0, 0, 0]),
        lambda: logits.follow(),
        lambda: logits.set_values([1, 2, 3]),
    ):
        edit()
        shown.append((logits.values.tolist(), logits.following))
    for now in reversed(shown[:-1]):
        stack.undo()
        assert (logits.values.tolist(), logits.following) == now
    for now in shown[1:]:
        stack.redo()
        assert (logits.values.tolist(), logits.following) == now


def test_back_to_following_shows_the_network_of_now(
    qtbot: QtBot, logits: LogitsState, stack: UndoStack
) -> None:
    logits.set_value(0, 9)
    logits.network_changed([7, 8, 9])
    with qtbot.waitSignal(logits.changed):
        stack.undo()
    assert (logits.values.tolist(), logits.following) == ([7, 8, 9], True)
    with qtbot.waitSignal(logits.changed):
        logits.network_changed([4, 5, 6])
    assert logits.values.tolist() == [4, 5, 6]


def test_a_number_that_is_typed_is_taken_back_whole(logits: LogitsState, stack: UndoStack) -> None:
    for value in (1, 12, 12.5):
        logits.set_value(0, value)
    logits.set_value(1, 7)
    stack.undo()
    assert logits.values.tolist() == [12.5, 2, 3]
    stack.undo()
    assert logits.values.tolist() == [1, 2, 3]


def test_what_is_refused_or_changes_nothing_is_no_edit(
    logits: LogitsState, stack: UndoStack
) -> None:
    logits.follow()
    with pytest.raises(Problem):
        logits.set_value(0, math.inf)
    assert stack.count() == 0
