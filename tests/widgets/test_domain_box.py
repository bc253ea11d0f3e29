"""What is drawn can be typed, and found again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.descent import DescentState
from visualizer.state.undo_stack import UndoStack
from visualizer.widgets.domain_box import DomainBox
from visualizer.widgets.number_field import NumberField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def descent(stack: UndoStack) -> DescentState:
    return DescentState(stack)


@pytest.fixture
def button(show: Callable[[QWidget], None]) -> QToolButton:
    button = QToolButton()
    show(button)
    return button


@pytest.fixture
def box(qtbot: QtBot, descent: DescentState, button: QToolButton) -> DomainBox:
    box = DomainBox(descent, button)
    qtbot.mouseClick(button, LEFT)
    return box


def enter(qtbot: QtBot, field: NumberField, text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, key)


def test_the_button_tells_what_is_drawn(
    box: DomainBox, button: QToolButton, descent: DescentState
) -> None:
    assert button.text() == "−1 … 11"
    descent.set_surface("rosenbrock")
    assert button.text() == "−2.5 … 2.5,  −1.5 … 3.5"
    assert [[end.text() for end in ends] for ends in box.ends] == [["−2.5", "2.5"], ["−1.5", "3.5"]]


def test_only_axes_that_there_are_can_be_set(box: DomainBox, descent: DescentState) -> None:
    assert [[end.isVisible() for end in ends] for ends in box.ends] == [[True] * 2, [False] * 2]
    descent.set_surface("saddle")
    assert all(end.isVisible() for ends in box.ends for end in ends)


def test_ends_can_be_typed(qtbot: QtBot, box: DomainBox, descent: DescentState) -> None:
    descent.set_surface("saddle")
    enter(qtbot, box.ends[0][1], "7.5")
    enter(qtbot, box.ends[1][0], "-3")
    assert descent.surface.domain == ((-2.0, 7.5), (-3.0, 2.0))


def test_an_arrow_moves_an_end_by_a_round_number(
    qtbot: QtBot, box: DomainBox, descent: DescentState
) -> None:
    qtbot.keyClick(box.ends[0][1], Qt.Key.Key_Up)
    qtbot.keyClick(box.ends[0][0], Qt.Key.Key_Down)
    assert descent.surface.domain == ((-2.0, 12.0),)
    descent.set_domain(((-0.25, 0.25),))
    qtbot.keyClick(box.ends[0][1], Qt.Key.Key_Up)
    assert descent.surface.domain == ((-0.25, 0.35),)


def test_an_end_before_the_beginning_is_refused(
    qtbot: QtBot, box: DomainBox, descent: DescentState
) -> None:
    enter(qtbot, box.ends[0][1], "-5", Qt.Key.Key_Return)
    assert box.ends[0][1].problem.startswith("w must end at a larger number")
    assert box.isVisible()
    assert descent.domain is None


def test_it_is_said_which_axis_ends_before_it_begins(
    qtbot: QtBot, box: DomainBox, descent: DescentState
) -> None:
    descent.set_surface("saddle")
    enter(qtbot, box.ends[1][0], "5", Qt.Key.Key_Return)
    assert box.ends[1][0].problem.startswith("y must end at a larger number")


def test_the_own_part_is_found_again(qtbot: QtBot, box: DomainBox, descent: DescentState) -> None:
    assert not box.find_button.isEnabled()
    descent.set_domain(((0.0, 2.0),))
    qtbot.mouseClick(box.find_button, LEFT)
    assert descent.domain is None
    assert box.ends[0][0].text() == "−1"
