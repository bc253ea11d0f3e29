"""Lines of text below each other: as many as there are, and a bar where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.line_list import LineList
from visualizer.widgets.line_table import Line


def test_lines_come_and_go(show: Callable[[QWidget], None]) -> None:
    lines = LineList()
    show(lines)
    for texts in (["a", "b", "c"], ["d"], [], ["e", "f"]):
        lines.set_lines([Line(text) for text in texts])
        assert lines.texts == texts


def test_many_lines_scroll_and_ask_for_a_few(qtbot: QtBot, show: Callable[[QWidget], None]) -> None:
    lines = LineList()
    lines.resize(300, 150)
    show(lines)
    least = lines.minimumSizeHint().height()
    lines.set_lines([Line("1 + 1 = 2")] * 30)
    bar = lines.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    assert lines.minimumSizeHint().height() == least
    assert lines.sizeHint().height() > 300
    lines.set_lines([Line("1 + 1 = 2")])
    qtbot.waitUntil(lambda: bar.maximum() == 0)
