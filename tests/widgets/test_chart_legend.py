"""What the marks of a chart mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.theme import GRID

RED = LegendEntry("━", "#ff0000", "training", "0.5")
BLUE = LegendEntry("━", "#0000ff", "test", "")


def inks(legend: ChartLegend) -> set[str]:
    """Return which of red and blue are on a picture of the legend."""
    picture = legend.grab().toImage()
    pixels = [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]
    found = set()
    if any(pixel.red() > pixel.blue() + 100 for pixel in pixels):
        found.add("red")
    if any(pixel.blue() > pixel.red() + 100 for pixel in pixels):
        found.add("blue")
    return found


def end_of_ink(legend: ChartLegend) -> int:
    """Return the last column of a picture of the legend that is not empty (px)."""
    picture = legend.grab().toImage()
    empty = picture.pixelColor(picture.width() - 1, 0)
    return max(
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != empty
    )


def test_every_entry_is_seen_in_its_colour(show: Callable[[QWidget], None]) -> None:
    legend = ChartLegend()
    legend.resize(400, 30)
    show(legend)
    legend.set_entries((RED,))
    assert inks(legend) == {"red"}
    legend.set_entries((RED, BLUE))
    assert inks(legend) == {"red", "blue"}
    assert legend.entries == (RED, BLUE)
    assert legend.accessibleName() == "training 0.5, test "


def test_each_mark_is_explained_on_hover(qtbot: QtBot) -> None:
    legend = ChartLegend()
    qtbot.addWidget(legend)
    explained = replace(RED, explanation="as it goes"), replace(BLUE, explanation="at the end")
    legend.set_entries((RED, *explained))
    assert legend.toolTip() == "━ training: as it goes\n━ test: at the end"


@pytest.mark.parametrize("width", [330, 250, 160])
def test_where_it_is_narrow_values_come_before_names(
    show: Callable[[QWidget], None], width: int
) -> None:
    dots = LegendEntry("•", "#000000", "each batch", "")
    diamonds = LegendEntry("◆", "#000000", "validation, after every epoch", "0.25")
    legend = ChartLegend()
    legend.resize(width, 30)
    show(legend)
    legend.set_entries((dots, diamonds, RED))
    assert inks(legend) == {"red"}
    assert end_of_ink(legend) < width - GRID
