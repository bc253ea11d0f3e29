"""Drawing with the mouse."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.digit_scene import SHEET_SIDE
from visualizer.widgets.drawing_pad import PEN_WIDTH, DrawingPad

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(show: Callable[[QWidget], None]) -> DrawingPad:
    pad = DrawingPad()
    pad.resize(SHEET_SIDE, SHEET_SIDE)
    show(pad)
    return pad


def draw(qtbot: QtBot, pad: DrawingPad, *points: tuple[int, int]) -> None:
    places = [QPoint(*point) for point in points]
    qtbot.mousePress(pad, LEFT, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(pad, place)
    qtbot.mouseRelease(pad, LEFT, pos=places[-1])


def test_it_begins_blank(pad: DrawingPad) -> None:
    assert pad.ink.shape == (SHEET_SIDE, SHEET_SIDE)
    assert not pad.ink.any()


def test_a_line_leaves_ink_along_its_way_only(qtbot: QtBot, pad: DrawingPad) -> None:
    with qtbot.waitSignal(pad.drawn):
        draw(qtbot, pad, (50, 100), (150, 100), (150, 200))
    assert (pad.ink[100, 50:151] == 255).all()
    assert (pad.ink[100:201, 150] == 255).all()
    assert not pad.ink[150:, :130].any()
    assert (pad.ink / 255).sum() == pytest.approx(PEN_WIDTH * 200, rel=0.1)


def test_a_tap_leaves_a_dot(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (140, 140))
    assert pad.ink[140, 140] == 255
    assert (pad.ink / 255).sum() == pytest.approx(3.14 * PEN_WIDTH**2 / 4, rel=0.1)


def test_two_strokes_are_not_joined(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (50, 50), (50, 200))
    draw(qtbot, pad, (200, 50), (200, 200))
    assert not pad.ink[:, 100:150].any()


def test_another_button_draws_nothing(qtbot: QtBot, pad: DrawingPad) -> None:
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert not pad.ink.any()


def test_a_new_sheet(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (50, 50), (200, 200))
    with qtbot.waitSignal(pad.drawn):
        pad.clear()
    assert not pad.ink.any()


@pytest.mark.parametrize("size", [(560, 280), (140, 600), (1000, 900)])
def test_ink_is_under_the_pen_at_every_size(
    qtbot: QtBot, pad: DrawingPad, size: tuple[int, int]
) -> None:
    pad.resize(*size)
    draw(qtbot, pad, (size[0] // 2, size[1] // 2))
    rows, columns = pad.ink.nonzero()
    assert (rows.mean(), columns.mean()) == pytest.approx((SHEET_SIDE / 2, SHEET_SIDE / 2), abs=3)


def test_going_over_the_edge_is_no_harm(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (140, 140), (-400, 140), (900, 2000))
    assert pad.ink[140, 0] == 255


def test_the_ink_is_seen(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (140, 140))
    picture = pad.grab().toImage()
    assert picture.pixelColor(140, 140).lightness() < picture.pixelColor(40, 40).lightness()


def test_a_drawing_is_put_on_the_sheet(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (50, 50), (200, 200))
    ink = pad.ink
    pad.clear()
    with qtbot.assertNotEmitted(pad.drawn):
        pad.show_ink(ink)
    assert np.array_equal(pad.ink, ink)
    draw(qtbot, pad, (250, 30))
    assert pad.ink[30, 250] == 255
    assert not ink[30, 250]


def test_strokes_are_counted(qtbot: QtBot, pad: DrawingPad) -> None:
    strokes = []
    pad.drawn.connect(lambda: strokes.append(pad.stroke))
    draw(qtbot, pad, (50, 50), (60, 60), (70, 70))
    draw(qtbot, pad, (90, 50))
    pad.clear()
    assert strokes == [1, 1, 1, 2, 3]
