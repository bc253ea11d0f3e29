"""The program follows the race and is copied whole; the notes' own stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_script import DescentScript

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> DescentScript:
    view = DescentScript(session)
    view.resize(460, 400)
    show(view)
    return view


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda d: d.set_learning_rate("sgd", 0.3), "SGD(learning_rate=0.3)"),
        (lambda d: d.set_hyper_parameter("adam", "beta_1", 0.5), "beta_1=0.5"),
        (lambda d: d.set_start((2,)), "for start in [2.0]"),
        (lambda d: d.set_n_steps(7), "range(7)"),
        (lambda d: d.set_surface("ravine"), "return x**2 / 20 + y**2"),
        (lambda d: d.show_function("sin(x) y"), "return ops.sin(x) * y"),
        (lambda d: d.set_running("lion", running=True), "Lion(learning_rate=0.01, "),
        (lambda d: d.set_schedule("cosine"), "schedules.CosineDecay(learning_rate, "),
        (lambda d: d.set_noise_value("scale", 0.25), "normal(0, 0.25, (1024, 1))"),
        (lambda d: d.set_variant("adam", d.variants("adam")[1]), "# Keras steps in its own way"),
        (lambda d: d.show_preset("first-step"), "range(1)"),
    ],
)
def test_it_follows_the_race(
    view: DescentScript, session: Session, change: Callable[[object], None], line: str
) -> None:
    assert line not in view.today.toPlainText()
    before = view.old.toPlainText()
    change(session.descent)
    assert line in view.today.toPlainText()
    assert view.old.toPlainText() == before


def test_who_stays_out_is_not_in_it(view: DescentScript, session: Session) -> None:
    session.descent.run_only(["momentum"])
    text = view.today.toPlainText()
    assert "momentum=0.9" in text
    assert "Adam" not in text


def test_each_is_copied_whole(qtbot: QtBot, view: DescentScript) -> None:
    for code in (view.today, view.old):
        qtbot.mouseClick(code.copy_button, LEFT)
        assert QApplication.clipboard().text() == code.toPlainText()
    assert view.old.toPlainText().startswith("import tensorflow as tf\n\nw = tf.Variable(0")


def test_side_by_side_where_there_is_room(view: DescentScript) -> None:
    assert view._sides.direction() == QBoxLayout.Direction.TopToBottom
    view.resize(1200, 400)
    assert view._sides.direction() == QBoxLayout.Direction.LeftToRight
    view.resize(460, 400)
    assert view._sides.direction() == QBoxLayout.Direction.TopToBottom


def test_what_cannot_be_written_is_said(view: DescentScript, session: Session) -> None:
    session.descent.show_function("min(x, 1/(1 - 1)) + x")
    assert view.today.toPlainText() == "This surface cannot be written as a program here."


def test_the_line_of_the_rule_that_is_looked_at_is_lit(
    view: DescentScript, session: Session
) -> None:
    assert [line.split(":")[0] for line in view.today.lit] == ['    "Gradient descent"']
    session.descent_focus.choose("adam")
    assert [line.split(":")[0] for line in view.today.lit] == ['    "Adam"']
    session.descent.set_running("adamw", running=True)
    session.descent.set_variant("adam", session.descent.variants("adam")[1])
    assert [line.split(":")[0] for line in view.today.lit] == ['    "Adam"']
    session.descent.set_running("adam", running=False)
    assert [line.split(":")[0] for line in view.today.lit] == ['    "Gradient descent"']
    session.descent.run_only(())
    assert view.today.lit == []
    assert view.old.lit == []
