"""The formula with numbers in it: which class it works out, and what lights up."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.softmax_formula import SoftmaxFormula


@pytest.fixture
def formula(show: Callable[[QWidget], None], session: Session) -> SoftmaxFormula:
    session.softmax.show_example("three-things")
    formula = SoftmaxFormula(session)
    formula.resize(600, 160)
    show(formula)
    return formula


def point_at_terms(qtbot: QtBot, formula: SoftmaxFormula, y: int) -> list[int]:
    """Return the classes that light up while the mouse goes along a line."""
    lit = []
    for x in range(0, formula.width(), 4):
        qtbot.mouseMove(formula, QPoint(x, y))
        pointed = formula.session.softmax.pointed
        if pointed is not None and pointed not in lit:
            lit.append(pointed)
    return lit


def test_the_largest_is_worked_out_until_somebody_points(
    formula: SoftmaxFormula, session: Session
) -> None:
    assert formula.accessibleDescription() == "p(book) 1.000000 / 1.35759 0.73659691"
    session.softmax.point_at(0)
    assert formula.accessibleDescription() == "p(chair) 0.024724 / 1.35759 0.01821127"
    session.softmax.point_at(None)
    session.softmax.set_logit(1, 9)
    assert formula.accessibleDescription().startswith("p(desk)")


def test_pointing_at_a_term_lights_up_its_class(
    qtbot: QtBot, formula: SoftmaxFormula, session: Session
) -> None:
    before = formula.grab().toImage()
    line = formula.height() // 3
    found = [point_at_terms(qtbot, formula, y) for y in range(line // 2, 2 * line, 6)]
    assert [0, 1, 2] in found
    session.softmax.point_at(1)
    assert formula.grab().toImage() != before
    QApplication.sendEvent(formula, QEvent(QEvent.Type.Leave))
    assert session.softmax.pointed is None
    assert formula.grab().toImage() == before


def test_what_does_not_fit_is_left_out_but_never_the_class_shown(
    qtbot: QtBot, formula: SoftmaxFormula, session: Session
) -> None:
    session.softmax.set_logits([*[0.125] * 19, 5])
    formula.grab()
    lit = [point_at_terms(qtbot, formula, y) for y in range(30, 110, 6)]
    most = max(lit, key=len)
    assert 19 in most
    assert len(most) < 20


@pytest.mark.parametrize("logits", [[1e308, -1e308], [-1000, -1001], [0, 0], [5e-324, 0], [7] * 20])
def test_any_logits_are_drawn(
    formula: SoftmaxFormula, session: Session, logits: list[float]
) -> None:
    session.softmax.set_logits(logits)
    assert not formula.grab().isNull()


def test_a_network_that_gives_no_numbers_is_drawn(
    formula: SoftmaxFormula, session: Session
) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan, math.inf] * 5)
    assert not formula.grab().isNull()
