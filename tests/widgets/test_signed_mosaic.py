"""Many signed pictures side by side: where each stands, in which colours, and its name."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.signed_mosaic import LEAST_SIDE, SignedMosaic
from visualizer.widgets.theme import Scheme, apply_theme, colors

SIZES = [(208, 104), (97, 61), (640, 300), (1900, 60), (60, 900)]
TWO = np.array([[[2.0, 0.0], [-2.0, 1.0]], [[0.0, -0.001], [0.001, 0.0]]])


@pytest.fixture
def mosaic(show: Callable[[QWidget], None]) -> SignedMosaic:
    mosaic = SignedMosaic()
    mosaic.resize(200, 100)
    show(mosaic)
    return mosaic


def color(mosaic: SignedMosaic, index: int, row: int, column: int) -> QColor:
    """Return the colour in the middle of a number's place in one of the pictures."""
    place = mosaic.place_of(index)
    _, rows, columns = mosaic.pictures.shape
    x = place.left() + (column + 0.5) * place.width() / columns
    y = place.top() + (row + 0.5) * place.height() / rows
    return mosaic.grab().toImage().pixelColor(int(x), int(y))


def near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 2 for a, b in pairs)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_blue_above_orange_below_each_by_its_own_largest(
    qapp: QApplication, mosaic: SignedMosaic, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme, 1.0)
    mosaic.show_pictures(TWO, ("first", "second"))
    above, below, ground = (
        QColor(name) for name in (colors().positive, colors().negative, colors().panel)
    )
    assert near(color(mosaic, 0, 0, 0), above)
    assert near(color(mosaic, 0, 0, 1), ground)
    assert near(color(mosaic, 0, 1, 0), below)
    half = color(mosaic, 0, 1, 1)
    for name in ("red", "green", "blue"):
        middle = (getattr(ground, name)() + getattr(above, name)()) / 2
        assert getattr(half, name)() == pytest.approx(middle, abs=2)
    assert near(color(mosaic, 1, 0, 0), ground)
    assert near(color(mosaic, 1, 0, 1), below)
    assert near(color(mosaic, 1, 1, 0), above)


def test_each_stands_in_a_frame_with_the_ground_between(mosaic: SignedMosaic) -> None:
    mosaic.show_pictures(np.ones((2, 3, 3)), ("first", "second"))
    picture = mosaic.grab().toImage()
    ground = mosaic.palette().window().color()
    for index in range(2):
        place = mosaic.place_of(index)
        assert near(picture.pixelColor(place.topLeft()), QColor(colors().line))
        assert near(picture.pixelColor(place.center()), QColor(colors().positive))
        assert near(picture.pixelColor(place.right() + 3, place.center().y()), ground)


@pytest.mark.parametrize("hole", [math.nan, np.float32(math.nan)])
def test_what_is_no_number_is_drawn_as_0(mosaic: SignedMosaic, hole: float) -> None:
    mosaic.show_pictures(np.array([[[hole, 1.0], [-1.0, 0.0]]]), ("unit",))
    assert mosaic.pictures.tolist() == [[[0, 1], [-1, 0]]]
    assert near(color(mosaic, 0, 0, 0), QColor(colors().panel))
    assert near(color(mosaic, 0, 0, 1), QColor(colors().positive))


@pytest.mark.parametrize("endless", [math.inf, -math.inf])
def test_what_is_endless_outweighs_the_rest(mosaic: SignedMosaic, endless: float) -> None:
    mosaic.show_pictures(np.array([[[endless, 1.0], [-1.0, 0.0]]], np.float32), ("unit",))
    wanted = colors().positive if endless > 0 else colors().negative
    assert near(color(mosaic, 0, 0, 0), QColor(wanted))
    assert near(color(mosaic, 0, 0, 1), QColor(colors().panel))


def test_other_numbers_are_another_picture_by_itself(
    mosaic: SignedMosaic, repainted: Callable[[QWidget], object]
) -> None:
    mosaic.show_pictures(TWO, ("first", "second"))
    before = mosaic.grab().toImage()
    with repainted(mosaic):
        mosaic.show_pictures(-TWO, ("first", "second"))
    assert mosaic.grab().toImage() != before
    mosaic.show_pictures(10 * TWO, ("first", "second"))
    assert mosaic.grab().toImage() == before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 7, 20, 100])
def test_no_picture_covers_another_or_is_cut_off(
    mosaic: SignedMosaic, size: tuple[int, int], count: int
) -> None:
    mosaic.resize(*size)
    mosaic.show_pictures(np.zeros((count, 28, 28)), ("",) * count)
    # A frame is drawn one pixel farther to the right and below.
    places = [mosaic.place_of(index).adjusted(0, 0, 1, 1) for index in range(count)]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(mosaic.rect().contains(place) for place in places)
    assert len({place.size().toTuple() for place in places}) == 1
    assert places[0].width() == places[0].height()


@pytest.mark.parametrize("size", SIZES)
def test_as_many_as_there_is_room_for_are_large_enough(
    mosaic: SignedMosaic, size: tuple[int, int]
) -> None:
    mosaic.resize(*size)
    mosaic.show_pictures(np.zeros((mosaic.capacity, 28, 28)), ("",) * mosaic.capacity)
    assert mosaic.place_of(0).width() >= LEAST_SIDE


@pytest.mark.parametrize(
    ("size", "count", "index", "place"),
    [
        ((300, 100), 1, 0, QRect(0, 0, 96, 96)),
        ((100, 300), 1, 0, QRect(0, 0, 96, 96)),
        ((200, 200), 4, 1, QRect(100, 0, 96, 96)),
        ((200, 200), 4, 2, QRect(0, 100, 96, 96)),
        ((300, 200), 5, 4, QRect(100, 100, 96, 96)),
        ((60, 300), 5, 3, QRect(0, 180, 56, 56)),
    ],
)
def test_they_stand_row_by_row_as_large_as_they_can(
    mosaic: SignedMosaic, size: tuple[int, int], count: int, index: int, place: QRect
) -> None:
    mosaic.resize(*size)
    mosaic.show_pictures(np.zeros((count, 28, 28)), ("",) * count)
    assert mosaic.place_of(index) == place


def test_there_is_room_for_more_where_it_is_larger(mosaic: SignedMosaic) -> None:
    seen = []
    for size in ((1, 1), (51, 51), (103, 52), (104, 52), (104, 104), (208, 104), (1040, 520)):
        mosaic.resize(*size)
        seen.append(mosaic.capacity)
    assert seen == [1, 1, 1, 2, 4, 8, 200]


def test_the_least_size_is_room_for_eight() -> None:
    mosaic = SignedMosaic()
    assert mosaic.minimumSizeHint() == QSize(208, 104)
    mosaic.resize(mosaic.minimumSizeHint())
    assert mosaic.capacity == 8


def test_it_tells_when_there_is_room_for_more_or_fewer(qtbot: QtBot, mosaic: SignedMosaic) -> None:
    mosaic.resize(208, 104)
    for size, capacity in (((260, 104), 10), ((207, 104), 6)):
        with qtbot.waitSignal(mosaic.resized):
            mosaic.resize(*size)
        assert mosaic.capacity == capacity
    with qtbot.assertNotEmitted(mosaic.resized):
        mosaic.resize(156, 155)


def test_each_is_named_where_it_stands(mosaic: SignedMosaic) -> None:
    mosaic.resize(300, 200)
    names = tuple(f"unit {number}" for number in range(5))
    mosaic.show_pictures(np.zeros((5, 28, 28)), names)
    places = [mosaic.place_of(index) for index in range(5)]
    for name, place in zip(names, places, strict=True):
        for point in (place.topLeft(), place.center(), place.bottomRight()):
            assert mosaic.name_at(point) == name
    # Between two, where a sixth would stand, and outside.
    for point in (QPoint(98, 50), QPoint(250, 150), QPoint(-1, 50)):
        assert mosaic.name_at(point) == ""
    mosaic.show_pictures(np.zeros((0, 28, 28)), ())
    assert mosaic.name_at(QPoint(50, 50)) == ""


def test_the_mouse_is_told_the_name(qtbot: QtBot, mosaic: SignedMosaic) -> None:
    mosaic.show_pictures(TWO, ("first", "second"))
    where = mosaic.place_of(1).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, where, mosaic.mapToGlobal(where))
    QApplication.sendEvent(mosaic, event)
    assert QToolTip.text() == "second"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
