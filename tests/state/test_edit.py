"""Edits on the undo stack: each can be taken back, a drag is one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from visualizer.state import edit as edit_module
from visualizer.state.edit import Edit
from visualizer.state.undo_stack import UndoStack


class Number:
    """A value that is edited."""

    def __init__(self) -> None:
        self.value = 0
        self.stack = UndoStack()

    def put(self, value: int) -> None:
        self.value = value

    def check(self, value: int) -> None:
        pass

    def edit(self, value: int, name: str = "") -> None:
        self.stack.push(Edit(self, self.value, value, name))


@pytest.fixture
def number(qtbot: QtBot) -> Number:
    return Number()


def test_an_edit_is_made_taken_back_and_made_again(number: Number) -> None:
    number.edit(1)
    number.edit(2)
    assert number.value == 2
    number.stack.undo()
    assert number.value == 1
    number.stack.undo()
    assert number.value == 0
    number.stack.redo()
    assert number.value == 1


def test_edits_of_one_name_are_one(number: Number) -> None:
    for value in range(1, 20):
        number.edit(value, "drag")
    number.edit(20, "another")
    assert number.stack.count() == 2
    number.stack.undo()
    assert number.value == 19
    number.stack.undo()
    assert number.value == 0
    number.stack.redo()
    assert number.value == 19


def test_after_a_rest_they_are_two(number: Number, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_module, "JOINING_TIME", -1.0)
    number.edit(1, "drag")
    number.edit(2, "drag")
    number.stack.undo()
    assert number.value == 1


def test_edits_without_a_name_stay_apart(number: Number) -> None:
    number.edit(1)
    number.edit(2)
    assert number.stack.count() == 2
