"""A table of steps that gets other columns while it is on screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from visualizer.widgets.step_table import StepCell, StepTable

ROWS = [[StepCell(f"rule {number}"), *[StepCell("1,001")] * 6] for number in range(11)]


def show_columns(table: StepTable, n_columns: int, n_rows: int) -> None:
    heads = ["rule", *[f"stays within {number}" for number in range(1, n_columns)]]
    table.show_table(heads, heads, [row[:n_columns] for row in ROWS[:n_rows]])


@pytest.mark.parametrize("n_rows", [4, 11])
@pytest.mark.parametrize("width", [100, 260, 420, 900])
@pytest.mark.parametrize("height", [60, 200, 500, 900])
def test_columns_come_and_go(
    show: Callable[[QWidget], None], width: int, height: int, n_rows: int
) -> None:
    table = StepTable()
    table.resize(width, height)
    show_columns(table, 4, n_rows)
    show(table)
    for n_columns in (7, 4, 5, 2, 6):
        show_columns(table, n_columns, n_rows)
        assert table.columnCount() == len(table.heads) == n_columns
        heads = [table.horizontalHeaderItem(column) for column in range(n_columns)]
        assert {head.font().pointSizeF() for head in heads} == {table.font().pointSizeF()}
        assert all(head.toolTip() for head in heads)


@pytest.mark.parametrize("width", [200, 300, 420, 900])
@pytest.mark.parametrize("widest", ["−5.000000", "−12834.345678", "−1.3e+88"])
def test_no_number_is_cut(show: Callable[[QWidget], None], width: int, widest: str) -> None:
    table = StepTable()
    table.resize(width, 200)
    rows = [
        [StepCell("Gradient descent"), StepCell("12"), StepCell(text, bold=True)]
        for text in ("0", widest)
    ]
    table.show_table(["rule", "off the saddle", "lowest height"], [""] * 3, rows)
    show(table)
    for column in range(3):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    if width > 500:
        assert table.columnWidth(1) == pytest.approx(table.columnWidth(2), abs=1)
