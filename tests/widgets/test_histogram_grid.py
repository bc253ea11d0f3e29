"""Painted histograms: what stands where, and what the mouse and the arrow keys point at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.histogram import N_BINS, histogram, statistics
from visualizer.core.layer_histograms import LayerHistograms
from visualizer.widgets.histogram_grid import Bin, HistogramCell, HistogramGrid
from visualizer.widgets.theme import Scheme, apply_theme, colors

# Of 60 bins from -1 to 1 the 15th and the 45th, and no other.
LOW, HIGH, LOW_BIN, HIGH_BIN = -0.51, 0.51, 14, 45


def cell(
    weights: list[float],
    biases: list[float],
    first: list[float] | None = None,
    warning: str = "",
) -> HistogramCell:
    """Return a picture of these numbers from -1 to 1."""
    numbers = np.array(weights)
    histograms = LayerHistograms(
        statistics(numbers),
        histogram(numbers, 1.0),
        histogram(np.array(biases), 1.0),
        histogram(np.array(first), 1.0) if first else None,
        (0, 0),
    )
    return HistogramCell(histograms, "hidden", "std 1", warning)


@pytest.fixture
def grid(show: Callable[[QWidget], None]) -> HistogramGrid:
    """Two rows and two columns; below 0 there are four times as many weights."""
    grid = HistogramGrid()
    # As a panel does: what fills its own ground fills it like the panel.
    palette = grid.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colors().panel))
    grid.setPalette(palette)
    grid.resize(700, 320)
    show(grid)
    many = cell([LOW] * 4 + [HIGH], [HIGH])
    grid.show_cells(("weights", "gradients"), ([many, many], [many, many]))
    return grid


def inks(grid: HistogramGrid, place: Bin) -> list[str]:
    """Return the colours in the middle of a bin, from the top to the bottom."""
    picture, box = grid.grab().toImage(), grid.place_of(place)
    x = round(box.center().x())
    return [picture.pixelColor(x, y).name() for y in range(round(box.top()), round(box.bottom()))]


def height(grid: HistogramGrid, place: Bin, ink: str) -> int:
    return inks(grid, place).count(QColor(ink).name())


def hover(qtbot: QtBot, grid: HistogramGrid, place: QPoint) -> None:
    """Bring the mouse to a place; where it was already, Qt would tell nobody."""
    qtbot.mouseMove(grid, QPoint(1, 1))
    qtbot.mouseMove(grid, place)


def test_bars_are_as_high_as_their_counts(grid: HistogramGrid) -> None:
    ink = colors().accent
    tall, low = (height(grid, Bin(0, 0, index), ink) for index in (LOW_BIN, HIGH_BIN))
    assert tall > 40
    assert low == pytest.approx(tall / 4, abs=3)
    assert height(grid, Bin(0, 0, 20), ink) == 0


def test_logarithms_let_few_be_seen_beside_many(grid: HistogramGrid) -> None:
    grid.show_log(True)
    ink = colors().accent
    tall, low = (height(grid, Bin(0, 0, index), ink) for index in (LOW_BIN, HIGH_BIN))
    assert low == pytest.approx(tall * np.log(2) / np.log(5), abs=3)


def test_gradients_have_another_colour(grid: HistogramGrid) -> None:
    assert height(grid, Bin(1, 1, LOW_BIN), colors().gradient) > 40
    assert height(grid, Bin(1, 1, LOW_BIN), colors().accent) == 0


def test_biases_stand_below_the_line(grid: HistogramGrid) -> None:
    found = inks(grid, Bin(0, 0, HIGH_BIN))
    ground, weights = QColor(colors().panel).name(), QColor(colors().accent).name()
    last_weight = len(found) - found[::-1].index(weights)
    below = set(found[last_weight + 4 : -3])
    assert len(below) == 1
    assert below.isdisjoint({ground, weights})
    # Where there is no bias there is nothing below.
    assert set(inks(grid, Bin(0, 0, LOW_BIN))[last_weight + 4 : -3]) == {ground}


def test_what_is_exactly_0_is_a_line(grid: HistogramGrid) -> None:
    grid.show_cells(("",), ([cell([0.0] * 9, [0.0])],))
    picture, box = grid.grab().toImage(), grid.place_of(Bin(0, 0, N_BINS // 2))
    line = picture.pixelColor(round(box.left()), round(box.top() + 0.4 * box.height()))
    assert line.name() == QColor(colors().text).name()


def test_the_first_weights_are_an_outline(grid: HistogramGrid) -> None:
    ink, place = colors().accent, Bin(0, 0, LOW_BIN)
    before = height(grid, place, ink)
    grid.show_cells(("", ""), ([cell([LOW] * 4 + [HIGH], [HIGH], [LOW] * 8)] * 2, []))
    # Heights are shares of the tallest of both.
    assert height(grid, place, ink) == pytest.approx(before / 2, abs=3)
    top = inks(grid, place)[:3]
    assert set(top) != {QColor(colors().panel).name()}


def test_what_is_further_out_is_an_arrow(grid: HistogramGrid) -> None:
    def arrows() -> list[bool]:
        # At the edges nothing else is muted.
        first, last = (grid.place_of(Bin(0, 0, index)) for index in (0, N_BINS - 1))
        picture, muted = grid.grab().toImage(), QColor(colors().muted).name()
        rows = range(round(first.top()), round(first.bottom()))
        edges = round(first.left()) - 1, round(last.right())
        return [any(picture.pixelColor(x, y).name() == muted for y in rows) for x in edges]

    assert arrows() == [False, False]
    grid.show_cells(("", ""), ([cell([LOW, HIGH, 7.0], [HIGH])], []))
    assert arrows() == [False, True]
    grid.show_cells(("", ""), ([cell([LOW, HIGH], [-7.0])], []))
    assert arrows() == [True, False]


def test_a_thick_line_is_a_standard_deviation(grid: HistogramGrid) -> None:
    # Of mean 0 and standard deviation 0.51.
    grid.show_cells(("",), ([cell([LOW, HIGH], [HIGH])],))
    ink = QColor(colors().text).name()
    found = [index for index in range(N_BINS) if ink in inks(grid, Bin(0, 0, index))]
    assert found[0] == pytest.approx(LOW_BIN, abs=1)
    assert found[-1] == pytest.approx(HIGH_BIN, abs=1)
    assert len(found) == found[-1] - found[0] + 1


def test_nothing_at_all_is_no_error(grid: HistogramGrid) -> None:
    empty = cell([float("nan")] * 3, [float("inf")], warning="3 are nan, 1 infinite")
    assert grid.grab().toImage() != QWidget().grab().toImage()
    grid.show_cells(("a", "b"), ([empty], []))
    assert grid.bin is None
    picture, box = grid.grab().toImage(), grid.place_of(Bin(0, 0, 0))
    row = round(box.center().y())
    drawn = {picture.pixelColor(x, row).name() for x in range(grid.width() // 2)}
    assert len(drawn) > 1
    grid.show_cells((), ())
    grid.grab()


@pytest.mark.parametrize("place", [Bin(0, 0, 0), Bin(1, 0, 59), Bin(0, 1, 30), Bin(1, 1, LOW_BIN)])
def test_the_mouse_points_at_a_bin(qtbot: QtBot, grid: HistogramGrid, place: Bin) -> None:
    with qtbot.waitSignal(grid.pointed):
        hover(qtbot, grid, grid.place_of(place).center().toPoint())
    assert grid.bin == place
    with qtbot.waitSignal(grid.pointed):
        qtbot.mouseMove(grid, QPoint(1, 1))
    assert grid.bin is None


def test_the_bin_that_is_pointed_at_is_lit(qtbot: QtBot, grid: HistogramGrid) -> None:
    place = Bin(0, 0, 20)
    before = inks(grid, place)
    hover(qtbot, grid, grid.place_of(place).center().toPoint())
    assert inks(grid, place) != before


def test_arrow_keys_go_from_bin_to_bin(qtbot: QtBot, grid: HistogramGrid) -> None:
    grid.clearFocus()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.bin == Bin(0, 0, 30)
    for key, place in (
        (Qt.Key.Key_Left, Bin(0, 0, 29)),
        (Qt.Key.Key_Up, Bin(0, 0, 29)),
        (Qt.Key.Key_Down, Bin(1, 0, 29)),
        (Qt.Key.Key_Down, Bin(1, 0, 29)),
        (Qt.Key.Key_Right, Bin(1, 0, 30)),
    ):
        qtbot.keyClick(grid, key)
        assert grid.bin == place
    for _ in range(30):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.bin == Bin(1, 1, 0)
    for _ in range(70):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.bin == Bin(1, 1, 59)
    grid.clearFocus()
    assert grid.bin is None


def test_keys_do_not_lead_to_a_column_that_is_empty(qtbot: QtBot, grid: HistogramGrid) -> None:
    grid.show_cells(("", ""), (grid.columns[0], []))
    grid.clearFocus()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(40):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.bin == Bin(0, 0, 59)


def test_a_row_that_has_gone_is_not_pointed_at(qtbot: QtBot, grid: HistogramGrid) -> None:
    hover(qtbot, grid, grid.place_of(Bin(1, 1, 3)).center().toPoint())
    assert grid.bin == Bin(1, 1, 3)
    grid.show_cells(("", ""), tuple(cells[:1] for cells in grid.columns))
    assert grid.bin is None


def test_it_tells_how_many_rows_there_is_room_for(qtbot: QtBot, grid: HistogramGrid) -> None:
    before = grid.capacity
    with qtbot.waitSignal(grid.resized):
        grid.resize(700, 640)
    assert grid.capacity >= 2 * before
    grid.resize(100, 10)
    assert grid.capacity == 1
    assert grid.minimumSizeHint().height() < 320


def test_the_title_is_said_whole_where_it_is_too_long(
    grid: HistogramGrid,
) -> None:
    assert grid.title_at(grid.place_of(Bin(0, 0, 3)).center()) == "hidden std 1"
    assert grid.title_at(QPointF(1, 1)) == ""


def test_marks_are_explained_below_the_title(grid: HistogramGrid) -> None:
    explained = replace(grid.columns[0][0], explanation="Upright: 0")
    grid.show_cells(("", ""), ([explained],))
    assert grid.title_at(grid.place_of(Bin(0, 0, 3)).center()) == "hidden std 1\nUpright: 0"


def test_larger_text_asks_for_more_room(grid: HistogramGrid, qapp: QApplication) -> None:
    before = grid.minimumSizeHint()
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    assert grid.minimumSizeHint().width() > 1.8 * before.width()
    assert grid.minimumSizeHint().height() > 1.8 * before.height()
