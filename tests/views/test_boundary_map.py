"""The decision map: what the network answers, lines, points that are put down by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.points_config import MAX_POINTS, OWN
from visualizer.core.training_events import SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.views.boundary_map import BoundaryMap
from visualizer.widgets.class_style import class_color
from visualizer.widgets.plane_map import probability_image

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def view(session: Session, show: Callable[[QWidget], None]) -> BoundaryMap:
    view = BoundaryMap(session)
    view.resize(420, 460)
    show(view)
    return view


def pixel(view: BoundaryMap, x: float, y: float) -> QPoint:
    return view.map.pixel_of(x, y).toPoint()


def at(image: QImage, x: float, y: float) -> QColor:
    """Return the colour of a place of the plane."""
    side = image.width()
    return image.pixelColor(int((x + 6) / 12 * side), int((6 - y) / 12 * side))


def test_each_class_has_its_colour_where_it_is_likely(view: BoundaryMap, session: Session) -> None:
    layer = session.boundaries.network.layers[0]
    weights = np.array([[5, -5, 0], [0, 0, 5]], np.float32)
    network = session.boundaries.network.with_layer(
        0, type(layer)(weights, layer.bias, layer.activation)
    )
    session.boundaries.training.start()
    session.boundaries.training.extend([Started(25), SnapshotTaken(0, 0, network)])
    for label, place in enumerate([(5, 0), (-5, 0), (0, 5)]):
        seen = at(view.map.image, *place)
        distances = [
            np.abs(np.subtract(seen.getRgb(), ink.getRgb())).sum()
            for ink in map(class_color, range(3))
        ]
        assert int(np.argmin(distances)) == label
    assert {(line.first, line.second) for line in view.map.lines} == {(0, 1), (0, 2), (1, 2)}


def test_the_likeliest_class_alone_can_be_seen(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    def shades() -> int:
        image = view.map.image
        middles = range(2, image.width(), 5)
        places = [(x, y) for x in middles for y in middles]
        return len({image.pixel(*place) for place in places})

    shaded = shades()
    view.tools.show()
    qtbot.mouseClick(view.decided_button, LEFT)
    assert shades() == 3 < shaded
    session.boundaries.look_at_unit((0, 0))
    assert shades() == 2
    session.boundaries.look_at_unit(None)
    qtbot.mouseClick(view.decided_button, LEFT)
    assert shades() == shaded


def test_the_sentence_tells_what_the_colours_say(qtbot: QtBot, view: BoundaryMap) -> None:
    view.tools.show()
    assert view.sentence == "The stronger a colour, the likelier its class there."
    with qtbot.waitSignal(view.sentence_changed):
        qtbot.mouseClick(view.decided_button, LEFT)
    assert view.sentence == "Each place has the colour of its likeliest class."
    with qtbot.waitSignal(view.sentence_changed):
        qtbot.mouseClick(view.decided_button, LEFT)
    assert view.sentence == BoundaryMap.sentence


def test_where_nobody_is_likelier_than_by_chance_it_is_white(view: BoundaryMap) -> None:
    image = probability_image(np.full((4, 8, 8), 0.25, np.float32))
    assert image.pixelColor(3, 3) == QColor("white")
    assert probability_image(np.full((4, 8, 8), np.nan, np.float32)).pixelColor(3, 3) == QColor(
        "white"
    )


def test_lines_go_with_the_first_hidden_layer(view: BoundaryMap, session: Session) -> None:
    assert view.map.lines
    session.boundaries.training.configure(hidden=(4,))
    assert not view.map.lines


def test_the_mouse_shows_a_forward_pass_and_changes_nothing(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    session.boundaries.clear_points()
    qtbot.mouseClick(view.look_button, LEFT)
    config = session.boundaries.config
    qtbot.mouseMove(view.map, pixel(view, 2, -3))
    qtbot.mouseClick(view.map, LEFT, pos=pixel(view, 2, -3))
    assert session.boundaries.place == pytest.approx((2, -3), abs=0.05)
    assert session.boundaries.config == config
    qtbot.mouseMove(view.map, QPoint(1, 1))
    assert session.boundaries.place is None


def test_a_point_that_is_near_is_meant_itself(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    place = tuple(session.boundaries.dataset.places[0].tolist())
    qtbot.mouseMove(view.map, pixel(view, *place))
    assert session.boundaries.shown_point is not None


def test_points_are_put_down_moved_and_taken_away(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    state = session.boundaries
    qtbot.mouseClick(view.clear_button, LEFT)
    qtbot.mouseClick(view.brushes[1], LEFT)
    assert view.brushes[1].isChecked()
    assert not view.look_button.isChecked()
    qtbot.mouseClick(view.map, LEFT, pos=pixel(view, 3, 3))
    assert state.config.dataset == OWN
    assert state.dataset.places[0].tolist() == pytest.approx([3, 3], abs=0.05)
    assert state.dataset.labels.tolist() == [1]
    # A drag moves the point that it begins on, by one edit.
    n_edits = session.undo_stack.count()
    qtbot.mousePress(view.map, LEFT, pos=pixel(view, 3, 3))
    for x in (2, 1, 0):
        qtbot.mouseMove(view.map, pixel(view, x, 3))
    qtbot.mouseRelease(view.map, LEFT, pos=pixel(view, 0, 3))
    assert len(state.dataset.labels) == 1
    assert session.undo_stack.count() <= n_edits + 1
    qtbot.mouseClick(view.map, RIGHT, pos=pixel(view, *state.dataset.places[0]))
    assert len(state.dataset.labels) == 0


def test_keys_walk_put_down_and_take_away(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    state = session.boundaries
    state.clear_points()
    state.set_brush(2)
    view.map.setFocus()
    qtbot.keyClick(view.map, Qt.Key.Key_Right)
    qtbot.keyClick(view.map, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert state.place == pytest.approx((0.1, 1.0))
    qtbot.keyClick(view.map, Qt.Key.Key_Return)
    assert state.dataset.places[0].tolist() == pytest.approx([0.1, 1.0])
    assert state.dataset.labels.tolist() == [2]
    qtbot.keyClick(view.map, Qt.Key.Key_Delete)
    assert len(state.dataset.labels) == 0


def test_where_there_is_no_room_a_sentence_says_so(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    session.boundaries.training.set_points(((0.0, 0.0, 0),) * MAX_POINTS)
    session.boundaries.set_brush(1)
    qtbot.mouseClick(view.map, LEFT, pos=pixel(view, 4, 4))
    assert "room for 1000 points" in view.bubble.text()
    assert len(session.boundaries.dataset.labels) == MAX_POINTS


def test_there_is_a_brush_a_class(view: BoundaryMap, session: Session) -> None:
    for n_classes in (2, 6):
        session.boundaries.training.configure(n_classes=n_classes)
        assert sum(not button.isHidden() for button in view.brushes) == n_classes


def test_points_that_test_can_be_left_out(
    qtbot: QtBot, view: BoundaryMap, session: Session
) -> None:
    before = view.map.grab().toImage()
    place = session.boundaries.dataset.places[~session.boundaries.dataset.trains][0]
    assert view.map.near(*place) is not None
    qtbot.mouseClick(view.test_button, LEFT)
    assert view.map.grab().toImage() != before


def test_the_place_whose_forward_pass_is_shown_is_marked(
    view: BoundaryMap, session: Session
) -> None:
    state = session.boundaries
    state.clear_points()
    state.add_point(-4, 4)
    state.add_point(3, -3)

    def drawn(x: float, y: float) -> QImage:
        middle = pixel(view, x, y)
        return view.map.grab(QRect(middle - QPoint(12, 12), QSize(24, 24))).toImage()

    example, other = drawn(3, -3), drawn(-4, 4)
    state.look_at((-4.0, 4.0))
    assert (drawn(3, -3) != example, drawn(-4, 4) != other) == (True, True)
    state.look_at(None)
    assert (drawn(3, -3) == example, drawn(-4, 4) == other) == (True, True)


def test_a_unit_that_is_pointed_at_has_the_plane(view: BoundaryMap, session: Session) -> None:
    session.boundaries.training.configure(hidden=(4,))
    classes = view.map.image
    session.boundaries.look_at_unit((1, 2))
    assert view.map.image != classes
    session.boundaries.look_at_unit(None)
    assert view.map.image == classes


def test_out_of_sight_nothing_is_worked_out(view: BoundaryMap, session: Session) -> None:
    view.hide()
    image = view.map.image
    session.boundaries.training.configure(seed=9)
    assert view.map.image == image
    view.show()
    assert view.map.image != image
