"""Parts end to end: which sums pass 1 is seen."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from visualizer.widgets.stacked_sum import StackedSum


@pytest.fixture
def sums(show: Callable[[QWidget], None]) -> StackedSum:
    sums = StackedSum()
    sums.resize(500, 80)
    show(sums)
    return sums


def end(sums: StackedSum, number: int) -> int:
    """Return the last column that a row's parts reach (px)."""
    picture = sums.grab().toImage()
    y = int((number + 0.25) * 1.5 * sums.fontMetrics().height())
    ground = picture.pixel(picture.width() - 1, picture.height() - 1)
    return max((x for x in range(picture.width()) if picture.pixel(x, y) != ground), default=0)


def test_a_larger_sum_reaches_further(sums: StackedSum) -> None:
    sums.show_sums([("sigmoid", [0.9, 0.8]), ("softmax", [0.6, 0.4])])
    # The line at 1 is two pixels wide.
    assert end(sums, 0) > 1.3 * end(sums, 1)


@pytest.mark.parametrize("parts", [[], [0.0], [math.nan, 0.5], [1.0] * 20])
def test_any_parts_are_drawn(sums: StackedSum, parts: list[float]) -> None:
    sums.show_sums([("sigmoid", parts), ("softmax", parts)])
    assert not sums.grab().isNull()
