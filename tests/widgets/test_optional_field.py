"""A field that may be empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.number_text import parse_share
from visualizer.core.sentence import Problem, Sentence
from visualizer.widgets.optional_field import OptionalField


@pytest.fixture
def taken() -> list[float | None]:
    return []


@pytest.fixture
def field(show: Callable[[QWidget], None], taken: list[float | None]) -> OptionalField:
    def take(value: float | None) -> None:
        if value == 5:
            raise Problem(Sentence("Test", "Not 5."))
        taken.append(value)

    field = OptionalField(take, 0.1, 0.5, parse_share)
    field.set_value(None)
    show(field)
    field.setFocus()
    return field


def test_nothing_is_shown_as_nothing(field: OptionalField, taken: list[float | None]) -> None:
    assert field.text() == ""
    field.set_value(0.25)
    assert field.text() == "0.25"
    field.set_value(None)
    assert field.text() == ""
    assert taken == []


def test_a_number_is_typed_and_taken_away(
    qtbot: QtBot, field: OptionalField, taken: list[float | None]
) -> None:
    qtbot.keyClicks(field, "25 %")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == [0.25]
    assert field.text() == "25 %"
    field.set_value(0.25)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == [0.25, None]
    # Once more says nothing new.
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == [0.25, None]
    assert field.problem == ""


def test_an_arrow_begins_with_a_number(
    qtbot: QtBot, field: OptionalField, taken: list[float | None]
) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert taken == [0.5, 0.4]
    assert field.text() == "0.4"


def test_what_is_refused_leaves_nothing_set(qtbot: QtBot, field: OptionalField) -> None:
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.problem == "Not 5."
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.problem, field.text()) == ("", "")
