"""Optimizers: surface, rules and heights move together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.optimizers import OptimizersPage
from visualizer.state.session import Session
from visualizer.views.descent_rules import DescentRules
from visualizer.views.descent_settings import DescentSettings
from visualizer.widgets.turns import turns

EVERYTHING = {"descent_landscape", "descent_rules", "descent_progress"}


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> OptimizersPage:
    page = OptimizersPage(session)
    page.resize(1280, 660)
    show(page)
    return page


def pictures(page: OptimizersPage) -> dict[str, QImage]:
    return {panel.view.key: panel.view.grab().toImage() for panel in page.panels}


def check_change(
    qtbot: QtBot, page: OptimizersPage, before: dict[str, QImage], expected: set[str]
) -> None:
    """Check that exactly these panels look different, once all of them have been drawn."""
    qtbot.waitUntil(lambda: not turns().waiting)
    now = pictures(page)
    assert {key for key in now if now[key] != before[key]} == expected


def test_a_step_moves_everything(qtbot: QtBot, page: OptimizersPage, session: Session) -> None:
    session.descent.set_n_steps(20)
    session.descent.playback.seek(5)
    before = pictures(page)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    check_change(qtbot, page, before, EVERYTHING)
    assert session.descent.playback.position == 6


def test_another_surface_moves_everything(qtbot: QtBot, page: OptimizersPage) -> None:
    before = pictures(page)
    qtbot.keyClick(page.findChild(DescentSettings).surface, Qt.Key.Key_Down)
    check_change(qtbot, page, before, EVERYTHING)


def test_a_rule_that_is_taken_out_leaves_every_picture(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    session.descent.playback.seek(20)
    box = page.findChild(DescentRules).boxes["momentum"]
    before = pictures(page)
    click = QPoint(8, box.height() // 2)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=click)
    check_change(qtbot, page, before, EVERYTHING)
    assert "momentum" not in session.descent.running


def test_space_plays_and_pauses(qtbot: QtBot, page: OptimizersPage, session: Session) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.descent.playback.position > 0)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not session.descent.playback.playing
