"""A state whose scenes are edited: what is taken back, what is refused, what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from visualizer.core.sentence import Problem, Sentence
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import MAX_EDITS, UndoStack


@dataclass(frozen=True)
class NumberScene:
    """One number."""

    value: int = 0


class Number(EditableState[NumberScene]):
    """A number that is edited, up to a limit that may change; 13 is never brought back."""

    limit = 10**6

    def check(self, scene: NumberScene) -> None:
        if scene.value == 13:
            raise Problem(Sentence("Test", "Not this one."))

    def set(self, value: int, name: str = "") -> None:
        self._edit(value=value, name=name)

    @property
    def value(self) -> int:
        return self._scene.value

    def _current(self, scene: NumberScene) -> NumberScene:
        return NumberScene(min(scene.value, self.limit))


@pytest.fixture
def number(stack: UndoStack) -> Number:
    return Number(NumberScene(), stack)


def test_every_change_is_told_once(number: Number, stack: UndoStack) -> None:
    told = []
    number.changed.connect(lambda: told.append(number.value))
    number.set(1)
    number.set(1)
    stack.undo()
    stack.redo()
    assert told == [1, 0, 1]
    assert stack.count() == 1


def test_nothing_to_take_back_is_no_harm(number: Number, stack: UndoStack) -> None:
    stack.undo()
    stack.redo()
    assert (stack.edit_to_undo, stack.edit_to_redo, number.value) == (None, None, 0)


def test_the_next_edits_are_known(number: Number, stack: UndoStack) -> None:
    number.set(1)
    number.set(2)
    stack.undo()
    assert stack.edit_to_undo.after == stack.edit_to_redo.before == NumberScene(1)
    assert stack.edit_to_undo.state is number


def test_a_scene_comes_back_as_it_can_be_now(number: Number, stack: UndoStack) -> None:
    number.set(8)
    number.set(3)
    number.limit = 5
    stack.undo()
    assert number.value == 5


@pytest.mark.parametrize("direction", ["undo", "redo"])
def test_what_is_refused_stays_on_the_stack(
    number: Number, stack: UndoStack, direction: str
) -> None:
    number.set(13)
    number.set(14)
    if direction == "redo":
        number.check, check = lambda scene: None, number.check
        stack.undo()
        stack.undo()
        number.check = check
    before = (stack.index(), stack.count(), number.value)
    with pytest.raises(Problem, match="Not this one"):
        getattr(stack, direction)()
    assert (stack.index(), stack.count(), number.value) == before


def test_there_and_back_in_one_go_is_no_edit(number: Number, stack: UndoStack) -> None:
    number.set(1)
    number.set(2, "drag")
    number.set(1, "drag")
    assert stack.count() == 1
    stack.undo()
    assert number.value == 0


def test_the_oldest_edits_are_forgotten(number: Number, stack: UndoStack) -> None:
    for value in range(1, MAX_EDITS + 3):
        number.set(value)
    assert stack.count() == MAX_EDITS
