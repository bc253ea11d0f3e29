"""Names beside the ends of lines, none over another."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.line_ends import LEADER, SIGN, LineEnd, LineEnds
from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import GRID, number_font


class Chart(QWidget):
    """A plot from 0 to 1 with names beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.plot = Plot()
        self.ends = LineEnds(self.plot)
        layout = QHBoxLayout(self)
        layout.addWidget(self.plot)
        layout.addWidget(self.ends)
        self.plot.set_range((0, 1), (0, 1))
        self.resize(500, 300)


def ends(*values: float) -> tuple[LineEnd, ...]:
    return tuple(LineEnd(n, f"line {n}", value, QPen()) for n, value in enumerate(values))


def test_a_name_stands_at_the_height_of_its_line(show: Callable[[QWidget], None]) -> None:
    chart = Chart()
    show(chart)
    chart.ends.show_ends(ends(0.9, 0.2))
    top, bottom = chart.ends.places()
    assert (top[0].name, bottom[0].name) == ("line 0", "line 1")
    assert top[1] == top[2] < bottom[1] == bottom[2]
    assert chart.ends.accessibleName() == "line 0, line 1"


@given(values=st.lists(st.one_of(st.floats(-9, 9), st.just(math.nan)), min_size=1, max_size=8))
def test_names_never_cover_each_other_nor_leave_the_picture(
    qapp: QApplication, values: list[float]
) -> None:
    chart = Chart()
    chart.ends.show_ends(ends(*values))
    heights = [height for _, _, height in chart.ends.places()]
    assert len(heights) == len(values)
    assert min(heights) >= 0
    assert max(heights) <= chart.ends.height()
    step = min(chart.ends.fontMetrics().height(), chart.ends.height() / len(values))
    gaps = [after - before for before, after in pairwise(heights)]
    assert all(gap >= step - 1e-6 for gap in gaps)
    assert not chart.ends.grab().isNull()


def name_room(ends: LineEnds) -> int:
    """Return the width (px) that is left for a name."""
    return ends.width() - LEADER - SIGN - GRID


def test_a_long_name_has_the_room_that_the_plot_can_spare(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    chart = Chart()
    show(chart)
    chart.ends.show_ends(ends(0.5))
    short = name_room(chart.ends)
    name = "slower from epoch 2 on"
    chart.resize(1200, 300)
    chart.ends.show_ends((LineEnd(0, name, 0.5, QPen(), lit=True),))
    font = number_font()
    font.setBold(True)
    needed = QFontMetrics(font).horizontalAdvance(name)
    qtbot.waitUntil(lambda: name_room(chart.ends) > needed > short)
    chart.resize(400, 300)
    qtbot.waitUntil(lambda: name_room(chart.ends) == short)


def test_many_names_beside_a_low_plot_are_smaller(show: Callable[[QWidget], None]) -> None:
    chart = Chart()
    show(chart)
    chart.ends.setFixedHeight(80)
    chart.ends.show_ends(ends(*[0.5] * 8))
    heights = [height for _, _, height in chart.ends.places()]
    assert heights == pytest.approx([10 * n + 5 for n in range(8)])
