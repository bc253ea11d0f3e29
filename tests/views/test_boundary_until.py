"""What the run on points trains for, by clicks and keys, and said on the button."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.training_events import BatchesEnd, EpochEnd, Paused, Started
from visualizer.core.training_goal import TrainingGoal
from visualizer.state.session import Session
from visualizer.views.boundary_until import BoundaryUntil

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def until(show: Callable[[QWidget], None], session: Session) -> BoundaryUntil:
    until = BoundaryUntil(session)
    show(until)
    return until


def test_a_click_opens_and_typing_sets_it_for_the_points_alone(
    qtbot: QtBot, until: BoundaryUntil, session: Session
) -> None:
    qtbot.mouseClick(until.button, LEFT)
    qtbot.waitUntil(lambda: until.epoch.hasFocus())
    qtbot.keyClicks(until.epoch, "30")
    qtbot.keyClick(until.epoch, Qt.Key.Key_Tab)
    qtbot.keyClicks(until.accuracy, "97 %")
    qtbot.keyClick(until.accuracy, Qt.Key.Key_Tab)
    qtbot.keyClicks(until.patience, "5")
    with qtbot.waitSignal(session.boundaries.training_goal.changed):
        qtbot.keyClick(until.patience, Qt.Key.Key_Return)
    assert session.boundaries.training_goal.goal == TrainingGoal(30, 0.97, 5)
    assert session.training_goal.goal == TrainingGoal()
    assert until.button.text() == "Until epoch 30 · 0.97 · patience 5"


def test_what_is_reached_is_ticked_and_told(until: BoundaryUntil, session: Session) -> None:
    state = session.boundaries
    state.training_goal.configure(epoch=2, accuracy=0.95)
    state.training.start()
    ends = [EpochEnd(epoch, {"test_accuracy": 0.9, "test_loss": 0.5}) for epoch in (1, 2)]
    state.training.extend([Started(2), BatchesEnd(0, np.ones(4), np.ones(4)), *ends])
    assert until.button.text() == "Until epoch 2 ✓ · 0.95"
    state.training.extend([Paused(state.training_goal.met["epoch"])])
    assert until.bubble.text() == "Epoch 2 is over."
    state.training.configure(hidden=(3,))
    assert until.button.text() == "Until epoch 2 · 0.95"


def test_points_that_test_are_spoken_of(until: BoundaryUntil) -> None:
    tips = [field.toolTip() for field in (until.accuracy, until.patience)]
    assert "test points" in tips[0]
    assert "test loss" in tips[1]
