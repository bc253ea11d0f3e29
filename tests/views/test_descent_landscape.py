"""The surface and the paths on it; a click begins somewhere else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from landscape_places import LEFT, ball, drag, picture, pixel, turn
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape

# Qt's test mouse complains of what pyqtgraph hears in its own way.
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")


@pytest.fixture
def landscape(show: Callable[[QWidget], None], session: Session) -> DescentLandscape:
    landscape = DescentLandscape(session)
    landscape.resize(600, 500)
    show(landscape)
    return landscape


@pytest.mark.parametrize(
    ("surface", "x", "y", "start"),
    [
        ("parabola", 7, 10, (7.0,)),
        ("parabola", -0.5, 30, (-0.5,)),
        ("saddle", 0.5, -1.5, (0.5, -1.5)),
        ("saddle", -1.9, 1.9, (-1.9, 1.9)),
    ],
)
def test_a_click_sets_the_start(
    qtbot: QtBot,
    landscape: DescentLandscape,
    session: Session,
    surface: str,
    x: float,
    y: float,
    start: tuple[float, ...],
) -> None:
    session.descent.set_surface(surface)
    before = picture(landscape)
    with qtbot.waitSignal(session.descent.changed):
        qtbot.mouseClick(landscape.plot.viewport(), LEFT, pos=pixel(landscape, x, y))
    assert session.descent.start == pytest.approx(start, abs=0.03)
    assert picture(landscape) != before


@pytest.mark.parametrize("where", [QPoint(3, 3), QPoint(590, 495)])
def test_a_click_beside_the_plot_changes_nothing(
    qtbot: QtBot, landscape: DescentLandscape, session: Session, where: QPoint
) -> None:
    with qtbot.assertNotEmitted(session.descent.changed):
        qtbot.mouseClick(landscape.plot.viewport(), LEFT, pos=where)
        qtbot.mouseClick(
            landscape.plot.viewport(), Qt.MouseButton.RightButton, pos=pixel(landscape, 5, 5)
        )


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
def test_the_picture_is_made_from_the_position_alone(
    landscape: DescentLandscape, session: Session, surface: str
) -> None:
    session.descent.set_surface(surface)
    playback = session.descent.playback
    pictures = {}
    for position in (0, 3.5, 10, 100):
        playback.seek(position)
        pictures[position] = picture(landscape)
    for position in (10, 0, 100, 3.5):
        playback.seek(position)
        assert picture(landscape) == pictures[position]
    shown = list(pictures.values())
    assert all(a != b for n, a in enumerate(shown) for b in shown[:n])


@pytest.mark.parametrize(
    ("position", "n_dots", "last"), [(0, 1, 0.0), (1, 2, 0.1), (1.5, 2, 0.149), (2, 3, 0.198)]
)
def test_a_path_ends_at_the_position(
    landscape: DescentLandscape, session: Session, position: float, n_dots: int, last: float
) -> None:
    session.descent.playback.seek(position)
    assert len(landscape.picture.dots("sgd")) == n_dots
    # Between two steps the ball is on the curve, too.
    assert ball(landscape) == pytest.approx((last, (last - 5) ** 2))


def test_paths_on_a_surface_of_two_dimensions(
    landscape: DescentLandscape, session: Session
) -> None:
    session.descent.set_surface("saddle")
    session.descent.playback.seek(1)
    assert ball(landscape) == pytest.approx((0.98, 0.00102))
    start, step = landscape.picture.dots("sgd")
    assert start == pytest.approx(landscape.picture.points(np.array([1, 0.001])))
    assert step == pytest.approx(landscape.picture.balls["sgd"])


def test_a_rule_that_stays_out_is_not_seen(landscape: DescentLandscape, session: Session) -> None:
    # Late enough that nobody hides behind somebody else.
    session.descent.playback.seek(900)
    for running in (False, True):
        for key in session.descent.optimizers:
            if (key in session.descent.running) != running:
                before = picture(landscape)
                session.descent.set_running(key, running=running)
                assert picture(landscape) != before


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
@pytest.mark.parametrize("rate", [1.0, 1e3, 1e10])
def test_any_learning_rate_can_be_scrubbed_through(
    landscape: DescentLandscape, session: Session, surface: str, rate: float
) -> None:
    descent = session.descent
    descent.set_n_steps(150)
    descent.set_surface(surface)
    for key in descent.optimizers:
        descent.set_learning_rate(key, rate)
        descent.set_running(key, running=True)
    seen = landscape.plot.viewRange()
    for position in (0, 0.5, 1, 1.5, 7, 15.5, 40, 76.5, 77, 149.9, 150):
        descent.playback.seek(position)
        assert not picture(landscape).isNull()
    assert landscape.plot.viewRange() == seen


@pytest.mark.parametrize("start", [1e3, 1e154, -1.7e308])
def test_any_start_can_be_drawn(
    landscape: DescentLandscape, session: Session, start: float
) -> None:
    for surface, n_dims in (("parabola", 1), ("saddle", 2)):
        session.descent.set_surface(surface)
        session.descent.set_start((start,) * n_dims)
        for position in (0, 0.5, 1001):
            session.descent.playback.seek(position)
            assert not picture(landscape).isNull()


def test_steps_that_cannot_be_told_apart_are_not_drawn(
    landscape: DescentLandscape, session: Session
) -> None:
    drawn = landscape.picture.dots("sgd")
    path = session.descent.trajectories["sgd"]
    walked = landscape.picture.points(np.column_stack([path.positions, path.values]))
    assert len(drawn) < len(walked) / 2
    nearest = [np.abs(drawn - point).max(axis=1).min() for point in walked]
    assert max(nearest) < 1
    # Where steps are long, every one is drawn.
    session.descent.set_learning_rate("sgd", 0.9)
    session.descent.playback.seek(12)
    assert len(landscape.picture.dots("sgd")) == 13


def test_in_a_larger_picture_more_steps_are_told_apart(
    landscape: DescentLandscape,
) -> None:
    drawn = len(landscape.picture.dots("sgd"))
    landscape.resize(1200, 1000)
    landscape.grab()
    assert len(landscape.picture.dots("sgd")) > 1.2 * drawn


@pytest.mark.parametrize("surface", ["parabola", "saddle", "himmelblau"])
def test_every_step_is_in_the_picture_however_it_was_come_to(
    landscape: DescentLandscape, session: Session, surface: str
) -> None:
    descent = session.descent
    descent.set_surface(surface)
    for key in descent.optimizers:
        # So slow that they are on their way all the time.
        descent.set_learning_rate(key, 0.0005)
        descent.set_running(key, running=True)
    playback = descent.playback
    # At any speed, forward and back, over the ends of what is drawn together.
    ways = [(700,), (0, 100.5, 127, 128, 129.9, 511, 512, 640, 700), (1001, 900, 700), (1, 700)]
    pictures = []
    for way in ways:
        for position in way:
            playback.seek(position)
            picture(landscape)
        pictures.append(picture(landscape))
    # Another size and back: all of it is drawn anew.
    landscape.resize(610, 500)
    picture(landscape)
    landscape.resize(600, 500)
    pictures.append(picture(landscape))
    # Between the axes: their names have moved by half a pixel.
    inner = [each.copy(100, 20, 450, 400) for each in pictures]
    assert all(each == inner[-1] for each in inner)


@pytest.mark.parametrize(
    ("surface", "ways", "start"),
    [
        ("parabola", [(0, 25), (3, 10), (8, 4)], (8.0,)),
        ("saddle", [(1, 0), (-1, 1), (-1.5, -0.5)], (-1.5, -0.5)),
        # No further than the picture.
        ("saddle", [(1, 0), (1.5, 1), (9, 9)], (2, 2)),
    ],
)
def test_the_start_is_dragged(
    landscape: DescentLandscape,
    session: Session,
    surface: str,
    ways: list[tuple[float, float]],
    start: tuple[float, ...],
) -> None:
    session.descent.set_surface(surface)
    starts = []
    session.descent.changed.connect(lambda: starts.append(session.descent.start))
    drag(landscape, *ways)
    assert session.descent.start == pytest.approx(start, abs=0.03)
    # All the way, and taken back as one.
    assert len(set(starts)) > 2
    session.undo_stack.undo()
    assert session.descent.start == session.descent.surface.start


def test_the_wheel_zooms_around_the_mouse_and_back(
    qtbot: QtBot, landscape: DescentLandscape, session: Session
) -> None:
    session.descent.set_surface("saddle")
    whole, before = landscape.plot.viewRange(), picture(landscape)
    assert not landscape.whole_button.isVisibleTo(landscape.tools)
    # Where all is seen the page may have the wheel.
    assert not turn(landscape, -1, 0.5, 0.5)
    where = pixel(landscape, 0.5, 0.5)
    assert turn(landscape, 3, 0.5, 0.5)
    assert landscape.plot.viewRange() != whole
    assert (pixel(landscape, 0.5, 0.5) - where).manhattanLength() <= 2
    assert picture(landscape) != before
    # A click means finer places now.
    turn(landscape, 12, 0.5, 0.5)
    qtbot.mouseClick(landscape.plot.viewport(), LEFT, pos=pixel(landscape, 0.4987, 0.5042))
    assert session.descent.start == pytest.approx((0.4987, 0.5042), abs=0.0006)
    session.undo_stack.undo()
    assert landscape.whole_button.isVisibleTo(landscape.tools)
    landscape.whole_button.click()
    # The mouse has gone to the button: nothing is read where it was.
    QApplication.sendEvent(landscape.plot, QEvent(QEvent.Type.Leave))
    assert landscape.plot.viewRange() == whole
    assert picture(landscape) == before


def test_what_a_ball_leaves_is_painted_anew_as_well(
    qtbot: QtBot, landscape: DescentLandscape, session: Session
) -> None:
    class Listener(QObject):
        """Notes down what is painted anew by itself: a picture taken by a test is, always."""

        region = QRegion()

        def eventFilter(self, widget: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.region |= event.region()
            return False

    session.descent.playback.seek(200)
    picture(landscape)
    before = pixel(landscape, *ball(landscape, "adam"))
    listener = Listener()
    landscape.plot.viewport().repaint()
    QTest.qWait(0)
    landscape.plot.viewport().installEventFilter(listener)
    session.descent.playback.seek(10)
    after = pixel(landscape, *ball(landscape, "adam"))
    assert (before - after).manhattanLength() > 40
    qtbot.waitUntil(lambda: listener.region.contains(before) and listener.region.contains(after))
    # And where momentum has overshot, which it has not yet.
    overshot = session.descent.trajectories["momentum"]
    furthest = int(overshot.positions.argmax())
    assert 10 < furthest < 200
    place = float(overshot.positions[furthest, 0]), float(overshot.values[furthest])
    assert listener.region.contains(pixel(landscape, *place))


def test_keys_zoom_push_and_go_back(
    qtbot: QtBot, landscape: DescentLandscape, session: Session
) -> None:
    whole = landscape.plot.viewRange()
    landscape.setFocus()
    qtbot.keyClick(landscape, Qt.Key.Key_Plus)
    (left, right), _ = landscape.plot.viewRange()
    assert right - left == pytest.approx(0.8 * (whole[0][1] - whole[0][0]))
    qtbot.keyClick(landscape, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert landscape.plot.viewRange()[0][0] == pytest.approx(left + 0.25 * (right - left))
    qtbot.keyClick(landscape, Qt.Key.Key_0)
    assert landscape.plot.viewRange() == whole
    # Another surface is seen whole.
    qtbot.keyClick(landscape, Qt.Key.Key_Minus)
    session.descent.set_surface("saddle")
    assert landscape.plot.viewRange() == [[-2, 2], [-2, 2]]


def test_a_start_outside_is_said_and_found_by_zooming_out(
    qtbot: QtBot, landscape: DescentLandscape, session: Session
) -> None:
    session.descent.set_surface("saddle")
    assert not landscape.note.isVisible()
    session.descent.set_start((3, -0.5))
    assert landscape.note.isVisible()
    assert "(3, −0.5)" in landscape.note.toPlainText()
    landscape.setFocus()
    for _ in range(3):
        qtbot.keyClick(landscape, Qt.Key.Key_Minus)
    assert not landscape.note.isVisible()
