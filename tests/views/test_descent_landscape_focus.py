"""The rule that is looked at closely, on the surface: its ring, its step and the bends."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from landscape_places import LEFT, ball, picture, pixel
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.widgets.theme import colors

# Qt's test mouse complains of what pyqtgraph hears in its own way.
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")


@pytest.fixture
def landscape(show: Callable[[QWidget], None], session: Session) -> DescentLandscape:
    landscape = DescentLandscape(session)
    landscape.resize(600, 500)
    show(landscape)
    return landscape


def test_a_ball_that_is_clicked_is_looked_at_closely(
    qtbot: QtBot, landscape: DescentLandscape, session: Session
) -> None:
    session.descent.playback.seek(3)
    before, start = picture(landscape), session.descent.start
    with qtbot.waitSignal(session.descent_focus.changed):
        place = pixel(landscape, *ball(landscape, "adam"))
        qtbot.mouseClick(landscape.plot.viewport(), LEFT, pos=place)
    # Once the mouse has gone, nothing is read where it was.
    QApplication.sendEvent(landscape.plot, QEvent(QEvent.Type.Leave))
    assert (session.descent_focus.key, session.descent.start) == ("adam", start)
    chosen = picture(landscape)
    assert chosen != before
    session.descent_focus.choose("sgd")
    assert picture(landscape) == before


def test_the_line_at_work_is_drawn_at_the_ball(
    landscape: DescentLandscape, session: Session
) -> None:
    focus, playback = session.descent_focus, session.descent.playback
    session.descent.set_surface("saddle")
    session.descent.set_start((1, -0.5))
    focus.choose("adam")
    playback.seek(0)
    before = picture(landscape)
    assert landscape.vectors.marks == ()
    width, height = landscape.picture.scale
    drawn = []
    for _ in range(focus.n_lines):
        focus.next_line()
        drawn.append({mark.name: mark.ways for mark in landscape.vectors.marks})
        assert picture(landscape) != before
    assert [set(each) for each in drawn] == [
        {"g"},
        {"g", "m"},
        {"g", "√v"},
        {"g", "mˆ"},
        {"g", "√vˆ"},
        {"g", "Δw"},
        {"g", "w ←"},
    ]
    # g = (2, 1); the step is the learning rate, against it; sizes go along the axes.
    assert drawn[0]["g"][0] == pytest.approx((2 * width, height))
    assert drawn[5]["Δw"][0] == pytest.approx((-0.01 * width, -0.01 * height), rel=1e-5)
    assert drawn[6]["w ←"][0] == pytest.approx(drawn[5]["Δw"][0])
    assert drawn[4]["√vˆ"] == (
        pytest.approx((2 * width, 0)),
        pytest.approx((0, height)),
    )
    # Playing on, nobody looks at lines.
    playback.seek(1)
    assert landscape.vectors.marks == ()
    playback.seek(0)
    assert picture(landscape) == before


def test_an_arrow_points_where_its_numbers_do(
    landscape: DescentLandscape, session: Session
) -> None:
    session.descent.set_surface("saddle")
    session.descent.playback.seek(0)
    # The slope there is (0, 3): straight up.
    session.descent.set_start((0, -1.5))
    session.descent_focus.next_line()
    assert [mark.name for mark in landscape.vectors.marks] == ["g"]
    image, color = picture(landscape), QColor(colors().gradient)
    place = landscape.plot.mapTo(landscape, pixel(landscape, *ball(landscape)))
    beside = [place + QPoint(0, -30), place + QPoint(0, 30), place + QPoint(30, 0)]
    assert [image.pixelColor(point) == color for point in beside] == [True, False, False]


def test_directions_of_bends_are_drawn_at_the_ball(
    landscape: DescentLandscape, session: Session
) -> None:
    focus = session.descent_focus
    focus.set_shows_directions(True)
    # In one dimension there is one direction.
    assert landscape.vectors.marks == ()
    session.descent.set_surface("saddle")
    # Its ball has left the picture: lines from nowhere say nothing.
    assert landscape.gone.balls
    assert landscape.vectors.marks == ()
    session.descent.playback.seek(0)
    before = picture(landscape)
    width, height = landscape.picture.scale
    marks = {mark.name: mark.ways[0] for mark in landscape.vectors.marks}
    assert marks == {"λ₁ = −2": pytest.approx((0, height)), "λ₂ = 2": pytest.approx((width, 0))}
    focus.set_shows_directions(False)
    assert landscape.vectors.marks == ()
    assert picture(landscape) != before


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
def test_lines_of_any_size_are_drawn(
    landscape: DescentLandscape, session: Session, surface: str
) -> None:
    descent, focus = session.descent, session.descent_focus
    descent.set_surface(surface)
    for key in descent.optimizers:
        descent.set_running(key, running=True)
    for start in (0.0, 1e-200, 1e150):
        descent.set_start((start,) * descent.surface.n_dims)
        descent.playback.seek(0)
        for key in focus.running:
            focus.choose(key)
            for _ in range(focus.n_lines):
                focus.next_line()
                assert not picture(landscape).isNull()
            descent.playback.seek(0)


def test_a_slope_too_large_for_the_screen_is_named(
    landscape: DescentLandscape, session: Session
) -> None:
    descent, focus = session.descent, session.descent_focus
    descent.set_function("1e307*x")
    descent.set_start((0.5,))
    descent.playback.seek(0)
    focus.choose("sgd")
    focus.next_line()
    (slope,) = landscape.vectors.marks
    assert (slope.name, slope.ways) == ("g", ((math.inf, 0.0),))
    with_name = picture(landscape)
    landscape.vectors.hide()
    assert picture(landscape) != with_name
