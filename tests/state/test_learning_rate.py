"""The one setting of a run that can be changed while it goes on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Problem
from visualizer.core.training_events import LearningRateSet, SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.state.training import TrainingState
from visualizer.state.training_phase import TrainingPhase


@pytest.fixture
def training(session: Session) -> TrainingState:
    """A run that goes on."""
    training = session.training
    training.start()
    network = initial_network(training.config.layers, 0)
    training.extend([Started(10), SnapshotTaken(0, 0, network, ())])
    return training


def test_it_can_be_changed_while_the_run_goes_on(qtbot: QtBot, training: TrainingState) -> None:
    with qtbot.waitSignal(training.config_changed):
        training.configure(learning_rate=0.5)
    assert training.config.learning_rate == 0.5
    assert training.phase is TrainingPhase.RUNNING


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf")])
def test_to_what_makes_sense(training: TrainingState, value: float) -> None:
    before = training.config
    with pytest.raises(Problem):
        training.configure(learning_rate=value)
    assert training.config == before


@pytest.mark.parametrize("setting", [{"batch_size": 7}, {"learning_rate": 0.5, "epochs": 3}])
def test_nothing_else_can(training: TrainingState, setting: dict[str, float]) -> None:
    before = training.config
    with pytest.raises(Problem, match="Stop or reset"):
        training.configure(**setting)
    assert training.config == before


def test_it_is_taken_back_while_the_run_goes_on(session: Session, training: TrainingState) -> None:
    first = training.config.learning_rate
    training.configure(learning_rate=0.5)
    session.undo_stack.undo()
    assert training.config.learning_rate == first
    session.undo_stack.redo()
    assert training.config.learning_rate == 0.5


def test_an_older_edit_is_not_taken_back_by_it(session: Session) -> None:
    training = session.training
    training.configure(batch_size=7)
    training.start()
    with pytest.raises(Problem, match="Stop or reset"):
        session.undo_stack.undo()
    assert training.config.batch_size == 7


def test_the_run_remembers_from_when_on(training: TrainingState) -> None:
    first = training.config.learning_rate
    training.configure(learning_rate=0.5)
    assert training.history.learning_rates == [(0, first)]
    training.extend([LearningRateSet(0.5)])
    assert training.history.learning_rates == [(0, 0.5)]
    assert training.config.learning_rate == 0.5
