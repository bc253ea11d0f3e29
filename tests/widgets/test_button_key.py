"""A key presses its button at once, and only where that can be pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.button_key import ButtonKey


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for name in ("first", "second"):
        button = QPushButton(name)
        button.setObjectName(name)
        ButtonKey(button, "Shift+F6")
        layout.addWidget(button)
    window.findChild(QPushButton, "second").hide()
    show(window)
    window.setFocus()
    return window


@pytest.fixture
def presses(window: QWidget) -> list[str]:
    presses: list[str] = []
    for button in window.findChildren(QPushButton):
        name = button.objectName()
        button.pressed.connect(partial(presses.append, f"press {name}"))
        button.clicked.connect(lambda _, name=name: presses.append(name))
    return presses


def press(qtbot: QtBot, window: QWidget) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)


def test_the_button_in_sight_is_pressed_at_once(
    qtbot: QtBot, window: QWidget, presses: list[str]
) -> None:
    press(qtbot, window)
    # Nothing was waited for.
    assert presses == ["press first", "first"]
    window.findChild(QPushButton, "first").hide()
    window.findChild(QPushButton, "second").show()
    press(qtbot, window)
    assert presses[2:] == ["press second", "second"]


def test_it_stays_when_the_words_change(qtbot: QtBot, window: QWidget, presses: list[str]) -> None:
    window.findChild(QPushButton, "first").setText("other words")
    press(qtbot, window)
    assert presses == ["press first", "first"]


def test_a_disabled_button_is_left_alone(qtbot: QtBot, window: QWidget, presses: list[str]) -> None:
    window.findChild(QPushButton, "first").setEnabled(False)
    press(qtbot, window)
    assert presses == []
