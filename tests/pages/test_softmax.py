"""Softmax: table, comparisons and formula move together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.softmax import SoftmaxPage
from visualizer.state.session import Session
from visualizer.views.naive_and_stable import NaiveAndStable
from visualizer.views.softmax_examples import SoftmaxExamples
from visualizer.views.softmax_table import SoftmaxTable
from visualizer.widgets.panel_page import PanelPage

EVERYTHING = {"softmax_table", "softmax_formula", "naive_and_stable", "sigmoid_and_softmax"}
Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> SoftmaxPage:
    page = SoftmaxPage(session)
    page.resize(1280, 660)
    show(page)
    return page


def test_a_typed_logit_moves_everything(qtbot: QtBot, page: SoftmaxPage, changes: Changes) -> None:
    field = page.findChild(SoftmaxTable).rows[0].field
    field.setFocus()
    field.selectAll()
    with changes(page, EVERYTHING):
        qtbot.keyClicks(field, "5")


def test_an_example_moves_everything_and_undo_brings_it_back(
    qtbot: QtBot, page: SoftmaxPage, session: Session, changes: Changes
) -> None:
    examples = page.findChild(SoftmaxExamples)
    with changes(page, set()):
        with changes(page, EVERYTHING):
            qtbot.mouseClick(examples.example_buttons["too-large"], Qt.MouseButton.LeftButton)
        session.undo_stack.undo()


def test_a_constant_moves_the_comparison_alone(
    qtbot: QtBot, page: SoftmaxPage, changes: Changes
) -> None:
    slider = page.findChild(NaiveAndStable).shift_slider
    slider.setFocus()
    with changes(page, {"naive_and_stable"}):
        qtbot.keyClick(slider, Qt.Key.Key_Right)


def test_pointing_at_a_class_lights_it_up(
    page: SoftmaxPage, session: Session, changes: Changes
) -> None:
    with changes(page, EVERYTHING):
        session.softmax.point_at(0)


def test_no_number_moves_the_panels(
    page: SoftmaxPage, session: Session, settle: Callable[[], None]
) -> None:
    page.resize(1920, 1000)
    page.open_only([panel.view.key for panel in page.panels])
    settle()
    before = [panel.geometry() for panel in page.panels]
    for logits in ([1e308, -1e308, 0], [-1e-300, 1e-17, 7], [-1010.125, 88.72, 709.78]):
        session.softmax.set_logits(logits)
        settle()
        assert [panel.geometry() for panel in page.panels] == before
