"""The painted slider of learning rates: what it tells, where it snaps, what keys do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.regime_scale import RegimeScale, highest_shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scale(show: Callable[[QWidget], None]) -> RegimeScale:
    scale = RegimeScale()
    scale.resize(460, 160)
    scale.show_rate(0.01, 1.5, 2.0, 0.0, "#0072b2")
    show(scale)
    return scale


@pytest.fixture
def told(scale: RegimeScale) -> list[float]:
    rates: list[float] = []
    scale.rate_chosen.connect(rates.append)
    return rates


def at(scale: RegimeScale, rate: float, off: float = 0) -> QPoint:
    return QPointF(scale.place_of(rate) + off, scale.height() / 2).toPoint()


def test_a_click_chooses_the_rate_under_it(
    qtbot: QtBot, scale: RegimeScale, told: list[float]
) -> None:
    qtbot.mouseClick(scale, LEFT, pos=at(scale, 0.8))
    assert told == [pytest.approx(0.8, abs=0.01)]
    assert told[0] == round(told[0], 3), "a number that somebody would type"


@pytest.mark.parametrize("bound", [0.5, 1.0])
@pytest.mark.parametrize("off", [-5, 0, 5])
def test_it_snaps_to_the_bounds_exactly(
    qtbot: QtBot, scale: RegimeScale, told: list[float], bound: float, off: float
) -> None:
    qtbot.mouseClick(scale, LEFT, pos=at(scale, bound, off))
    assert told == [bound]


def test_beside_a_bound_it_does_not_snap(
    qtbot: QtBot, scale: RegimeScale, told: list[float]
) -> None:
    qtbot.mouseClick(scale, LEFT, pos=at(scale, 0.5, 12))
    assert 0.5 < told[0] < 0.6


def test_a_drag_takes_the_handle_along(qtbot: QtBot, scale: RegimeScale, told: list[float]) -> None:
    qtbot.mousePress(scale, LEFT, pos=at(scale, 0.2))
    qtbot.mouseMove(scale, at(scale, 0.7))
    qtbot.mouseMove(scale, QPoint(-40, 50))
    qtbot.mouseMove(scale, QPoint(4000, 50))
    qtbot.mouseRelease(scale, LEFT)
    qtbot.mouseMove(scale, at(scale, 0.3))
    assert told == pytest.approx([0.2, 0.7, told[2], 1.5], abs=0.01)
    assert 0 < told[2] < 0.01, "never 0"


@pytest.mark.parametrize(
    ("rate", "key", "wanted"),
    [
        (0.3, Qt.Key.Key_Right, 0.31),
        (0.3, Qt.Key.Key_Up, 0.31),
        (0.3, Qt.Key.Key_Left, 0.29),
        (0.3, Qt.Key.Key_Down, 0.29),
        (0.3, Qt.Key.Key_PageUp, 0.4),
        (0.3, Qt.Key.Key_PageDown, 0.2),
        (0.05, Qt.Key.Key_PageDown, 0.02),
        (0.01, Qt.Key.Key_Left, 0.005),
        (0.002, Qt.Key.Key_Right, 0.005),
        (0.005, Qt.Key.Key_Right, 0.01),
        (0.4951, Qt.Key.Key_Right, 0.51),
    ],
)
def test_keys(
    qtbot: QtBot, scale: RegimeScale, told: list[float], rate: float, key: Qt.Key, wanted: float
) -> None:
    scale.show_rate(rate, 1.5, 2.0, 0.0, "#0072b2")
    qtbot.keyClick(scale, key)
    assert told == [wanted]


@pytest.mark.parametrize(
    ("curvature", "momentum", "bounds"),
    [
        (2.0, 0.0, (0.5, 1.0)),
        (20.0, 0.0, (0.05, 0.1)),
        (2.0, 0.81, (0.005, 1.805, 1.81)),
    ],
)
def test_its_bounds_are_the_regimes(
    scale: RegimeScale, curvature: float, momentum: float, bounds: tuple[float, ...]
) -> None:
    highest = highest_shown(2 * (1 + momentum) / curvature, curvature)
    scale.show_rate(0.01, highest, curvature, momentum, "#0072b2")
    assert scale.bounds == pytest.approx(bounds)
    assert bounds[-1] < highest


@pytest.mark.parametrize("rate", [1e-300, 0.5, 1.6, 1e10, 1.7e308])
@pytest.mark.parametrize("momentum", [0.0, 0.9])
@pytest.mark.parametrize("size", [(40, 20), (160, 90), (1600, 700)])
def test_any_rate_can_be_shown_at_any_size(
    scale: RegimeScale, rate: float, momentum: float, size: tuple[int, int]
) -> None:
    scale.resize(*size)
    scale.show_rate(rate, 2.2, 2.0, momentum, "#0072b2")
    assert not scale.grab().isNull()
    assert scale.place_of(rate) <= scale.place_of(2.2)
