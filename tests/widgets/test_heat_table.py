"""A square of numbers as colours: what is tinted how, and which cell the mouse is on."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.heat_table import HeatTable
from visualizer.widgets.theme import Scheme, apply_theme, colors

Cell = tuple[int, int]


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    """A window a little larger than the table, so that the mouse can leave it."""
    window, table = QWidget(), HeatTable()
    # As a panel does: what fills its own ground fills it like the panel.
    palette = table.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colors().panel))
    table.setPalette(palette)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    layout.addWidget(table)
    window.resize(440, 280)
    show(window)
    return window


@pytest.fixture
def table(window: QWidget) -> HeatTable:
    return window.findChild(HeatTable)


def names(n: int) -> tuple[str, ...]:
    return tuple("abcdefghijklmnopqrst"[:n])


def cells_under(qtbot: QtBot, table: HeatTable, step: int) -> dict[tuple[int, int], Cell | None]:
    """Move the mouse over all of a table and return what it points at in each place."""
    heard: list[Cell | None] = []
    table.pointed.connect(heard.append)
    found = {}
    for y in range(2, table.height(), step):
        for x in range(2, table.width(), step):
            qtbot.mouseMove(table, QPoint(x, y))
            found[x, y] = heard[-1]
    table.pointed.disconnect(heard.append)
    return found


def corner(found: dict[tuple[int, int], Cell | None], cell: Cell) -> tuple[int, int]:
    """Return a place near the upper left corner of a cell, where no digit stands."""
    places = [place for place, other in found.items() if other == cell]
    return min(x for x, _ in places), min(y for _, y in places)


def color(picture: QImage, place: tuple[int, int]) -> QColor:
    return picture.pixelColor(*place)


def distance(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return sum(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("n", [2, 5])
def test_every_cell_can_be_pointed_at_in_its_place(qtbot: QtBot, table: HeatTable, n: int) -> None:
    table.show_values(names(n), np.eye(n))
    found = cells_under(qtbot, table, 8)
    assert {cell for cell in found.values() if cell} == set(np.ndindex(n, n))
    # Columns from left to right, rows from top to bottom, the heads above them.
    lefts = [corner(found, (0, column))[0] for column in range(n)]
    tops = [corner(found, (row, 0))[1] for row in range(n)]
    assert lefts == sorted(lefts)
    assert tops == sorted(tops)
    assert all(cell is None for (_, y), cell in found.items() if y < tops[0])
    assert all(cell is None for (x, _), cell in found.items() if x < lefts[0])


def test_leaving_points_at_nothing(qtbot: QtBot, window: QWidget, table: HeatTable) -> None:
    table.show_values(names(2), np.eye(2))
    heard: list[Cell | None] = []
    table.pointed.connect(heard.append)
    qtbot.mouseMove(table, QPoint(300, 200))
    assert heard[-1] == (1, 1)
    qtbot.mouseMove(window, QPoint(5, 5))
    qtbot.waitUntil(lambda: heard[-1] is None)


def test_an_empty_table_has_no_cell_and_is_drawn(qtbot: QtBot, table: HeatTable) -> None:
    assert table.values.shape == (0, 0)
    assert set(cells_under(qtbot, table, 40).values()) == {None}
    assert not table.grab().isNull()


def test_the_size_of_a_number_is_a_tint_and_its_sign_a_colour(
    qtbot: QtBot, table: HeatTable
) -> None:
    table.show_values(names(2), np.array([[1.0, 0.25], [-1.0, 0.0]]))
    found, picture = cells_under(qtbot, table, 4), table.grab().toImage()
    large, small, negative, zero = (
        color(picture, corner(found, cell)) for cell in ((0, 0), (0, 1), (1, 0), (1, 1))
    )
    ground = QColor(colors().panel)
    assert zero == ground
    assert distance(large, ground) > distance(small, ground) > 30
    assert large.blue() > large.red()
    assert negative.red() > negative.blue()


def test_tints_are_of_the_largest_number(qtbot: QtBot, table: HeatTable) -> None:
    table.show_values(names(2), np.array([[1.0, -0.5], [0.0, 0.25]]))
    picture = table.grab().toImage()
    found = cells_under(qtbot, table, 4)
    places = [corner(found, cell) for cell in np.ndindex(2, 2)]
    table.show_values(names(2), 1e-9 * np.array([[1.0, -0.5], [0.0, 0.25]]))
    smaller = table.grab().toImage()
    assert all(color(smaller, place) == color(picture, place) for place in places)


@pytest.mark.parametrize("values", [np.full((2, 2), math.nan), np.zeros((2, 2))])
def test_what_is_no_number_and_what_is_0_have_no_colour(
    qtbot: QtBot, table: HeatTable, values: np.ndarray
) -> None:
    table.show_values(names(2), values)
    found, picture = cells_under(qtbot, table, 4), table.grab().toImage()
    for cell in np.ndindex(2, 2):
        assert color(picture, corner(found, cell)) == QColor(colors().panel)


def test_numbers_stand_in_cells_that_are_wide_enough(table: HeatTable) -> None:
    table.show_values(names(2), np.zeros((2, 2)))
    wide = table.grab().toImage()
    table.show_values(names(2), np.full((2, 2), math.nan))
    assert wide != table.grab().toImage()
    # Twenty columns are too narrow for any: 0 and nan look alike.
    table.show_values(names(20), np.zeros((20, 20)))
    narrow = table.grab().toImage()
    table.show_values(names(20), np.full((20, 20), math.nan))
    assert narrow == table.grab().toImage()


def test_one_row_is_framed_and_no_other(table: HeatTable) -> None:
    table.show_values(names(3), np.eye(3))
    plain = table.grab().toImage()
    pictures = []
    for row in range(3):
        table.light(row)
        pictures.append(table.grab().toImage())
    assert all(picture != plain for picture in pictures)
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])
    # A row that is not there any more, and none.
    for row in (3, None):
        table.light(row)
        assert table.grab().toImage() == plain


def test_it_draws_itself_anew_at_other_numbers(
    table: HeatTable, repainted: Callable[[QWidget], object]
) -> None:
    table.show_values(names(2), np.eye(2))
    with repainted(table):
        table.show_values(names(2), -np.eye(2))
    assert table.values.tolist() == [[-1, 0], [0, -1]]
    with repainted(table):
        table.light(1)


def test_it_asks_for_a_line_a_row_and_cells_to_be_pointed_at(table: HeatTable) -> None:
    table.show_values(names(2), np.eye(2))
    small = table.minimumSizeHint()
    table.show_values(names(20), np.eye(20))
    large = table.minimumSizeHint()
    assert small.height() >= 3 * table.fontMetrics().height()
    assert large.height() >= 21 * table.fontMetrics().height()
    assert large.width() >= small.width() + 18 * 16


def test_twenty_long_names_leave_the_cells_their_room(qtbot: QtBot, table: HeatTable) -> None:
    long_names = tuple(f"WIDE NAME WIDE NM {i:02}" for i in range(20))
    table.show_values(long_names, np.eye(20))
    found = cells_under(qtbot, table, 6)
    assert {cell[1] for cell in found.values() if cell} == set(range(20))
    assert corner(found, (0, 0))[0] <= 0.3 * table.width() + 10


def test_larger_text_and_darkness_are_taken_over(table: HeatTable, qapp: QApplication) -> None:
    table.show_values(names(2), np.eye(2))
    small, light = table.minimumSizeHint(), table.grab().toImage()
    apply_theme(qapp, Scheme.DARK, 2.0)
    assert table.minimumSizeHint().height() > 1.5 * small.height()
    assert table.grab().toImage() != light


def test_arrow_keys_go_from_cell_to_cell_and_stay_inside(
    qtbot: QtBot, window: QWidget, table: HeatTable
) -> None:
    table.show_values(names(3), np.eye(3))
    heard: list[Cell | None] = []
    table.pointed.connect(heard.append)
    table.setFocus()
    key = Qt.Key
    for each in (key.Key_Up, key.Key_Right, key.Key_Down, key.Key_Right, key.Key_Right):
        qtbot.keyClick(table, each)
    assert heard == [(0, 0), (0, 1), (1, 1), (1, 2), (1, 2)]
    with_focus = table.grab().toImage()
    table.clearFocus()
    assert heard[-1] is None
    assert table.grab().toImage() != with_focus
