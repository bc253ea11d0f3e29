"""Lines of text below each other: as many as there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from visualizer.widgets.line_list import LineList


def test_lines_come_and_go(show: Callable[[QWidget], None]) -> None:
    lines = LineList(4)
    show(lines)
    for texts in (["a", "b", "c"], ["d"], [], ["e", "f"]):
        lines.set_texts(texts)
        assert lines.texts == texts


def test_a_long_line_goes_on_below(show: Callable[[QWidget], None]) -> None:
    lines = LineList(2)
    lines.resize(200, 200)
    show(lines)
    lines.set_texts(["short"])
    height = lines.lines[0].sizeHint().height()
    lines.set_texts(["a much longer line that has no room in two hundred pixels"])
    assert lines.lines[0].sizeHint().height() > height
