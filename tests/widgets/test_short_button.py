"""A button as wide as its place: all of its text is read on hover."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.short_button import ShortButton

WORDS = ("λ 0.004", "β₁ 0.9", "β₂ 0.999", "ε 1e−7")
LONG = "   ".join(WORDS)


def test_it_never_asks_for_more_than_it_has(show: Callable[[QWidget], None]) -> None:
    button = ShortButton()
    button.set_texts(WORDS, "Change them")
    button.resize(400, 24)
    show(button)
    assert button.sizeHint().width() == 0
    pictures = []
    for width in (60, 400):
        button.resize(width, 24)
        pictures.append(button.grab().toImage())
        assert button.short == LONG
    assert button.toolTip() == f"{LONG}\nChange them"
    assert button.accessibleName() == LONG
    # Flush right: the left end of the wide one is empty.
    wide = pictures[1]
    assert len({wide.pixel(x, 12) for x in range(3, 60)}) == 1


def test_where_it_is_narrow_all_is_still_read(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    button = ShortButton()
    button.set_texts(WORDS, "Change them")
    button.resize(400, 24)
    show(button)
    line = button.sizeHint().height()
    assert button.lines == [LONG]
    for width in (button.fontMetrics().horizontalAdvance(LONG + " "), 130, 80):
        button.resize(width, 24)
        assert "  ".join(button.lines) == "  ".join(WORDS)
    qtbot.waitUntil(lambda: button.sizeHint().height() > 2 * line)
    button.resize(400, 24)
    qtbot.waitUntil(lambda: button.sizeHint().height() == line)


def test_it_is_a_button(qtbot: QtBot, show: Callable[[QWidget], None]) -> None:
    button = ShortButton()
    button.resize(100, 24)
    show(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
