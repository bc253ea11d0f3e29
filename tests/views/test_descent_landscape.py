"""The surface and the paths on it; a click begins somewhere else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape

LEFT = Qt.MouseButton.LeftButton
# Qt's test mouse complains of what pyqtgraph hears in its own way.
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")


@pytest.fixture
def landscape(show: Callable[[QWidget], None], session: Session) -> DescentLandscape:
    landscape = DescentLandscape(session)
    landscape.resize(600, 500)
    show(landscape)
    return landscape


def picture(landscape: DescentLandscape) -> QImage:
    return landscape.grab().toImage()


def pixel(landscape: DescentLandscape, x: float, y: float) -> QPoint:
    """Return where in the plot a place of the surface is seen."""
    place = landscape.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return landscape.plot.mapFromScene(place)


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
    ("position", "n_points", "last"), [(0, 1, 0.0), (1, 2, 0.1), (1.5, 3, 0.149), (2, 3, 0.198)]
)
def test_a_path_ends_at_the_position(
    landscape: DescentLandscape, session: Session, position: float, n_points: int, last: float
) -> None:
    session.descent.playback.seek(position)
    points = landscape.path_points("sgd")
    assert len(points) == n_points
    assert points[-1] == pytest.approx((last, (last - 5) ** 2))


def test_paths_on_a_surface_of_two_dimensions(
    landscape: DescentLandscape, session: Session
) -> None:
    session.descent.set_surface("saddle")
    session.descent.playback.seek(1)
    assert landscape.path_points("sgd") == pytest.approx(np.array([[1, 0.001], [0.98, 0.00102]]))


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
    _, sgd, *_ = landscape.plot.listDataItems()
    drawn = np.column_stack(sgd.getData())
    walked = landscape.path_points("sgd")
    assert len(drawn) < len(walked) / 2
    pixel = np.array(landscape.plot.getViewBox().viewPixelSize())
    nearest = [np.abs((drawn - point) / pixel).max(axis=1).min() for point in walked]
    assert max(nearest) < 1
    # Where steps are long, every one is drawn.
    session.descent.set_learning_rate("sgd", 0.9)
    session.descent.playback.seek(12)
    assert len(sgd.getData()[0]) == 13


def test_in_a_larger_picture_more_steps_are_told_apart(
    landscape: DescentLandscape,
) -> None:
    _, sgd, *_ = landscape.plot.listDataItems()
    drawn = len(sgd.getData()[0])
    landscape.resize(1200, 1000)
    landscape.grab()
    assert len(sgd.getData()[0]) > 1.2 * drawn
