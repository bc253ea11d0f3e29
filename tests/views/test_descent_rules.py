"""A row a rule: who takes part, how fast, and where it is at the step on screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_rules import DescentRules
from visualizer.widgets.text_line import TextLine


@pytest.fixture
def rules(show: Callable[[QWidget], None], session: Session) -> DescentRules:
    rules = DescentRules(session)
    rules.resize(700, 300)
    show(rules)
    return rules


def row(rules: DescentRules, key: str) -> list[str]:
    """Return what stands in a rule's row: place and height."""
    keys = list(rules.session.descent.optimizers)
    lines = rules.findChildren(TextLine)
    at = 2 * keys.index(key)
    return [line.text for line in lines[at : at + 2]]


# The note's run: gradient descent with 0.01 from 0.
@pytest.mark.parametrize(
    ("step", "place", "height"),
    [
        (0, "0.00000000", "25.000000"),
        (1, "0.10000000", "24.010000"),
        (1.9, "0.10000000", "24.010000"),
        (2, "0.19800000", "23.059204"),
        (1001, "4.99999999", "0.000000"),
    ],
)
def test_the_notes_numbers(
    rules: DescentRules, session: Session, step: float, place: str, height: str
) -> None:
    session.descent.playback.seek(step)
    assert row(rules, "sgd") == [place, height]


def test_two_coordinates(rules: DescentRules, session: Session) -> None:
    session.descent.set_surface("saddle")
    session.descent.playback.seek(1)
    assert row(rules, "sgd") == ["0.98000, 0.00102", "0.960399"]
    heads = [label.text() for label in rules.findChildren(QLabel)]
    assert "x, y" in heads
    assert "f(x, y)" in heads


@pytest.mark.parametrize("rate", [1e3, 1e10])
def test_divergence_is_named_with_its_step(
    rules: DescentRules, session: Session, rate: float
) -> None:
    session.descent.set_learning_rate("sgd", rate)
    diverged_at = session.descent.trajectories["sgd"].diverged_at
    session.descent.playback.seek(diverged_at - 1)
    assert "e+" in row(rules, "sgd")[0]
    for step in (diverged_at, 1001):
        session.descent.playback.seek(step)
        assert row(rules, "sgd") == [f"diverged at step {diverged_at}", ""]


def test_a_rule_is_taken_out_and_in(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    box = rules.boxes["adam"]
    assert box.isChecked()
    for running in (False, True):
        where = QPoint(8, box.height() // 2)
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=where)
        assert ("adam" in session.descent.running) is running
        assert bool(row(rules, "adam")[0]) is running


def test_who_takes_part_is_shown(rules: DescentRules, session: Session) -> None:
    session.descent.set_running("sgd", running=False)
    assert not rules.boxes["sgd"].isChecked()
    assert row(rules, "sgd") == ["", ""]


@pytest.mark.parametrize(("text", "rate"), [("0.5", 0.5), ("1e10", 1e10), ("2e-3", 0.002)])
def test_a_typed_rate_is_the_rules(
    qtbot: QtBot, rules: DescentRules, session: Session, text: str, rate: float
) -> None:
    field = rules.rates["momentum"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.descent.optimizers["momentum"].learning_rate == rate
    assert session.descent.optimizers["sgd"].learning_rate == 0.01


@pytest.mark.parametrize("text", ["0", "-1", "abc", "nan", "1e400", ""])
def test_a_refused_rate_is_explained(
    qtbot: QtBot, rules: DescentRules, session: Session, text: str
) -> None:
    field = rules.rates["sgd"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.problem
    assert session.descent.optimizers["sgd"].learning_rate == 0.01
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "0.01"


def test_rates_step_by_round_numbers(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    seen = []
    for _ in range(4):
        qtbot.keyClick(rules.rates["sgd"], Qt.Key.Key_Up)
        seen.append(session.descent.optimizers["sgd"].learning_rate)
    assert seen == [0.02, 0.05, 0.1, 0.2]


def test_every_rule_tells_how_others_differ(rules: DescentRules, session: Session) -> None:
    for key, rule in session.descent.optimizers.items():
        assert rule.note in rules.boxes[key].toolTip()


def test_rules_are_scrolled_to_by_key(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    rules.resize(rules.minimumSizeHint())
    last = rules.boxes[list(session.descent.optimizers)[-1]]
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    rules.boxes[list(session.descent.optimizers)[-2]].setFocus()
    qtbot.keyClick(rules.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(rules.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    qtbot.keyClick(last, Qt.Key.Key_Space)
    assert "lion" in session.descent.running
