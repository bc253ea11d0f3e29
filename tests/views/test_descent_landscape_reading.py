"""Height and slope of the surface where the mouse points."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from plot_mouse import move_over
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape

pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")


@pytest.fixture
def landscape(show: Callable[[QWidget], None], session: Session) -> DescentLandscape:
    landscape = DescentLandscape(session)
    landscape.resize(640, 480)
    show(landscape)
    return landscape


def pixel(landscape: DescentLandscape, x: float, y: float) -> QPoint:
    scene = landscape.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return landscape.plot.mapFromScene(scene)


def numbers(text: str) -> list[float]:
    plain = text.replace("−", "-")
    for sign in ("f(", ")", ",", "=", "f′", "|∇f|"):
        plain = plain.replace(sign, " ")
    return [float(each) for each in plain.split()]


def test_of_a_curve_height_and_slope(landscape: DescentLandscape) -> None:
    assert landscape.reading.text == ""
    move_over(landscape.plot, pixel(landscape, 2.0, 20.0))
    w, height, slope = numbers(landscape.reading.text)
    assert w == pytest.approx(2, abs=0.05)
    assert height == pytest.approx((w - 5) ** 2, rel=1e-3)
    assert slope == pytest.approx(2 * (w - 5), rel=1e-3)
    QApplication.sendEvent(landscape.plot, QEvent(QEvent.Type.Leave))
    assert landscape.reading.text == ""


def test_of_a_surface_height_and_gradient(landscape: DescentLandscape, session: Session) -> None:
    session.descent.set_surface("saddle")
    move_over(landscape.plot, pixel(landscape, -0.6, 0.8))
    x, y, height, norm = numbers(landscape.reading.text)
    assert (x, y) == pytest.approx((-0.6, 0.8), abs=0.03)
    assert height == pytest.approx(x**2 - y**2, abs=1e-3)
    assert norm == pytest.approx(2 * (x**2 + y**2) ** 0.5, rel=1e-3)
    session.descent.set_surface("bowl")
    assert landscape.reading.text == ""


@pytest.mark.parametrize("size", [(290, 230), (640, 480)])
def test_it_stands_beside_the_words_of_balls_that_have_left(
    landscape: DescentLandscape, session: Session, size: tuple[int, int]
) -> None:
    landscape.resize(*size)
    for start in ((1.0, 1e-6), (1.0, -1e-6), (-1.0, 1e-6)):
        session.descent.set_surface("saddle")
        session.descent.run_only(("rmsprop", "adam"))
        for key in ("rmsprop", "adam"):
            session.descent.set_learning_rate(key, 0.1)
        session.descent.set_start(start)
        session.descent.playback.seek(40)
        assert len(landscape.gone.balls) == 2
        move_over(landscape.plot, pixel(landscape, 0.2, 0.2))
        landscape.grab()
        text = landscape.reading._text
        place = landscape.plot.mapFromScene(text.mapRectToScene(text.boundingRect()))
        written = place.boundingRect().toRectF().adjusted(2, 2, -2, -2)
        assert landscape.plot.viewport().rect().toRectF().contains(written)
        assert not any(written.intersects(each) for each in landscape.gone.covered())
        move_over(landscape.plot, pixel(landscape, 0.3, 0.3))


def test_where_there_is_no_value_it_says_none(
    landscape: DescentLandscape, session: Session
) -> None:
    session.descent.show_function("ln(x) + y^2")
    session.descent.set_domain(((-1.0, 1.0), (-1.0, 1.0)))
    move_over(landscape.plot, pixel(landscape, -0.5, 0.5))
    assert landscape.reading.text.endswith("= –    |∇f| = –")
