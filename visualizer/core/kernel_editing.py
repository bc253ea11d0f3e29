"""Rows of numbers with one of them changed, or with more or fewer rows."""

from __future__ import annotations

from visualizer.core.named_kernel import Rows
from visualizer.core.number_grid import LARGEST
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import is_number, shortened


def with_number(rows: Rows, row: int, column: int, value: float) -> Rows:
    """Return rows with another number at a place.

    Raises
    ------
    Problem
        If it is not a number from −1000000 to 1000000.
    """
    changed = [list(each) for each in rows]
    changed[row][column] = checked_number(value)
    return tuple(map(tuple, changed))


def resized(kernel: Rows, size: int) -> Rows:
    """Return a kernel with its rows and columns cut off around its middle, or zeros put there."""
    before = len(kernel) // 2 - size // 2
    known, wanted = range(len(kernel)), range(before, before + size)
    return tuple(
        tuple(kernel[row][column] if row in known and column in known else 0.0 for column in wanted)
        for row in wanted
    )


def checked_number(value: float) -> float:
    """Return a number that can stand in a grid or a kernel.

    Raises
    ------
    Problem
        If it is not a number from −1000000 to 1000000.
    """
    if not is_number(value) or not abs(value) <= LARGEST:
        raise Problem(
            Sentence(
                "Convolution", "Here stands a number from −1000000 to 1000000, not {value}."
            ).format(value=shortened(value))
        )
    return float(value) + 0.0
