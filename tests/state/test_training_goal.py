"""What is trained for, and what of it can still be waited for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import BatchesEnd, EpochEnd, Finished, Paused, Started
from visualizer.core.training_goal import TrainingGoal
from visualizer.state.training import TrainingState
from visualizer.state.training_goal import TrainingGoalState
from visualizer.state.undo_stack import UndoStack

LOGS = [
    {"val_loss": 0.5, "val_accuracy": 0.8},
    {"val_loss": 0.4, "val_accuracy": 0.9},
    {"val_loss": 0.45, "val_accuracy": 0.85},
]
THREE_EPOCHS = [
    Started(2),
    BatchesEnd(0, np.ones(6), np.ones(6)),
    *(EpochEnd(epoch, logs) for epoch, logs in enumerate(LOGS, 1)),
]


@pytest.fixture
def training(stack: UndoStack) -> TrainingState:
    return TrainingState(TrainingConfig(preset="lecture-20-20", epochs=10), stack)


@pytest.fixture
def state(training: TrainingState) -> TrainingGoalState:
    return TrainingGoalState(training)


def test_parts_are_set_and_taken_away_one_by_one(qtbot: QtBot, state: TrainingGoalState) -> None:
    assert state.goal == TrainingGoal()
    with qtbot.waitSignal(state.changed):
        state.configure(epoch=3)
    state.configure(accuracy=0.97, patience=2)
    assert state.goal == TrainingGoal(3, 0.97, 2)
    state.configure(epoch=None)
    assert state.goal == TrainingGoal(None, 0.97, 2)
    with qtbot.assertNotEmitted(state.changed):
        state.configure(patience=2.0)


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"epoch": 0}, "The epoch to run to must"),
        ({"epoch": 1.5}, "The epoch to run to must"),
        ({"epoch": 99999999}, "The run ends after epoch 10, before epoch 99999999."),
        ({"epoch": 11}, "The run ends after epoch 10, before epoch 11."),
        ({"accuracy": 1.2}, "The accuracy must be above 0"),
        ({"accuracy": math.nan}, "The accuracy must be above 0"),
        ({"patience": 0}, "The epochs without progress must"),
    ],
)
def test_what_is_out_of_range_changes_nothing(
    qtbot: QtBot, state: TrainingGoalState, part: dict[str, float], complaint: str
) -> None:
    state.configure(epoch=3, accuracy=0.9)
    with (
        qtbot.assertNotEmitted(state.changed),
        pytest.raises(Problem, match=complaint),
    ):
        state.configure(**part)
    assert state.goal == TrainingGoal(3, 0.9)


def test_the_last_epoch_may_be_the_goal(state: TrainingGoalState) -> None:
    state.configure(epoch=10)
    assert state.goal.epoch == 10


def test_fewer_epochs_do_not_lock_the_goal(
    training: TrainingState, state: TrainingGoalState
) -> None:
    state.configure(epoch=8)
    training.configure(epochs=5)
    state.configure(accuracy=0.9)
    assert state.goal == TrainingGoal(8, 0.9)


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"epoch": 2}, "Nothing is left to wait for: Epoch 2 is over."),
        ({"epoch": 3}, "Nothing is left to wait for: Epoch 3 is over."),
        ({"accuracy": 0.88}, "Validation accuracy is 0.9000 after epoch 2."),
        ({"patience": 1}, "Validation loss has not fallen below 0.4000 since epoch 2."),
    ],
)
@pytest.mark.parametrize("last", [[], [Paused()]])
def test_what_the_run_has_met_already_is_refused(
    training: TrainingState,
    state: TrainingGoalState,
    part: dict[str, float],
    complaint: str,
    last: list[Paused],
) -> None:
    training.start()
    training.extend([*THREE_EPOCHS, *last])
    with pytest.raises(Problem, match=complaint):
        state.configure(**part)
    assert state.goal == TrainingGoal()
    # Of a run that is over it is not asked: the next one begins anew.
    training.extend([Finished({})])
    state.configure(**part)
    assert state.goal == TrainingGoal(**part)


def test_what_was_met_on_the_way_stays_and_the_rest_can_be_set(
    training: TrainingState, state: TrainingGoalState
) -> None:
    state.configure(epoch=2)
    training.start()
    training.extend(THREE_EPOCHS)
    assert list(state.met) == ["epoch"]
    state.configure(accuracy=0.95, patience=2)
    assert state.goal == TrainingGoal(2, 0.95, 2)
    assert list(state.met) == ["epoch"]


def test_a_reset_keeps_the_goal_and_it_is_ahead_again(
    training: TrainingState, state: TrainingGoalState
) -> None:
    state.configure(epoch=2)
    training.start()
    training.extend(THREE_EPOCHS)
    training.reset()
    assert state.goal == TrainingGoal(2)
    assert state.met == {}
