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
    lambda state: state.set_temperature(math.inf),
    lambda state: state.set_n_draws(7),
    lambda state: state.set_seed(4294967295),
    lambda state: state.set_true_class(1),
    lambda state: state.set_learning_rate(0.1),
]


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
        lambda state: state.set_temperature(1),
        lambda state: state.set_n_draws(100.0),
        lambda state: state.set_seed(0),
        lambda state: state.set_true_class(2),
        lambda state: state.set_learning_rate(1),
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
        (lambda state: state.set_temperature(-1), "from 0 to ∞"),
        (lambda state: state.set_temperature(math.nan), "from 0 to ∞"),
        (lambda state: state.set_n_draws(0), "The draws must be"),
        (lambda state: state.set_n_draws(1.5), "The draws must be"),
        (lambda state: state.set_n_draws(1_000_001), "The draws must be"),
        (lambda state: state.set_seed(-1), "The seed must be"),
        (lambda state: state.set_seed(2**32), "The seed must be"),
        (lambda state: state.set_learning_rate(0), "above 0"),
        (lambda state: state.set_learning_rate(math.inf), "above 0"),
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


NOTE = (0.3, 2.9, 4.0)
AFTER_A_STEP = pytest.approx((0.28178872670445, 2.65480818706493, 4.26340308623062), abs=1e-13)


@pytest.fixture
def note(stack: UndoStack, state: SoftmaxState) -> SoftmaxState:
    """The note's logits, whose truth is class 2, and nothing to undo."""
    state.set_logits(NOTE)
    state.set_true_class(2)
    stack.clear()
    return state


def test_a_step_goes_down_the_slope_of_the_loss(note: SoftmaxState) -> None:
    note.set_smooth(False)
    assert tuple(note.next_logits) == AFTER_A_STEP
    note.take_step()
    assert note.scene.logits == AFTER_A_STEP


def test_a_step_glides_and_ends_exactly_where_it_leads(
    qtbot: QtBot, stack: UndoStack, note: SoftmaxState
) -> None:
    end, seen = tuple(note.next_logits.tolist()), []
    note.changed.connect(lambda: seen.append(note.scene.logits[2]))
    note.take_step()
    assert stack.count() == 1
    qtbot.waitUntil(lambda: note.scene.logits == end)
    assert sum(4 < logit < end[2] for logit in seen) >= 3
    assert seen[1:] == sorted(seen[1:])
    with qtbot.assertNotEmitted(note.changed, wait=100):
        assert note.scene.logits == end


def test_undo_and_redo_do_not_glide(qtbot: QtBot, stack: UndoStack, note: SoftmaxState) -> None:
    before = note.scene
    note.take_step()
    qtbot.waitUntil(lambda: note.scene.logits == AFTER_A_STEP)
    stack.undo()
    assert note.scene == before
    with qtbot.waitSignal(note.changed):
        stack.redo()
    assert note.scene.logits == AFTER_A_STEP


def test_a_jump_in_the_middle_of_a_glide_begins_at_its_end(
    stack: UndoStack, note: SoftmaxState
) -> None:
    note.take_step()
    note.set_smooth(False)
    note.take_step()
    assert stack.count() == 2
    now = note.scene
    stack.undo()
    assert note.scene.logits == AFTER_A_STEP
    stack.redo()
    assert note.scene == now


def test_a_network_that_nobody_follows_does_not_disturb_a_glide(
    qtbot: QtBot, note: SoftmaxState
) -> None:
    note.take_step()
    note.network_changed(["zero", "one"], [7, 8], 1)
    qtbot.waitUntil(lambda: note.scene.logits == AFTER_A_STEP)
    assert note.true_class == 2


def test_following_in_the_middle_of_a_glide_ends_it(
    qtbot: QtBot, stack: UndoStack, note: SoftmaxState
) -> None:
    note.take_step()
    note.follow()
    with qtbot.assertNotEmitted(note.changed, wait=100):
        assert note.scene.logits == (0.5, -0.5)
    note.network_changed(["zero", "one"], [7, 8], 1)
    assert (note.scene.logits, note.true_class) == ((7, 8), 1)
    stack.undo()
    assert note.scene.logits == AFTER_A_STEP


def test_a_followed_network_says_what_is_true(stack: UndoStack, state: SoftmaxState) -> None:
    names = ["zero", "one", "two", "three"]
    before = state.true_class
    state.follow()
    state.network_changed(names, [1, 2, 3, 4], 3)
    assert state.true_class == 3
    state.network_changed(names, [1, 2, 3, 4], 0)
    assert state.true_class == 0
    # Where nobody knows, what was true last stays.
    state.network_changed(names, [4, 3, 2, 1])
    assert state.true_class == 0
    state.set_true_class(1)
    state.network_changed(names, [0, 0, 0, 0], 3)
    assert (state.true_class, state.scene.following) == (1, False)
    for _ in range(2):
        stack.undo()
    assert state.true_class == before


@pytest.mark.parametrize("logits", [[math.nan] * 3, [math.inf, 0, 0], [0, math.nan, 1]])
def test_from_a_network_that_gives_no_numbers_no_step_leads_on(
    stack: UndoStack, state: SoftmaxState, logits: list[float]
) -> None:
    state.follow()
    state.network_changed(["zero", "one", "two"], logits, 1)
    before = state.scene
    with pytest.raises(Problem, match="leads to infinity"):
        state.take_step()
    assert state.scene is before
    assert stack.count() == 1
    assert np.isnan(state.probabilities_at_temperature).any()


def test_a_step_that_changes_nothing_is_no_edit(
    qtbot: QtBot, stack: UndoStack, note: SoftmaxState
) -> None:
    note.set_logits([0, 0, 1e5])
    stack.clear()
    with qtbot.assertNotEmitted(note.changed, wait=100):
        note.take_step()
    assert stack.count() == 0


@pytest.mark.parametrize("index", [-1, 3])
def test_only_a_class_can_be_true(stack: UndoStack, note: SoftmaxState, index: int) -> None:
    with pytest.raises(IndexError, match=f"no class {index}"):
        note.set_true_class(index)
    assert (note.true_class, stack.count()) == (2, 0)


@pytest.mark.parametrize(
    ("true_class", "removed", "then"),
    [(2, 0, 1), (2, 1, 1), (2, 3, 2), (0, 3, 0), (3, 0, 2), (3, 3, 2), (0, 0, 0), (1, 1, 0)],
)
def test_the_truth_stays_with_its_class_when_another_is_taken_away(
    stack: UndoStack, state: SoftmaxState, true_class: int, removed: int, then: int
) -> None:
    state.set_logits([1, 2, 3, 4])
    state.set_true_class(true_class)
    name = state.scene.class_names[true_class]
    state.remove_class(removed)
    assert state.true_class == then
    assert (state.scene.class_names[then] == name) == (removed != true_class)
    stack.undo()
    assert state.true_class == true_class


def test_a_class_that_is_added_is_not_the_truth(state: SoftmaxState) -> None:
    state.set_logits([1, 2, 3, 4])
    state.set_true_class(3)
    state.set_logits([1, 2])
    assert state.true_class == 1
    state.add_class()
    assert state.true_class == 1


@pytest.mark.parametrize("logits", [[math.nan, 1.0], [math.inf, 1.0], [-math.inf, 1.0]])
def test_to_a_network_that_gives_no_numbers_a_class_is_added_all_the_same(
    state: SoftmaxState, logits: list[float]
) -> None:
    state.network_changed(["zero", "one"], logits)
    state.follow()
    state.add_class()
    assert (state.scene.logits, state.scene.following) == ((0, 1, 0), False)
    state.follow()
    state.network_changed(["zero", "one", "two"], [*logits, 2.0])
    state.remove_class(1)
    assert (state.scene.logits, state.scene.following) == ((0, 2), False)


@pytest.mark.parametrize(
    ("logits", "then"),
    [
        ([math.nan, 1.0, 2.0], (0, math.log(1 + math.exp(2)), 2)),
        ([math.inf, 1.0, 2.0], (0, math.log(1 + math.exp(2)), 2)),
        ([-1e308, 2.0, 1e306], (-1e308, 1e306, 1e306)),
    ],
)
def test_a_bar_is_dragged_beside_whatever_a_network_gives(
    state: SoftmaxState, logits: list[float], then: tuple[float, ...]
) -> None:
    # Warnings are errors here: there is none.
    state.network_changed(["zero", "one", "two"], logits)
    state.follow()
    state.set_probability(1, 0.5)
    assert state.scene.logits == pytest.approx(then, abs=5e-4)
    assert not state.scene.following
