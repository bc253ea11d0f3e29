"""Heights as colours with contour lines: whatever the heights are, and in any size."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.core.loss_map import LossMap
from visualizer.core.number_text import format_setting
from visualizer.widgets.contour_map import ContourMap
from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import Scheme, apply_theme

X, Y = np.linspace(-2, 2, 9), np.linspace(0, 3, 7)
SLOPE = np.add.outer(X, Y)
NOBODY = np.zeros((0, 2))


@pytest.fixture
def plot(show: Callable[[QWidget], None]) -> Plot:
    plot = Plot()
    plot.resize(600, 400)
    show(plot)
    plot.set_range((X[0], X[-1]), (Y[0], Y[-1]))
    return plot


@pytest.fixture
def ground(plot: Plot) -> ContourMap:
    ground = ContourMap(plot, lambda height: format_setting(round(height, 6)))
    ground.restyle()
    return ground


def brightness(plot: Plot, x: float, y: float) -> int:
    point = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))
    return plot.grab().toImage().pixelColor(point).lightness()


def test_high_is_bright_and_low_is_dark(plot: Plot, ground: ContourMap) -> None:
    ground.show(LossMap(X, Y, SLOPE))
    assert brightness(plot, -1.9, 0.15) < brightness(plot, 0.1, 1.6) < brightness(plot, 1.9, 2.9)


def test_lines_are_named_by_their_height_where_there_is_room(
    plot: Plot, ground: ContourMap
) -> None:
    plot.resize(220, 160)
    plot.grab()
    ground.show(LossMap(X, Y, SLOPE))
    ground.place_names(NOBODY)
    few = [float(name.replace("−", "-")) for name in ground.names]
    assert few == sorted(few)
    assert all(SLOPE.min() < height < SLOPE.max() for height in few)
    plot.resize(1800, 1200)
    plot.grab()
    ground.place_names(NOBODY)
    assert len(ground.names) > len(few)
    everywhere = np.linspace(-2, 2, 60), np.linspace(0, 3, 60)
    ground.place_names(np.stack(np.meshgrid(*everywhere), axis=-1).reshape(-1, 2))
    assert ground.names == []


def test_in_another_size_and_look_it_is_drawn_anew(
    qapp: QApplication, plot: Plot, ground: ContourMap, settle: Callable[[], None]
) -> None:
    ground.show(LossMap(X, Y, SLOPE))
    light = brightness(plot, 1.9, 2.9)
    plot.resize(900, 700)
    settle()
    room = plot.getViewBox().size().toSize()
    assert (ground._image.width(), ground._image.height()) == room.toTuple()
    apply_theme(qapp, Scheme.DARK, 1.0)
    plot.restyle()
    ground.restyle()
    settle()
    assert brightness(plot, 1.9, 2.9) < light


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_stays_empty(plot: Plot, ground: ContourMap, bad: float) -> None:
    empty = brightness(plot, -1.9, 0.15)
    heights = SLOPE.copy()
    heights[:4] = bad
    ground.show(LossMap(X, Y, heights))
    ground.place_names(NOBODY)
    assert brightness(plot, -1.9, 0.15) == pytest.approx(empty, abs=3)
    assert brightness(plot, 1.9, 0.2) < empty - 20
    ground.show(LossMap(X, Y, np.full_like(heights, bad)))
    assert brightness(plot, 1.9, 0.2) == pytest.approx(empty, abs=3)
    assert ground.names == []


def test_level_ground_has_no_lines(plot: Plot, ground: ContourMap) -> None:
    ground.show(LossMap(X, Y, np.ones_like(SLOPE)))
    ground.place_names(NOBODY)
    assert ground.names == []
    assert not plot.grab().isNull()
