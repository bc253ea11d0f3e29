"""What a run trains for, by clicks and keys, and said on the button."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.core.training_events import BatchesEnd, EpochEnd, Paused, Started
from visualizer.core.training_goal import TrainingGoal
from visualizer.state.session import Session
from visualizer.views.training_until import TrainingUntil

LEFT = Qt.MouseButton.LeftButton
Typing = Callable[..., None]


@pytest.fixture
def until(show: Callable[[QWidget], None], session: Session) -> TrainingUntil:
    until = TrainingUntil(session)
    show(until)
    return until


@pytest.fixture
def opened(qtbot: QtBot, until: TrainingUntil) -> TrainingUntil:
    qtbot.mouseClick(until.button, LEFT)
    qtbot.waitUntil(lambda: until.epoch.hasFocus())
    return until


def train_epochs(session: Session, n_epochs: int) -> None:
    session.training.start()
    ones = np.ones(2 * n_epochs)
    ends = [EpochEnd(epoch + 1, {"test_accuracy": 0.9}) for epoch in range(n_epochs)]
    session.training.extend([Started(2), BatchesEnd(0, ones, ones), *ends])


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({}, "Until…"),
        ({"epoch": 3}, "Until epoch 3"),
        ({"accuracy": 0.975}, "Until 0.975"),
        ({"patience": 2}, "Until patience 2"),
        ({"epoch": 3, "accuracy": 0.9, "patience": 2}, "Until epoch 3 · 0.9 · patience 2"),
    ],
)
def test_the_button_says_what_is_set(
    until: TrainingUntil, session: Session, parts: dict[str, float], text: str
) -> None:
    session.training_goal.configure(epoch=9)
    session.training_goal.configure(**{"epoch": None, **parts})
    assert until.button.text() == text
    goal = TrainingGoal(**parts)
    for field, value in (
        (until.epoch, goal.epoch),
        (until.accuracy, goal.accuracy),
        (until.patience, goal.patience),
    ):
        assert field.text() == ("" if value is None else f"{value:g}")


def test_what_is_reached_is_ticked_until_the_run_is_reset(
    until: TrainingUntil, session: Session
) -> None:
    session.training_goal.configure(epoch=2, accuracy=0.95)
    train_epochs(session, 2)
    assert until.button.text() == "Until epoch 2 ✓ · 0.95"
    session.training.reset()
    assert until.button.text() == "Until epoch 2 · 0.95"


def test_the_pause_for_a_goal_is_told_until_the_run_goes_on(
    until: TrainingUntil, session: Session
) -> None:
    session.training_goal.configure(epoch=2)
    train_epochs(session, 2)
    assert until.bubble.isHidden()
    session.training.extend([Paused(session.training_goal.met["epoch"])])
    assert until.bubble.isVisible()
    assert until.bubble.text() == "Epoch 2 is over."
    until.bubble.hide()
    session.training_goal.configure(accuracy=0.95)
    assert until.bubble.isHidden()
    session.training.resume()
    session.training.extend([Paused(Sentence("Training", "Something else."))])
    assert until.bubble.isHidden()


def test_a_click_opens_and_typing_sets(
    qtbot: QtBot, opened: TrainingUntil, session: Session
) -> None:
    qtbot.keyClicks(opened.epoch, "3")
    qtbot.keyClick(opened.epoch, Qt.Key.Key_Tab)
    assert session.training_goal.goal == TrainingGoal(epoch=3)
    assert opened.accuracy.hasFocus()
    qtbot.keyClicks(opened.accuracy, "97 %")
    qtbot.keyClick(opened.accuracy, Qt.Key.Key_Tab)
    qtbot.keyClicks(opened.patience, "2")
    with qtbot.waitSignal(session.training_goal.changed):
        qtbot.keyClick(opened.patience, Qt.Key.Key_Return)
    assert session.training_goal.goal == TrainingGoal(3, 0.97, 2)
    assert not opened.popover.isVisible()


def test_it_opens_by_its_key_whatever_it_says(
    qtbot: QtBot, until: TrainingUntil, session: Session
) -> None:
    for _ in range(2):
        qtbot.keyClick(until, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(until.popover.isVisible)
        qtbot.waitUntil(lambda: not until.button.isDown())
        qtbot.keyClick(until.epoch, Qt.Key.Key_Escape)
        assert not until.popover.isVisible()
        session.training_goal.configure(epoch=5)


def test_an_emptied_field_takes_its_part_away(
    opened: TrainingUntil, session: Session, type_into: Typing
) -> None:
    session.training_goal.configure(epoch=3, accuracy=0.9)
    type_into(opened.epoch, "")
    assert session.training_goal.goal == TrainingGoal(accuracy=0.9)
    assert opened.epoch.lineEdit().placeholderText() == "not set"


def test_arrows_begin_somewhere_and_go_on(
    qtbot: QtBot, opened: TrainingUntil, session: Session
) -> None:
    for field in (opened.epoch, opened.accuracy, opened.patience):
        for _ in range(2):
            qtbot.keyClick(field, Qt.Key.Key_Up)
    assert session.training_goal.goal == TrainingGoal(2, 0.96, 3)


ACCURACY = "The accuracy must be above 0 and at most 1, as 0.97 or 97 %, not {}."


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("epoch", "0", "The epoch to run to must be a whole number from 1 up, not 0."),
        ("epoch", "-1", "The epoch to run to must be a whole number from 1 up, not −1."),
        ("epoch", "1.5", "The epoch to run to must be a whole number from 1 up, not 1.5."),
        ("epoch", "abc", "“abc” is not a number."),
        ("epoch", "99999999", "The run ends after epoch 10, before epoch 99999999."),
        ("accuracy", "1.2", ACCURACY.format("1.2")),
        ("accuracy", "97", ACCURACY.format("97")),
        ("accuracy", "0", ACCURACY.format("0")),
        ("accuracy", "120 %", ACCURACY.format("1.2")),
        ("accuracy", "nan", "“nan” is not a number."),
        ("accuracy", "%", "A number is needed here."),
        ("patience", "0", "The epochs without progress must be a whole number from 1 up, not 0."),
    ],
)
def test_what_is_refused_is_explained_and_loses_nothing(
    qtbot: QtBot,
    opened: TrainingUntil,
    session: Session,
    type_into: Typing,
    name: str,
    text: str,
    problem: str,
) -> None:
    session.training_goal.configure(epoch=3, accuracy=0.9, patience=2)
    field = getattr(opened, name)
    type_into(field, text)
    assert field.problem == problem
    assert field.text() == text
    assert session.training_goal.goal == TrainingGoal(3, 0.9, 2)
    assert opened.popover.isVisible()
    # Escape takes back what was typed, then the window goes.
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert opened.popover.isVisible()
    assert field.text() == {"epoch": "3", "accuracy": "0.9", "patience": "2"}[name]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not opened.popover.isVisible()


def test_what_lies_behind_the_run_is_refused(
    opened: TrainingUntil, session: Session, type_into: Typing
) -> None:
    train_epochs(session, 5)
    session.training.extend([Paused()])
    type_into(opened.epoch, "2")
    assert opened.epoch.problem == "Nothing is left to wait for: Epoch 2 is over."
    type_into(opened.accuracy, "0.8")
    assert "Test accuracy is 0.9000 after epoch 1." in opened.accuracy.problem


def test_a_click_beside_it_closes_it_and_what_was_typed_counts(
    qtbot: QtBot, opened: TrainingUntil, session: Session
) -> None:
    beside = opened.popover.rect().bottomRight() * 3
    qtbot.keyClicks(opened.epoch, "0")
    qtbot.mouseClick(opened.popover, LEFT, pos=beside)
    # It stays to say what is wrong.
    assert opened.popover.isVisible()
    assert opened.epoch.problem.endswith("not 0.")
    opened.epoch.selectAll()
    qtbot.keyClicks(opened.epoch, "4")
    qtbot.mouseClick(opened.popover, LEFT, pos=beside)
    assert not opened.popover.isVisible()
    assert session.training_goal.goal == TrainingGoal(epoch=4)


def test_what_was_told_goes_with_the_size_and_the_language_it_was_told_in(
    until: TrainingUntil, session: Session
) -> None:
    session.training_goal.configure(epoch=2)
    for change in (until.restyle, until.retranslate):
        train_epochs(session, 2)
        session.training.extend([Paused(session.training_goal.met["epoch"])])
        assert until.bubble.isVisible()
        change()
        assert until.bubble.isHidden()
