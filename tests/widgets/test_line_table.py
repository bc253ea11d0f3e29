"""Lines with names before them: as large as their place allows, and steady while they change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.line_table import GAP, ZOOMS, Line, LineTable
from visualizer.widgets.theme import Scheme, apply_theme, number_font

LINES = [Line("1 / (1 + e^(−z))", "f(z)"), Line("0.5", "f(0)", bold=True)]


@pytest.fixture
def table(show: Callable[[QWidget], None]) -> LineTable:
    table = LineTable()
    table.set_lines(LINES)
    table.resize(900, 400)
    show(table)
    return table


def at_size(qtbot: QtBot, table: LineTable, width: int, height: int, zoom: float) -> None:
    table.resize(width, height)
    qtbot.waitUntil(lambda: table.zoom == zoom)


def test_it_is_as_large_as_there_is_room(qtbot: QtBot, table: LineTable) -> None:
    at_size(qtbot, table, 900, 400, ZOOMS[0])
    needed = table.sizeHint()
    assert needed.height() < 60
    at_size(qtbot, table, 900, needed.height(), 1.0)
    at_size(qtbot, table, needed.width() + 2, 400, 1.0)
    at_size(qtbot, table, round(1.3 * needed.width()), 400, 1.25)


def test_what_it_asks_for_does_not_grow_with_it(qtbot: QtBot, table: LineTable) -> None:
    needed, least = table.sizeHint(), table.minimumSizeHint()
    at_size(qtbot, table, 900, 30, 1.0)
    assert (table.sizeHint(), table.minimumSizeHint()) == (needed, least)
    assert GAP < least.width() < needed.width()


def test_no_word_is_cut_off(qtbot: QtBot, table: LineTable) -> None:
    word = "n" * 30
    table.set_lines([Line(f"{word} {word}", "z")])
    assert table.minimumSizeHint().width() > QFontMetrics(number_font()).horizontalAdvance(word)
    at_size(qtbot, table, table.minimumSizeHint().width(), 400, 1.0)


def test_a_sentence_goes_on_below_and_a_formula_does_not_for_size(
    qtbot: QtBot, table: LineTable
) -> None:
    words = "a long sentence that may well be read on two lines or on three"
    table.set_lines([*LINES, Line(words, is_sentence=True)])
    at_size(qtbot, table, 300, 400, ZOOMS[0])
    table.set_lines([*LINES, Line(words)])
    assert table.zoom == 1.0


def test_what_does_not_fit_goes_on_below(qtbot: QtBot, table: LineTable) -> None:
    low = table.minimumSizeHint().height()
    table.set_lines([Line("1 + " * 200, "z")])
    at_size(qtbot, table, 200, 100, 1.0)
    qtbot.waitUntil(lambda: table.minimumSizeHint().height() > 5 * low)


def test_nothing_jumps_while_numbers_change(qtbot: QtBot, table: LineTable) -> None:
    def show_number(digits: int) -> None:
        table.set_lines([Line("9" * digits, "z"), Line("1", "a")], "the same")

    show_number(20)
    at_size(qtbot, table, 400, 400, ZOOMS[0])
    show_number(40)
    smaller = table.zoom
    assert smaller < ZOOMS[0]
    show_number(20)
    assert table.zoom == smaller
    table.set_lines([Line("9", "z"), Line("1", "a")], "another")
    assert table.zoom == ZOOMS[0]


def test_larger_text_of_the_program_makes_it_larger(
    qtbot: QtBot, table: LineTable, qapp: QApplication
) -> None:
    before = table.sizeHint()
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    table.restyle()
    assert table.sizeHint().height() > 1.5 * before.height()


def test_it_is_read_out_and_measured_anew_in_another_language(table: LineTable) -> None:
    assert table.accessibleName() == "f(z) 1 / (1 + e^(−z))\nf(0) 0.5"
    table.set_lines([Line("9" * 90)], "the same")
    small = table.zoom
    table.set_lines([Line("9")], "the same")
    assert table.zoom == small
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert table.zoom == ZOOMS[0]


def test_every_line_is_painted(qtbot: QtBot, table: LineTable) -> None:
    table.set_lines([])
    empty = table.grab().toImage()
    table.set_lines(LINES[:1])
    one = table.grab().toImage()
    table.set_lines(LINES)
    assert empty != one != table.grab().toImage()


def test_rows_have_point_under_point(qtbot: QtBot, table: LineTable) -> None:
    texts = ["A:  z = −10.25   p = 0.000886", "B:  z = 2.5   p = 0.25"]
    table.set_lines([Line(text, is_row=True) for text in texts])
    assert Line(texts[0]).cells == ["A:  z = ", "−10", ".25", "   p = ", "0", ".000886", ""]
    columns = table._shown.columns
    font = number_font()
    font.setPointSizeF(font.pointSizeF() * table.zoom)
    metrics = QFontMetrics(font)
    assert columns[1] == metrics.horizontalAdvance("−10")
    assert columns[5] == metrics.horizontalAdvance(".000886")
    assert table.texts == texts
    picture = table.grab().toImage()
    table.set_lines([Line(text) for text in texts])
    assert table.grab().toImage() != picture
    table.set_lines([Line(text, is_row=True) for text in texts])
    at_size(qtbot, table, 60, 400, 1.0)
    assert not table._shown.columns
    assert table._shown.heights[0] > 2 * metrics.height() / table.zoom


def test_rows_that_are_not_alike_stand_as_they_are(table: LineTable) -> None:
    table.set_lines([Line("a = 1", is_row=True), Line("b = 1 + 2", is_row=True)])
    assert not table._shown.columns


def test_an_exponent_and_a_binary_minus_are_read_right() -> None:
    assert Line("1.50·x₁ − 2.00 + 3e−7").cells == [
        *("", "1", ".50", "·x₁ − ", "2", ".00", " + ", "3", "e−7", "")
    ]
