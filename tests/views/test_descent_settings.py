"""Where a descent begins: surface, start, steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_settings import DescentSettings
from visualizer.widgets.number_field import NumberField


@pytest.fixture
def settings(show: Callable[[QWidget], None], session: Session) -> DescentSettings:
    settings = DescentSettings(session)
    settings.resize(900, 60)
    show(settings)
    return settings


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def names(settings: DescentSettings) -> list[str]:
    return [label.text() for label in settings.findChildren(QLabel) if label.isVisible()]


def test_it_shows_the_descent(settings: DescentSettings, session: Session) -> None:
    assert names(settings) == ["Surface", "Start w", "Steps", "Drawn"]
    session.descent.set_surface("saddle")
    session.descent.set_n_steps(77)
    assert names(settings) == ["Surface", "Start x", "Start y", "Steps", "Drawn"]
    assert [field.text() for field in settings.start] == ["1", "0.001"]
    assert settings.n_steps.text() == "77"
    assert settings.surface.currentText() == "Saddle   x² − y²"
    session.descent.set_surface("parabola")
    assert not settings.start[1].isVisible()


def test_another_surface(qtbot: QtBot, settings: DescentSettings, session: Session) -> None:
    settings.surface.setFocus()
    qtbot.keyClick(settings.surface, Qt.Key.Key_Down)
    assert session.descent.surface_key == "saddle"
    qtbot.keyClick(settings.surface, Qt.Key.Key_Up)
    assert session.descent.surface_key == "parabola"


def test_a_typed_start(qtbot: QtBot, settings: DescentSettings, session: Session) -> None:
    enter(qtbot, settings.start[0], "7.25")
    assert session.descent.start == (7.25,)
    session.descent.set_surface("saddle")
    enter(qtbot, settings.start[1], "-1")
    assert session.descent.start == (1.0, -1.0)


def test_typed_steps(qtbot: QtBot, settings: DescentSettings, session: Session) -> None:
    enter(qtbot, settings.n_steps, "10000")
    assert session.descent.n_steps == 10_000
    assert session.descent.trajectories
    qtbot.waitUntil(lambda: len(session.descent.trajectories["sgd"].positions) == 10_001)


@pytest.mark.parametrize("text", ["0", "1000001", "-5", "1.5", "abc", "", "nan", "1e400"])
def test_steps_that_are_refused(
    qtbot: QtBot, settings: DescentSettings, session: Session, text: str
) -> None:
    enter(qtbot, settings.n_steps, text)
    assert settings.n_steps.problem
    assert session.descent.n_steps == 1001
    qtbot.keyClick(settings.n_steps, Qt.Key.Key_Tab)
    assert settings.n_steps.text() == "1001"


@pytest.mark.parametrize("text", ["abc", "", "nan", "inf", "1e400", "1,5"])
def test_a_start_that_is_refused(
    qtbot: QtBot, settings: DescentSettings, session: Session, text: str
) -> None:
    enter(qtbot, settings.start[0], text)
    assert settings.start[0].problem
    assert session.descent.start == (0.0,)


@pytest.mark.parametrize(("key", "start"), [(Qt.Key.Key_Up, 0.1), (Qt.Key.Key_Down, -0.1)])
def test_the_start_moves_by_tenths(
    qtbot: QtBot, settings: DescentSettings, session: Session, key: Qt.Key, start: float
) -> None:
    qtbot.keyClick(settings.start[0], key)
    assert session.descent.start == (start,)


def test_steps_move_by_one(qtbot: QtBot, settings: DescentSettings, session: Session) -> None:
    qtbot.keyClick(settings.n_steps, Qt.Key.Key_Up)
    assert session.descent.n_steps == 1002


def test_a_formula_too_long_for_the_list_is_told_on_hover(
    settings: DescentSettings, session: Session
) -> None:
    session.descent.set_surface("hills")
    assert settings.surface.currentText() == "Hills"
    assert settings.surface.toolTip().endswith(f"f(x, y) = {session.descent.surface.formula}")
    session.descent.set_surface("parabola")
    assert settings.surface.toolTip().endswith("f(w) = (w − 5)²")


def test_an_own_function_is_the_last_choice(
    qtbot: QtBot, settings: DescentSettings, session: Session
) -> None:
    settings.surface.setFocus()
    qtbot.keyClick(settings.surface, Qt.Key.Key_End)
    assert session.descent.surface_key == "typed"
    assert settings.surface.currentText() == "Own function"
    assert settings.surface.toolTip().endswith("f(x, y) = x² + y²")
    session.descent.set_function("x^4")
    assert names(settings) == ["Surface", "Start x", "Steps", "Drawn"]


def test_the_drawn_part(qtbot: QtBot, settings: DescentSettings, session: Session) -> None:
    assert settings.domain.text() == "−1 … 11"
    qtbot.mouseClick(settings.domain, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(settings.domain_box.ends[0][0], "-3")
    qtbot.keyClick(settings.domain_box.ends[0][0], Qt.Key.Key_Return)
    assert session.descent.surface.domain == ((-3.0, 11.0),)
    assert settings.domain.text() == "−3 … 11"
    assert not settings.domain_box.isVisible()
