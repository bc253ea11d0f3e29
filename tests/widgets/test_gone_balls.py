"""Who has left the picture is shown at its edge, with true numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.widgets.gone_balls import GoneBalls


@pytest.fixture
def landscape(show: Callable[[QWidget], None], session: Session) -> DescentLandscape:
    landscape = DescentLandscape(session)
    landscape.resize(600, 400)
    show(landscape)
    session.descent.run_only({"sgd"})
    return landscape


@pytest.fixture
def gone(landscape: DescentLandscape) -> GoneBalls:
    return landscape.gone


def put(session: Session, place: tuple[float, ...]) -> None:
    session.descent.playback.seek(0)
    session.descent.set_start(place)


def test_who_is_in_the_picture_is_not_gone(gone: GoneBalls, session: Session) -> None:
    assert gone.balls == ()
    assert not gone.isVisible()


@pytest.mark.parametrize(
    ("place", "words", "way"),
    [
        ((5.0, 0.0), "5, 0", (1, 0)),
        ((-5.0, 0.0), "−5, 0", (-1, 0)),
        ((0.0, 1e300), "0, 1e300", (0, -1)),
        ((0.5, -123456.0), "0.5, −1.23e5", (0, 1)),
        ((1e9, 1e9), "1e9, 1e9", (1, -1)),
    ],
)
def test_an_arrow_points_to_where_it_is(
    gone: GoneBalls,
    session: Session,
    place: tuple[float, ...],
    words: str,
    way: tuple[float, float],
) -> None:
    session.descent.set_surface("saddle")
    put(session, place)
    if session.descent.trajectories["sgd"].diverged_at == 0:
        # Too high to compute: it has no height, and is nowhere.
        assert gone.balls == ()
        return
    (ball,) = gone.balls
    assert ball.words == words
    toward = math.cos(ball.angle), math.sin(ball.angle)
    assert [round(each) for each in toward] == list(way) or all(way)
    assert all(math.copysign(1, a) == b for a, b in zip(toward, way, strict=True) if b)
    room = QRectF(gone.rect())
    assert room.contains(ball.edge)
    assert gone.isVisible()
    assert words in gone.accessibleName()


def test_on_a_curve_place_and_height_are_told(gone: GoneBalls, session: Session) -> None:
    put(session, (20.0,))
    (ball,) = gone.balls
    assert ball.words == "20, 225"
    put(session, (4.0,))
    assert gone.balls == ()


def test_who_has_diverged_is_named_with_the_step(gone: GoneBalls, session: Session) -> None:
    session.descent.set_learning_rate("sgd", 1e10)
    diverged_at = session.descent.trajectories["sgd"].diverged_at
    session.descent.playback.seek(diverged_at - 1)
    assert gone.balls[0].words.count("e") == 2
    for step in (diverged_at, 1001):
        session.descent.playback.seek(step)
        assert gone.balls[0].words == f"diverged at step {diverged_at}"
    session.descent.playback.seek(0)
    assert gone.balls == ()


def test_words_of_many_do_not_lie_over_each_other(gone: GoneBalls, session: Session) -> None:
    session.descent.set_surface("saddle")
    session.descent.run_only(session.descent.optimizers)
    put(session, (0.0, 50.0))
    assert len(gone.balls) == 11
    places = gone.places()
    assert len(places) == 11
    for one, other in combinations(places, 2):
        assert not one.intersects(other)
    # So many would cover the picture: their marks stand along the edge, and the words are heard.
    assert max(place.bottom() for place in places) < 0.2 * gone.height()
    assert "Adam: 0, 50" in gone.accessibleName()
    assert not gone.grab().isNull()


def test_words_stand_apart_at_whatever_heights_the_balls_leave(
    landscape: DescentLandscape, session: Session
) -> None:
    descent = session.descent
    descent.show_function("1/(x*y)")
    descent.set_domain(((-2.0, 2.0), (-2.0, 2.0)))
    descent.run_only(("momentum", "rmsprop", "adam"))
    put(session, (1.4, 1.0))
    descent.playback.seek(100)
    for height in range(200, 601, 8):
        landscape.resize(600, height)
        places = landscape.gone.places()
        assert len(places) == 3
        assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_it_follows_what_is_seen(gone: GoneBalls, session: Session) -> None:
    put(session, (20.0,))
    assert gone.balls
    gone._plot.set_range((-30, 30), (-10, 300))
    assert gone.balls == ()


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
@pytest.mark.parametrize("rate", [1.0, 1e3, 1e10, 1e300])
def test_any_learning_rate_can_be_scrubbed_through(
    gone: GoneBalls, session: Session, surface: str, rate: float
) -> None:
    descent = session.descent
    descent.set_surface(surface)
    descent.run_only(descent.optimizers)
    for key in descent.optimizers:
        descent.set_learning_rate(key, rate)
    for step in (0, 1, 2, 15, 77, 1001):
        descent.playback.seek(step)
        assert not gone.grab().isNull()


def test_far_from_a_part_that_is_small_the_arrow_still_points_there(
    landscape: DescentLandscape, session: Session
) -> None:
    session.descent.show_function("x/2 + y/2")
    session.descent.set_domain(((-1e-3, 1e-3), (-1e-3, 1e-3)))
    for place, angle in (((1.7e308, 0.0), 0.0), ((0.0, -1.7e308), math.pi / 2)):
        session.descent.set_start(place)
        session.descent.playback.seek(0)
        assert [ball.angle for ball in landscape.gone.balls] == [pytest.approx(angle)]
