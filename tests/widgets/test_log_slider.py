"""A slider for numbers that are felt by their ratio."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.log_slider import LogSlider


@pytest.fixture
def slider(show: Callable[[QWidget], None]) -> LogSlider:
    slider = LogSlider(1e-4, 10)
    slider.resize(300, 24)
    show(slider)
    return slider


@pytest.mark.parametrize(
    ("number", "share"), [(1e-4, 0), (10, 1), (0.0316, 0.5), (1e-300, 0), (1e300, 1), (1, 0.8)]
)
def test_every_power_of_ten_is_as_long(slider: LogSlider, number: float, share: float) -> None:
    slider.set_number(number)
    room = slider.maximum() - slider.minimum()
    assert (slider.value() - slider.minimum()) / room == pytest.approx(share, abs=0.002)


def test_showing_a_number_is_no_sliding(qtbot: QtBot, slider: LogSlider) -> None:
    with qtbot.assertNotEmitted(slider.slid):
        slider.set_number(0.5)


def test_what_is_slid_to_has_three_digits(qtbot: QtBot, slider: LogSlider) -> None:
    slider.set_number(0.01)
    slider.setFocus()
    with qtbot.waitSignal(slider.slid) as slid:
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slid.args == [0.0112]


def test_the_handle_is_drawn_where_the_mouse_finds_it(qtbot: QtBot, slider: LogSlider) -> None:
    slider.set_number(0.01)
    slider.set_color("#ff0000")
    picture = slider.grab().toImage()
    reds = [
        x for x in range(300) if picture.pixelColor(x, slider.height() // 2).name() == "#ff0000"
    ]
    middle = (reds[0] + reds[-1]) // 2
    before = slider.value()
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(middle, slider.height() // 2))
    assert slider.value() == before
    qtbot.mouseMove(slider, QPoint(middle + 40, slider.height() // 2))
    assert slider.value() > before


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_is_the_lists_unless_the_slider_is_chosen(
    slider: LogSlider, focused: bool
) -> None:
    slider.set_number(0.01)
    if focused:
        slider.setFocus()
    else:
        slider.clearFocus()
    before = slider.value()
    place = QPointF(150, 12)
    event = QWheelEvent(
        place,
        QPointF(slider.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    assert (slider.value() != before) is focused
