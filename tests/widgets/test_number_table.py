"""A painted table: what stands where, how wide, and what is tinted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from visualizer.widgets.number_table import Cell, NumberTable

HEADS = ("class", "p")
FOOTER = (Cell("Σ"), Cell("1"))


def rows(*numbers: str, wrong: bool = False) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell(f"c{i}"), Cell(number, wrong=wrong)) for i, number in enumerate(numbers))


@pytest.fixture
def table(show: Callable[[QWidget], None]) -> NumberTable:
    table = NumberTable()
    table.resize(300, 200)
    show(table)
    return table


def inked(table: NumberTable, left: int, right: int, top: int, bottom: int) -> bool:
    picture = table.grab().toImage()
    ground = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    return any(
        picture.pixelColor(x, y) != ground for x in range(left, right) for y in range(top, bottom)
    )


def test_names_to_the_left_and_numbers_to_the_right(table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.25", "0.75"), FOOTER)
    line = table.fontMetrics().height()
    assert inked(table, 0, 40, line, 3 * line)
    assert inked(table, 260, 300, line, 3 * line)
    assert not inked(table, 100, 200, line, 3 * line)


def test_it_asks_for_room_for_everything(table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.25"), FOOTER)
    small = table.minimumSizeHint()
    table.show_table(HEADS, rows("0.25", "0.123456789"), FOOTER)
    large = table.minimumSizeHint()
    assert large.width() > small.width()
    assert large.height() > small.height()
    # A narrower number comes and goes: nothing jumps.
    table.show_table(HEADS, rows("0.25", "0.1"), FOOTER)
    assert table.minimumSizeHint().width() == large.width()


def test_what_is_no_number_is_tinted(table: NumberTable) -> None:
    table.show_table(HEADS, rows("nan"), FOOTER)
    plain = table.grab().toImage()
    table.show_table(HEADS, rows("nan", wrong=True), FOOTER)
    assert table.grab().toImage() != plain


@pytest.mark.parametrize("n_rows", [0, 1, 20])
def test_any_number_of_rows_is_drawn(table: NumberTable, n_rows: int) -> None:
    table.show_table(HEADS, rows(*["0.5"] * n_rows), FOOTER)
    assert len(table.rows) == n_rows
    assert not table.grab().isNull()
