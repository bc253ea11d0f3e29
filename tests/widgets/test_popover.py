"""A small window that comes and goes by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.optional_field import OptionalField
from visualizer.widgets.popover import Popover

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def button(show: Callable[[QWidget], None]) -> QPushButton:
    button = QPushButton("Open")
    show(button)
    return button


@pytest.fixture
def popover(button: QPushButton) -> Popover:
    return Popover(button)


@pytest.fixture
def field(popover: Popover) -> OptionalField:
    field = OptionalField(float, 1, 1)
    field.set_value(3)
    popover.column.addWidget(field)
    return field


def test_a_click_opens_it_with_the_first_field_ready(
    qtbot: QtBot, button: QPushButton, popover: Popover, field: OptionalField
) -> None:
    qtbot.mouseClick(button, LEFT)
    assert popover.isVisible()
    qtbot.waitUntil(field.hasFocus)
    assert field.lineEdit().selectedText() == "3"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_keys_close_it(qtbot: QtBot, popover: Popover, field: OptionalField, key: Qt.Key) -> None:
    popover.open()
    qtbot.keyClick(field, key)
    assert not popover.isVisible()


def test_without_a_field_it_opens_too(popover: Popover) -> None:
    popover.open()
    assert popover.isVisible()
    popover.close()


@pytest.mark.parametrize("far", [-5000, 5000])
def test_it_stays_on_the_screen(
    button: QPushButton, popover: Popover, field: OptionalField, far: int
) -> None:
    button.move(QPoint(far, far))
    popover.open()
    assert popover.size() != QSize()
    assert button.screen().availableGeometry().contains(popover.frameGeometry())
    popover.close()
