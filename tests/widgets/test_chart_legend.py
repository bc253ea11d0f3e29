"""What the marks of a chart mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.theme import GRID

RED = LegendEntry("━", "#ff0000", "training", "0.5")
BLUE = LegendEntry("━", "#0000ff", "test", "")


def inks(legend: ChartLegend) -> set[str]:
    """Return which of red and blue are on a picture of the legend."""
    return colours(legend.grab().toImage())


def colours(picture: QImage) -> set[str]:
    """Return which of red and blue are on a picture."""
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


def test_a_second_line_keeps_the_names_whole(qtbot: QtBot, show: Callable[[QWidget], None]) -> None:
    dots = LegendEntry("•", "#000000", "each batch", "")
    mean = LegendEntry("━", "#ff0000", "training mean", "0.0241")
    test = LegendEntry("◆", "#0000ff", "validation", "0.0818")
    legend = ChartLegend(wraps=True)
    legend.resize(600, 30)
    legend.set_entries((dots, mean, test))
    show(legend)
    line = legend.sizeHint().height()
    legend.resize(200, 30)
    qtbot.waitUntil(lambda: legend.minimumSizeHint().height() == 2 * line)
    picture = legend.grab().toImage()
    upper, lower = (picture.copy(0, top, 200, 15) for top in (0, 15))
    assert colours(upper) == {"red"}
    assert colours(lower) == {"blue"}
    # A batch that is read has a value, too; nothing moves for that.
    legend.set_entries((replace(dots, value="0.5"), mean, test))
    assert legend.sizeHint().height() == 2 * line
    legend.set_entries((dots, mean, test))
    legend.resize(600, 30)
    qtbot.waitUntil(lambda: legend.sizeHint().height() == line)


def test_names_are_whole_before_there_are_values_and_after(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    bare = (
        LegendEntry("•", "#000000", "each batch", ""),
        LegendEntry("━", "#ff0000", "training mean", ""),
        LegendEntry("◆", "#0000ff", "validation", ""),
    )
    legend = ChartLegend(wraps=True)
    legend.resize(200, 30)
    show(legend)
    legend.set_entries(bare)
    line = legend.fontMetrics().height()
    assert legend.sizeHint().height() == 2 * line
    picture = legend.grab().toImage()
    assert colours(picture.copy(0, 0, 200, 15)) == {"red"}
    assert colours(picture.copy(0, 15, 200, 15)) == {"blue"}
    mean, test = (replace(entry, value="0.0241") for entry in bare[1:])
    for batch in (bare[0], replace(bare[0], value="0.5")):
        legend.set_entries((batch, mean, test))
        assert legend.sizeHint().height() == 2 * line
    legend.set_entries((bare[0], mean, test))
    legend.resize(210, 30)
    assert legend.sizeHint().height() == 2 * line


@pytest.mark.parametrize("width", [700, 400, 200])
def test_however_many_there_are_every_value_is_whole(
    qtbot: QtBot, show: Callable[[QWidget], None], width: int
) -> None:
    entries = tuple(
        LegendEntry("●", "#000000", f"rule {number}", "0.000136") for number in range(11)
    )
    legend = ChartLegend(wraps=True)
    legend.resize(width, 30)
    legend.set_entries(entries)
    show(legend)
    room = legend.fontMetrics().horizontalAdvance("● 0.000136")
    n_lines = legend.sizeHint().height() // legend.fontMetrics().height()
    assert n_lines * width > 11 * room
    legend.resize(width, legend.sizeHint().height())
    assert end_of_ink(legend) < width - 2
    # Where values become shorter nothing moves.
    legend.set_entries(tuple(replace(entry, value="1") for entry in entries))
    assert legend.sizeHint().height() == legend.height()
