"""Optimizers: surface, rules and heights move together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.optimizers import OptimizersPage
from visualizer.state.session import Session
from visualizer.views.descent_rules import DescentRules
from visualizer.views.descent_settings import DescentSettings
from visualizer.widgets.panel_page import PanelPage

EVERYTHING = {"descent_landscape", "descent_rules", "descent_progress"}


Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> OptimizersPage:
    page = OptimizersPage(session)
    page.resize(1280, 660)
    show(page)
    return page


def test_a_step_moves_everything(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    session.descent.set_n_steps(20)
    session.descent.playback.seek(5)
    with changes(page, EVERYTHING):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert session.descent.playback.position == 6


def test_another_surface_moves_everything(
    qtbot: QtBot, page: OptimizersPage, changes: Changes
) -> None:
    with changes(page, EVERYTHING):
        qtbot.keyClick(page.findChild(DescentSettings).surface, Qt.Key.Key_Down)


def test_a_rule_that_is_taken_out_leaves_every_picture(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    session.descent.playback.seek(20)
    box = page.findChild(DescentRules).boxes["momentum"]
    click = QPoint(8, box.height() // 2)
    with changes(page, EVERYTHING):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=click)
    assert "momentum" not in session.descent.running


def test_space_plays_and_pauses(qtbot: QtBot, page: OptimizersPage, session: Session) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.descent.playback.position > 0)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not session.descent.playback.playing
