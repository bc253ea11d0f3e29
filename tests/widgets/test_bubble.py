"""One sentence under a field, inside the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.bubble import Bubble

LONG = "The seed must be a whole number from 0 to 4294967295, not 1.5. " * 2


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    window = QWidget()
    window.resize(400, 300)
    show(window)
    return window


def field_at(window: QWidget, x: int, y: int) -> QLineEdit:
    field = QLineEdit(window)
    field.setGeometry(x, y, 60, 24)
    field.show()
    return field


def test_it_stands_under_its_field(window: QWidget) -> None:
    field = field_at(window, 40, 50)
    bubble = Bubble(field)
    bubble.say("No.")
    assert bubble.isVisible()
    assert (bubble.x(), bubble.text()) == (40, "No.")
    assert bubble.y() > field.geometry().bottom()


@pytest.mark.parametrize("text", ["No.", LONG])
@pytest.mark.parametrize(("x", "y"), [(0, 0), (340, 0), (0, 276), (340, 276)])
def test_it_stays_inside_the_window(window: QWidget, x: int, y: int, text: str) -> None:
    field = field_at(window, x, y)
    bubble = Bubble(field)
    bubble.say(text)
    assert window.rect().contains(bubble.geometry())
    assert not bubble.geometry().intersects(field.geometry())
    assert bubble.height() >= bubble.heightForWidth(bubble.width())


def test_it_goes_by_itself(qtbot: QtBot, window: QWidget) -> None:
    bubble = Bubble(field_at(window, 0, 0))
    bubble._timer.setInterval(1)
    bubble.say("No.")
    qtbot.waitUntil(lambda: not bubble.isVisible())


def test_a_field_that_has_gone_says_nothing(window: QWidget) -> None:
    field = field_at(window, 0, 0)
    field.hide()
    bubble = Bubble(field)
    bubble.say("No.")
    assert not bubble.isVisible()


def test_what_was_typed_is_shown_as_it_was_typed(window: QWidget) -> None:
    bubble = Bubble(field_at(window, 0, 0))
    bubble.say("x")
    plain = bubble.height()
    bubble.say("<h1>x</h1>")
    assert bubble.textFormat() == Qt.TextFormat.PlainText
    assert bubble.height() == plain
