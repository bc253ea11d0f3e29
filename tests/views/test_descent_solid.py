"""The surface in three dimensions: the same paths as from above; a click begins elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.camera import HEIGHT, Camera
from visualizer.core.draped_path import on_ground
from visualizer.core.height_scale import HeightScale
from visualizer.state.session import Session
from visualizer.views import descent_solid
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_solid import DescentSolid
from visualizer.widgets.descent_series import series_color
from visualizer.widgets.turns import turns

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def solid(show: Callable[[QWidget], None], session: Session) -> DescentSolid:
    session.descent.set_surface("saddle")
    solid = DescentSolid(session)
    solid.resize(500, 400)
    show(solid)
    return solid


def picture(solid: DescentSolid) -> QImage:
    return solid.grab().toImage()


def pixel(solid: DescentSolid, *position: float) -> QPoint:
    """Return where in the picture a place of the surface is seen."""
    surface = solid.session.descent.surface
    height = HEIGHT * solid.scale.places(surface.value(np.array(position)))
    point = np.append(on_ground(np.array(position), surface.domain), height)
    size = solid.picture.size()
    ((x, y, _),) = solid.picture.camera.project(point[np.newaxis], size.width(), size.height())
    return QPoint(round(x), round(y))


def test_long_paths_are_laid_down_in_turns(
    solid: DescentSolid, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.descent.playback.seek(900)
    at_once = picture(solid)
    solid.restyle()
    monkeypatch.setattr(descent_solid, "STEPS_A_TURN", 400)
    solid.refresh()
    assert turns().waiting
    assert picture(solid) != at_once
    qtbot.waitUntil(lambda: not turns().waiting)
    assert picture(solid) == at_once


def test_the_position_moves_every_ball(solid: DescentSolid, session: Session) -> None:
    playback = session.descent.playback
    pictures = {}
    for position in (0, 3.5, 10, 100, 900):
        playback.seek(position)
        pictures[position] = picture(solid)
    for position in (10, 0, 900, 100, 3.5):
        playback.seek(position)
        assert picture(solid) == pictures[position]
    shown = list(pictures.values())
    assert all(a != b for n, a in enumerate(shown) for b in shown[:n])


@pytest.mark.parametrize("position", [0, 10.5, 60])
def test_a_ball_is_where_its_rule_is(
    solid: DescentSolid, session: Session, position: float
) -> None:
    descent = session.descent
    for key in descent.optimizers:
        descent.set_running(key, running=key == "momentum")
    descent.playback.seek(position)
    positions = descent.trajectories["momentum"].positions
    step = int(position)
    place = positions[step] + (position - step) * (positions[step + 1] - positions[step])
    color = picture(solid).pixelColor(pixel(solid, *place)).name()
    assert color == series_color(descent, "momentum")


@pytest.mark.parametrize(("x", "y"), [(0.5, -1.5), (-1.0, 0.3), (1.2, -0.4)])
def test_a_click_sets_the_start(
    qtbot: QtBot, solid: DescentSolid, session: Session, x: float, y: float
) -> None:
    before = picture(solid)
    with qtbot.waitSignal(session.descent.changed):
        qtbot.mouseClick(solid.picture, LEFT, pos=pixel(solid, x, y))
    assert session.descent.start == pytest.approx((x, y), abs=0.05)
    assert picture(solid) != before
    session.undo_stack.undo()
    assert picture(solid) == before


def test_a_drag_turns_every_picture_of_it(
    qtbot: QtBot, show: Callable[[QWidget], None], solid: DescentSolid, session: Session
) -> None:
    other = DescentSolid(session)
    show(other)
    middle = solid.picture.rect().center()
    with qtbot.waitSignal(session.descent_camera.changed):
        qtbot.mousePress(solid.picture, LEFT, pos=middle)
        qtbot.mouseMove(solid.picture, middle + QPoint(20, 0))
        qtbot.mouseMove(solid.picture, middle + QPoint(40, 10))
        qtbot.mouseRelease(solid.picture, LEFT, pos=middle + QPoint(40, 10))
    assert session.descent_camera.camera == other.picture.camera != Camera()
    session.descent_camera.set_camera(Camera())
    assert solid.picture.camera == Camera()


def test_the_same_lines_as_from_above(
    show: Callable[[QWidget], None],
    solid: DescentSolid,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    of = HeightScale.of
    monkeypatch.setattr(HeightScale, "of", lambda surface: asked.append(of(surface)) or asked[-1])
    above = DescentLandscape(session)
    above.resize(500, 400)
    show(above)
    assert asked[0].levels == pytest.approx(solid.scale.levels)


def test_heights_that_are_not_even_are_named(solid: DescentSolid, session: Session) -> None:
    assert solid.note.text == ""
    session.descent.set_surface("rosenbrock")
    assert solid.note.text == "Logarithmic heights: × 1.75 from line to line"
    session.descent.set_surface("bowl")
    assert solid.note.text == ""


def test_a_curve_needs_none(qtbot: QtBot, solid: DescentSolid, session: Session) -> None:
    assert solid.needed
    with qtbot.waitSignal(solid.needed_changed):
        session.descent.set_surface("parabola")
    assert not solid.needed
    assert "no third dimension" in solid.note.text
    qtbot.mouseClick(solid.picture, LEFT)
    assert session.descent.start == (0.0,)
    # Also out of sight, where nothing is drawn.
    solid.hide()
    with qtbot.waitSignal(solid.needed_changed):
        session.descent.set_surface("bowl")


@pytest.mark.parametrize("rate", [1.0, 1e3, 1e10])
@pytest.mark.parametrize("surface", ["saddle", "rosenbrock", "beale"])
def test_any_learning_rate_can_be_scrubbed_through(
    solid: DescentSolid, session: Session, surface: str, rate: float
) -> None:
    descent = session.descent
    descent.set_n_steps(150)
    descent.set_surface(surface)
    for key in descent.optimizers:
        descent.set_learning_rate(key, rate)
        descent.set_running(key, running=True)
    for position in (0, 0.5, 1, 1.5, 7, 40, 77, 149.9, 150):
        descent.playback.seek(position)
        assert not picture(solid).isNull()


@pytest.mark.parametrize("start", [3.0, 1e154, -1.7e308])
def test_a_start_outside_is_not_drawn(solid: DescentSolid, session: Session, start: float) -> None:
    session.descent.playback.seek(0)
    for key in session.descent.optimizers:
        session.descent.set_running(key, running=False)
    alone = picture(solid)
    session.descent.set_running("sgd", running=True)
    assert picture(solid) != alone
    session.descent.set_start((start, start))
    assert picture(solid) == alone
