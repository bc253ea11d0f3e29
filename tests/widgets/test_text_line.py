"""A line of text that moves nothing around it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import Scheme, apply_theme

LONG = "epoch 1 / 10 · batch 1,204 / 1,875 · and some more"


def ink(line: TextLine) -> list[int]:
    """Return the columns of a picture of the line that are not blank."""
    picture = line.grab().toImage()
    blank = picture.pixel(0, 0)
    return [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != blank for y in range(picture.height()))
    ]


def dark(line: TextLine) -> int:
    """Return how many points of a picture of the line are as dark as its text."""
    picture = line.grab().toImage()
    columns, rows = range(picture.width()), range(picture.height())
    return sum(picture.pixelColor(x, y).lightness() < 80 for x in columns for y in rows)


@pytest.mark.parametrize("text", ["", "a", LONG, "한글 <b>&amp;"])
def test_the_text_is_all_there(show: Callable[[QWidget], None], text: str) -> None:
    line = TextLine()
    show(line)
    line.resize(600, 30)
    line.set_text(text)
    assert (line.text, line.accessibleName()) == (text, text)
    assert bool(ink(line)) == bool(text)


def test_a_long_text_ends_within_the_line_and_is_told_on_hover(
    show: Callable[[QWidget], None],
) -> None:
    line = TextLine(elides=True)
    show(line)
    line.resize(120, 30)
    line.set_text(LONG)
    assert line.minimumSizeHint().width() == 0
    assert line.minimumWidth() == 0
    assert line.toolTip() == LONG
    assert max(ink(line)) < 120


def test_a_text_that_wraps_is_as_high_as_its_lines_at_each_width(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    line = TextLine(wraps=True)
    line.set_text(LONG)
    line.resize(120, 30)
    one_line = line.minimumSizeHint().height()
    show(line)
    assert line.minimumSizeHint() == QSize(0, line.sizeHint().height())
    assert line.minimumSizeHint().height() >= 2 * one_line
    line.resize(line.sizeHint())
    qtbot.waitUntil(lambda: line.minimumSizeHint().height() == one_line)


def test_a_text_that_wraps_does_not_let_its_place_jump(show: Callable[[QWidget], None]) -> None:
    line = TextLine(wraps=True)
    line.resize(120, 30)
    show(line)
    line.set_text(LONG)
    high = line.minimumSizeHint().height()
    line.set_text("1")
    assert line.minimumSizeHint().height() == high > line.fontMetrics().height()


def test_room_is_made_below_for_what_is_still_to_come(show: Callable[[QWidget], None]) -> None:
    line = TextLine(wraps=True)
    line.resize(120, 30)
    line.make_room(LONG)
    show(line)
    high = line.minimumSizeHint().height()
    line.set_text(LONG)
    assert line.minimumSizeHint().height() == high > line.fontMetrics().height()


def test_a_text_that_wraps_is_seen_whole(show: Callable[[QWidget], None]) -> None:
    line, whole = TextLine(wraps=True), TextLine()
    line.resize(150, 30)
    for each in (line, whole):
        each.set_text(LONG)
        show(each)
        each.resize(each.width(), each.sizeHint().height())
    # A letter may begin at another part of a pixel.
    assert dark(line) == pytest.approx(dark(whole), rel=0.05)
    assert line.width() == 150


def test_what_was_typed_is_shown_on_hover_as_it_was_typed(
    show: Callable[[QWidget], None],
) -> None:
    line = TextLine(elides=True)
    show(line)
    line.set_text("argmax: <b>chair</b>")
    assert line.toolTip() == "argmax: &lt;b&gt;chair&lt;/b&gt;"


def test_a_line_of_numbers_grows_and_does_not_shrink(show: Callable[[QWidget], None]) -> None:
    line = TextLine()
    show(line)
    line.set_text("1,000")
    wide = line.minimumWidth()
    line.set_text("1")
    assert line.minimumWidth() == wide > 0


def test_new_text_is_drawn_without_anybody_asking(
    show: Callable[[QWidget], None],
    repainted: Callable[[QWidget], AbstractContextManager[None]],
) -> None:
    line = TextLine(elides=True)
    line.resize(120, 30)
    show(line)
    with repainted(line):
        line.set_text("1")


def test_right_is_right(show: Callable[[QWidget], None]) -> None:
    left, right = TextLine(), TextLine(Qt.AlignmentFlag.AlignRight)
    for line in (left, right):
        show(line)
        line.set_text("1")
        line.resize(200, 30)
    assert max(ink(left)) < 100 < min(ink(right))


def test_larger_text_needs_more_room(show: Callable[[QWidget], None], qapp: QApplication) -> None:
    line = TextLine()
    show(line)
    line.set_text("1,000")
    width, height = line.minimumWidth(), line.sizeHint().height()
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    assert line.minimumWidth() > 1.5 * width
    assert line.sizeHint().height() > 1.5 * height


def test_bold_text_stands_out_whatever_the_style(
    show: Callable[[QWidget], None], qapp: QApplication
) -> None:
    line = TextLine()
    show(line)
    line.set_text("0.5000")
    plain, narrow = line.grab().toImage(), line.sizeHint().width()
    line.set_bold(True)
    bold = line.grab().toImage()
    assert bold != plain
    assert line.sizeHint().width() > narrow
    apply_theme(qapp, Scheme.DARK, 1.0)
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    assert line.grab().toImage() == bold


def test_room_is_made_for_what_is_still_to_come(show: Callable[[QWidget], None]) -> None:
    line = TextLine()
    show(line)
    line.make_room("1,000 / 1,000")
    width = line.minimumWidth()
    line.set_text("1,000 / 1,000")
    assert line.minimumWidth() == width
    line.make_room("1")
    assert line.minimumWidth() == width
    assert min(ink(line)) > 0
    assert max(ink(line)) < width
