"""How every chart looks: true minus signs, the palette in use, exactly the part asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPicture
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import DARK, LIGHT, Scheme, apply_theme


@pytest.fixture
def plot(show: Callable[[QWidget], None]) -> Plot:
    plot = Plot()
    plot.resize(400, 300)
    show(plot)
    return plot


@pytest.mark.parametrize(
    ("x", "y"), [((0, 1), (0, 1)), ((-5, 5), (0, 1e6)), ((0, 1e6), (-1e-6, 1e-6))]
)
def test_it_shows_exactly_the_part_asked_for(
    plot: Plot, x: tuple[float, float], y: tuple[float, float]
) -> None:
    plot.set_range(x, y)
    assert [tuple(side) for side in plot.viewRange()] == [pytest.approx(x), pytest.approx(y)]


def test_negative_numbers_have_a_true_minus_sign(plot: Plot) -> None:
    assert plot.getAxis("left").tickStrings([-1, 0, 1], 1, 1) == ["−1", "0", "1"]


@pytest.mark.parametrize(("low", "high"), [(0.4, 1.6), (-0.6, 1.6), (0.4, 10.6), (0.4, 53.0)])
def test_what_is_counted_has_ticks_at_whole_numbers_alone(
    plot: Plot, low: float, high: float
) -> None:
    axis = plot.getAxis("bottom")
    axis.count_in_whole_numbers()
    for size in (50, 400, 1500):
        values = [each for _, level in axis.tickValues(low, high, size) for each in level]
        assert values
        assert all(each == round(each) and low <= each <= high for each in values)


@pytest.mark.parametrize(
    ("low", "high", "named"),
    [
        (-2.3, 1.5, ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20"]),
        (3.5, 5.5, ["5000", "10000", "20000", "50000", "100000", "200000"]),
        (-0.69, -0.4, ["0.25", "0.3", "0.35"]),
        (-0.301, -0.29243, ["0.502", "0.504", "0.506", "0.508"]),
    ],
)
def test_a_logarithmic_axis_is_read_in_plain_numbers(
    plot: Plot, low: float, high: float, named: list[str]
) -> None:
    plot.set_logarithmic(x=False, y=True)
    axis = plot.getAxis("left")
    texts = {
        text
        for spacing, values in axis.tickValues(low, high, 300)
        for text in axis.tickStrings(values, 1, spacing)
    }
    assert texts - {""} == set(named)
    plot.set_logarithmic(x=False, y=False)
    assert not axis.logMode


def shown_numbers(plot: Plot, name: str) -> list[str]:
    """Return the numbers that an axis draws, and check that each is whole on the screen."""
    axis, picture = plot.getAxis(name), QPicture()
    with QPainter(picture) as painter:
        painter.setFont(axis.style["tickFont"])
        _, _, drawn = axis.generateDrawSpecs(painter)
    metrics = QFontMetricsF(axis.style["tickFont"])
    figures = 0.6 * metrics.height()
    if name == "left":
        heights = sorted(rect.center().y() for rect, _, _ in drawn)
        assert all(lower - upper > figures for upper, lower in pairwise(heights))
    for rect, flags, text in drawn:
        # A line of text is higher than its figures are.
        across = metrics.boundingRect(rect, int(flags), text)
        place = QRectF(across.left(), rect.top(), across.width(), rect.height())
        on_screen = axis.mapRectToScene(place).adjusted(1, 1, -1, -1)
        assert plot.viewport().rect().toRectF().contains(on_screen)
        # What is drawn outside would be cut off.
        inside = axis.boundingRect()
        assert inside.left() <= place.left()
        assert place.right() <= inside.right()
    return [text for _, _, text in drawn]


@pytest.mark.parametrize(
    ("top", "numbers"),
    [
        (2.6, {"0.0", "0.5", "1.0", "1.5", "2.0", "2.5"}),
        (1, {"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}),
        (40, {"0", "5", "10", "15", "20", "25", "30", "35", "40"}),
    ],
)
def test_all_numbers_have_as_many_decimals(
    qtbot: QtBot, plot: Plot, top: float, numbers: set[str]
) -> None:
    plot.set_range((0, 1), (0, top))
    qtbot.waitUntil(lambda: plot.grab() and set(shown_numbers(plot, "left")) == numbers)


@pytest.mark.parametrize("last", ["1.0", "4.0"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_numbers_at_the_ends_are_shown(
    qtbot: QtBot, plot: Plot, qapp: QApplication, scale: float, last: str
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    plot.restyle()
    plot.resize(round(400 * scale), plot.minimumHeight())
    plot.set_range((0, 1.015 * float(last)), (0, 1.01))
    # An axis knows how high its numbers are once it has drawn them.
    qtbot.waitUntil(lambda: plot.grab() and last in shown_numbers(plot, "bottom"))
    assert "0.0" in shown_numbers(plot, "bottom")
    assert {"0.0", "1.0"} <= set(shown_numbers(plot, "left"))


@pytest.mark.parametrize("height", [70, 90, 120])
@pytest.mark.parametrize(
    ("logarithmic", "span"), [(True, (-9, 1)), (True, (-1, 1)), (False, (0, 17))]
)
def test_in_a_low_chart_no_number_stands_in_another(
    qtbot: QtBot, plot: Plot, height: int, logarithmic: bool, span: tuple[float, float]
) -> None:
    plot.setMinimumHeight(0)
    plot.resize(400, height)
    plot.set_logarithmic(x=False, y=logarithmic)
    plot.set_range((0, 1), span)
    qtbot.waitUntil(lambda: plot.grab() and len(shown_numbers(plot, "left")) > 0)


@pytest.mark.parametrize(("low", "high", "last"), [(-2, 2, "2.0"), (0, 1000, "1000")])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_number_at_the_very_end_is_whole(
    qtbot: QtBot, plot: Plot, qapp: QApplication, scale: float, low: float, high: float, last: str
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    plot.restyle()
    plot.resize(round(600 * scale), plot.minimumHeight())
    plot.set_range((low, high), (0, 1))
    qtbot.waitUntil(lambda: plot.grab() and last in shown_numbers(plot, "bottom"))


@pytest.mark.parametrize(
    ("low", "high"),
    [(0, 9e5), (-1e6, 1e6), (0.49999, 0.50001), (0.4999999, 0.5000001), (1e6, 1e6 + 1), (0, 1e-7)],
)
def test_the_name_of_an_axis_is_beside_its_numbers_however_long(
    qtbot: QtBot, plot: Plot, low: float, high: float
) -> None:
    plot.setLabel("left", "f(x)")
    axis = plot.getAxis("left")
    usual = axis.width()
    plot.set_range((0, 1), (low, high))
    qtbot.waitUntil(lambda: plot.grab() and len(shown_numbers(plot, "left")) > 2)
    numbers = shown_numbers(plot, "left")
    assert len(set(numbers)) == len(numbers)
    widest = max(map(QFontMetricsF(axis.style["tickFont"]).horizontalAdvance, numbers))
    name = axis.label.mapRectToParent(axis.label.boundingRect().adjusted(0, 4, 0, -4))
    qtbot.waitUntil(lambda: name.right() <= axis.width() - axis.style["tickLength"] - widest)
    plot.set_range((0, 1), (0, 1))
    qtbot.waitUntil(lambda: axis.width() == usual)


def test_it_takes_over_the_palette(plot: Plot, qapp: QApplication) -> None:
    assert plot.backgroundBrush().color().name() == LIGHT.panel
    apply_theme(qapp, Scheme.DARK, 1.0)
    plot.restyle()
    assert plot.backgroundBrush().color().name() == DARK.panel


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_mouse_and_menu_change_nothing(qtbot: QtBot, plot: Plot) -> None:
    before = plot.viewRange()
    where = QPoint(200, 150)
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseMove(plot.viewport(), QPoint(300, 250))
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.RightButton, pos=where)
    assert plot.viewRange() == before
    assert QApplication.activePopupWidget() is None
