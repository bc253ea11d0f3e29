"""Slope and step in numbers at the ball: the race's state in, a picture out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.state.session import Session
from visualizer.widgets.descent_tangent import DescentTangent
from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import Scheme, apply_theme


@pytest.fixture
def plot(show: Callable[[QWidget], None]) -> Plot:
    plot = Plot()
    plot.resize(600, 400)
    plot.set_range((-1, 11), (-3, 39))
    show(plot)
    return plot


@pytest.fixture
def tangent(plot: Plot, session: Session) -> DescentTangent:
    return DescentTangent(plot.getViewBox(), session.descent, session.descent_focus)


def picture(plot: Plot) -> QImage:
    return plot.grab().toImage()


def test_the_notes_first_step(tangent: DescentTangent, session: Session) -> None:
    session.descent.playback.seek(0)
    assert tangent.texts == ("slope −10", "step −0.01 × (−10) = 0.1")
    session.descent.playback.seek(1)
    assert tangent.texts == ("slope −9.8", "step −0.01 × (−9.8) = 0.098")
    # Between two steps it is the one that is being taken.
    session.descent.playback.seek(1.7)
    assert tangent.texts == ("slope −9.8", "step −0.01 × (−9.8) = 0.098")
    session.descent.playback.seek(1001)
    assert tangent.texts == ("slope −1.649e−8", "")


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("height", [70, 110, 160, 300])
@pytest.mark.parametrize("width", [160, 300, 700])
def test_no_label_covers_another_however_small_the_chart(
    plot: Plot,
    tangent: DescentTangent,
    session: Session,
    qapp: QApplication,
    text_scale: float,
    height: int,
    width: int,
) -> None:
    apply_theme(qapp, Scheme.LIGHT, text_scale)
    plot.setMinimumHeight(0)
    plot.resize(width, height)
    for step in (0, 1, 5, 20, 60, 300, 1001):
        session.descent.playback.seek(step)
        room = tangent.boundingRect()
        places = [place for place, _ in tangent.written]
        assert len(places) in {1, 2}
        assert len(places) < 2 or not places[0].intersects(places[1])
        tall = [place for place in places if place.height() <= room.height()]
        assert all(room.top() <= place.top() for place in tall)
        assert all(place.bottom() <= room.bottom() for place in tall)


def test_where_there_is_room_no_ball_covers_a_label(
    plot: Plot, tangent: DescentTangent, session: Session, qapp: QApplication
) -> None:
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    plot.resize(1100, 240)
    for step in range(0, 200, 5):
        session.descent.playback.seek(step)
        balls = [
            tangent._place(path.positions[step, 0], path.values[step])
            for key, path in session.descent.trajectories.items()
            if key != session.descent_focus.key
        ]
        assert not any(place.contains(ball) for place, _ in tangent.written for ball in balls)


def test_line_by_line_the_arrows_have_names_of_their_own(
    tangent: DescentTangent, session: Session
) -> None:
    session.descent.playback.seek(3)
    assert len(tangent.written) == 2
    session.descent_focus.next_line()
    assert tangent.written == []
    session.descent_focus.show_whole_step()
    assert len(tangent.written) == 2


def test_on_the_way_back_the_factor_is_above_0(tangent: DescentTangent, session: Session) -> None:
    session.descent.set_learning_rate("sgd", 0.9)
    session.descent.playback.seek(1)
    assert tangent.texts == ("slope 8", "step −0.9 × 8 = −7.2")


def test_other_rules_tell_the_length_alone(tangent: DescentTangent, session: Session) -> None:
    session.descent.playback.seek(1)
    session.descent_focus.choose("momentum")
    assert tangent.texts == ("slope −9.8", "step 0.188")


@pytest.mark.parametrize(
    "change",
    [
        lambda descent: descent.playback.seek(3),
        lambda descent: descent.set_start((8,)),
        lambda descent: descent.set_learning_rate("sgd", 0.4),
        lambda descent: descent.set_running("sgd", running=False),
        lambda descent: descent.set_surface("saddle"),
        lambda descent: descent.set_noise_value("scale", 3),
    ],
)
def test_it_follows_the_race(
    plot: Plot,
    tangent: DescentTangent,
    session: Session,
    change: Callable[[object], None],
    repainted: Callable[[QWidget], AbstractContextManager[None]],
) -> None:
    # The first steps of some rules are the same.
    session.descent.playback.seek(1)
    before = picture(plot)
    with repainted(plot.viewport()):
        change(session.descent)
    assert picture(plot) != before


def test_nothing_is_drawn_where_there_is_no_curve_or_nobody_on_it(
    plot: Plot, tangent: DescentTangent, session: Session
) -> None:
    for key in list(session.descent.running):
        session.descent.set_running(key, running=False)
    empty = picture(plot)
    assert tangent.texts == ("", "")
    session.descent.set_running("sgd", running=True)
    assert picture(plot) != empty
    session.descent.set_surface("saddle")
    assert picture(plot) == empty
    session.descent.set_surface("parabola")
    session.descent.set_start((1e6,))
    session.descent.playback.seek(0)
    assert picture(plot) == empty, "it is not here"


@pytest.mark.parametrize("rate", [0.5, 1.0, 1.5, 1e10, 1e300])
@pytest.mark.parametrize("start", [0.0, 5.0, 10.9, -1e300])
def test_any_descent_can_be_drawn(
    plot: Plot, tangent: DescentTangent, session: Session, rate: float, start: float
) -> None:
    session.descent.set_n_steps(80)
    session.descent.set_learning_rate("sgd", rate)
    session.descent.set_start((start,))
    for position in (0, 0.5, 1, 30, 79, 80):
        session.descent.playback.seek(position)
        assert not picture(plot).isNull()
