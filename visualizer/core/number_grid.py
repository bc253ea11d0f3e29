"""Rows of numbers as people type or paste them."""

from __future__ import annotations

import re

from visualizer.core.named_kernel import Rows
from visualizer.core.number_list import parse_numbers
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import shortened

MAX_SIDE = 28
LARGEST = 1e6
# What ends a row: a semicolon, a new line, or the bracket of a list within a list.
_ROW_END = re.compile(r"[;；\n]|\]\s*,?\s*(?=\[)")


def parse_grid(text: str) -> Rows:
    """Read rows of numbers: ``"1 2; 3 4"``, ``"[[1, 2], [3, 4]]"``, or a line a row.

    Raises
    ------
    Problem
        If there is no number, a word between them, a row longer than another, more than 28
        rows or columns, or a number beyond a million.
    """
    rows = tuple(parse_numbers(part) for part in _ROW_END.split(text) if part.strip(" []()\t,"))
    check_grid(rows)
    return rows


def check_grid(rows: Rows) -> None:
    """Make sure that rows of numbers are a grid that can be looked at.

    Raises
    ------
    Problem
        If there is no number, a row is longer than another, there are more than 28 rows or
        columns, or a number is beyond a million.
    """
    if not rows or not rows[0]:
        raise Problem(Sentence("NumberGrid", "A grid needs a number at least."))
    width = len(rows[0])
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            raise Problem(
                Sentence(
                    "NumberGrid",
                    "All rows need as many numbers: row {row} has {n}, row 1 has {first}.",
                ).format(row=number, n=len(row), first=width)
            )
    if max(len(rows), width) > MAX_SIDE:
        raise Problem(
            Sentence(
                "NumberGrid", "{rows} × {columns} numbers are too many: {most} × {most} at most."
            ).format(rows=len(rows), columns=width, most=MAX_SIDE)
        )
    for value in (value for row in rows for value in row):
        if not abs(value) <= LARGEST:
            raise Problem(
                Sentence(
                    "NumberGrid", "Numbers go from −1000000 to 1000000 here, not to {value}."
                ).format(value=shortened(value))
            )


def grid_text(rows: Rows) -> str:
    """Write rows of numbers as `parse_grid` reads them: ``"1 2; 3 4"``."""
    return "; ".join(" ".join(format_setting(value) for value in row) for row in rows)
