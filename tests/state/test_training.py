"""What the person wants of a run, and what the run says: no Keras, no thread."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Failed,
    Finished,
    Paused,
    Preparing,
    SnapshotTaken,
    Started,
    TrainingEvent,
)
from visualizer.state.training import TrainingState
from visualizer.state.training_phase import Pace, TrainingPhase
from visualizer.state.undo_stack import UndoStack

STAGE = Sentence("Training", "Importing TensorFlow")
SNAPSHOT = SnapshotTaken(1, 20, initial_network((LayerPlan(10, "softmax"),), 3))
BATCHES = BatchesEnd(0, np.array([2.0, 1.0]), np.array([0.1, 0.5]))
RUNNING = [Started(20), BATCHES]


@pytest.fixture
def training(stack: UndoStack) -> TrainingState:
    return TrainingState(TrainingConfig(preset="lecture-20-20", dataset="stripes"), stack)


@pytest.mark.parametrize(
    ("events", "phase", "message"),
    [
        ([Preparing(STAGE)], TrainingPhase.PREPARING, None),
        ([Started(20)], TrainingPhase.RUNNING, None),
        ([Started(20), Paused()], TrainingPhase.PAUSED, None),
        ([Started(20), Paused(STAGE)], TrainingPhase.PAUSED, STAGE),
        ([Started(20), Finished({})], TrainingPhase.FINISHED, None),
        ([Failed("No.")], TrainingPhase.FAILED, "No."),
    ],
)
def test_events_move_the_phase(
    qtbot: QtBot,
    training: TrainingState,
    events: list[TrainingEvent],
    phase: TrainingPhase,
    message: str | None,
) -> None:
    training.start()
    with qtbot.waitSignal(training.changed):
        training.extend(events)
    assert (training.phase, training.message) == (phase, message)


def test_events_fill_the_history(training: TrainingState) -> None:
    logs = {"loss": 1.5, "val_loss": 1.2}
    training.extend([Started(2), BATCHES, EpochEnd(1, logs), SNAPSHOT, Finished({"test_loss": 1})])
    history = training.history
    assert (history.n_batches, history.n_epochs, history.batches_per_epoch) == (2, 1, 2)
    assert history.loss.tolist() == [2, 1]
    assert history.epoch_series("val_loss")[1].tolist() == [1.2]
    assert training.snapshot is SNAPSHOT
    assert training.final_logs == {"test_loss": 1}


def test_one_change_however_many_events(training: TrainingState) -> None:
    changes = []
    training.changed.connect(lambda: changes.append(training.phase))
    training.extend([Started(2), BATCHES, SNAPSHOT, Paused()])
    assert changes == [TrainingPhase.PAUSED]


def test_a_stage_is_named_until_batches_follow(training: TrainingState) -> None:
    training.extend([Preparing(STAGE)])
    assert training.stage == STAGE
    training.extend([Started(2)])
    assert training.stage is None


def test_what_is_prepared_ahead_is_named_too(qtbot: QtBot, training: TrainingState) -> None:
    with qtbot.waitSignal(training.changed):
        training.prepare_ahead(STAGE)
    assert (training.stage, training.phase) == (STAGE, TrainingPhase.IDLE)
    with qtbot.assertNotEmitted(training.changed):
        training.prepare_ahead(STAGE)
    training.prepare_ahead(None)
    assert training.stage is None


@pytest.mark.parametrize(
    ("begin", "pace"),
    [
        (TrainingState.start, Pace.RUN),
        (TrainingState.resume, Pace.RUN),
        (TrainingState.step_batch, Pace.STEP_BATCH),
        (TrainingState.step_epoch, Pace.STEP_EPOCH),
    ],
)
def test_a_run_begins_at_the_pace_asked_for(
    qtbot: QtBot, training: TrainingState, begin: object, pace: Pace
) -> None:
    with qtbot.waitSignals([training.discard_requested, training.start_requested]):
        begin(training)
    assert (training.phase, training.pace) == (TrainingPhase.PREPARING, pace)


@pytest.mark.parametrize("action", [TrainingState.pause, TrainingState.stop])
def test_what_does_not_run_needs_no_stopping(
    qtbot: QtBot, training: TrainingState, action: object
) -> None:
    with qtbot.assertNotEmitted(training.stop_requested):
        action(training)
    assert training.phase == TrainingPhase.IDLE


def test_going_on_from_a_pause(qtbot: QtBot, training: TrainingState) -> None:
    training.start()
    training.extend([*RUNNING, Paused(STAGE)])
    with (
        qtbot.waitSignal(training.pace_requested),
        qtbot.assertNotEmitted(training.start_requested),
    ):
        training.step_batch()
    assert (training.phase, training.pace) == (TrainingPhase.RUNNING, Pace.STEP_BATCH)
    assert (training.message, training.history.n_batches) == (None, 2)


def test_stop_keeps_the_charts_and_reset_does_not(qtbot: QtBot, training: TrainingState) -> None:
    training.start()
    training.extend([*RUNNING, SNAPSHOT])
    with qtbot.waitSignal(training.stop_requested):
        training.stop()
    training.extend([Finished({"test_accuracy": 0.5})])
    assert training.history.n_batches == 2
    with qtbot.waitSignal(training.discard_requested):
        training.reset()
    assert training.phase == TrainingPhase.IDLE
    assert (training.history.n_batches, training.snapshot, training.final_logs) == (0, None, {})


def test_a_new_run_leaves_nothing_of_the_old(training: TrainingState) -> None:
    training.extend([*RUNNING, SNAPSHOT, Failed("No.")])
    training.start()
    assert (training.message, training.snapshot, training.history.n_batches) == (None, None, 0)


def test_a_setting_alone(qtbot: QtBot, training: TrainingState) -> None:
    with qtbot.waitSignal(training.config_changed):
        training.configure(seed=7)
    assert training.config == TrainingConfig(preset="lecture-20-20", dataset="stripes", seed=7)
    with qtbot.assertNotEmitted(training.config_changed):
        training.configure(seed=7.0)


def test_another_preset_brings_its_own_settings(training: TrainingState) -> None:
    training.configure(seed=7, epochs=99, learning_rate=3)
    training.configure(preset="lecture-512")
    assert training.config == TrainingConfig(preset="lecture-512", dataset="stripes", seed=7)


def test_another_optimizer_brings_its_own_learning_rate(training: TrainingState) -> None:
    training.configure(learning_rate=3, epochs=99)
    training.configure(optimizer="adam")
    assert (training.config.learning_rate, training.config.epochs) == (0.001, 99)
    training.configure(optimizer="sgd", learning_rate=0.2)
    assert training.config.learning_rate == 0.2


@pytest.mark.parametrize("chosen", [{"optimizer": "sgd"}, {"preset": "lecture-20-20"}])
def test_choosing_the_same_once_more_keeps_what_was_typed(
    training: TrainingState, chosen: dict[str, str]
) -> None:
    training.configure(learning_rate=3, epochs=99)
    before = training.config
    training.configure(**chosen)
    assert training.config == before


@pytest.mark.parametrize(
    "setting",
    [
        {"learning_rate": 0},
        {"learning_rate": -1},
        {"learning_rate": math.nan},
        {"learning_rate": math.inf},
        {"batch_size": 0},
        {"batch_size": 1.5},
        {"epochs": 0},
        {"epochs": 1.5},
        {"validation_split": 1},
        {"validation_split": -0.1},
        {"seed": -1},
        {"seed": 2**32},
        {"optimizer": "magic"},
        {"preset": "magic"},
        {"dataset": ""},
    ],
)
def test_what_is_out_of_range_changes_nothing(
    qtbot: QtBot, training: TrainingState, stack: UndoStack, setting: dict[str, object]
) -> None:
    before = training.config
    with qtbot.assertNotEmitted(training.config_changed), pytest.raises(Problem):
        training.configure(**setting)
    assert training.config is before
    assert stack.count() == 0


@pytest.mark.parametrize("events", [[], [Started(2)], [Started(2), Paused()]])
def test_settings_stay_while_a_run_goes_on(
    training: TrainingState, events: list[TrainingEvent]
) -> None:
    training.start()
    training.extend(events)
    with pytest.raises(Problem, match="Stop or reset the run"):
        training.configure(seed=7)
    with pytest.raises(Problem, match="Stop or reset the run"):
        training.set_config(TrainingConfig())
    assert training.config.seed == 0


@pytest.mark.parametrize("event", [Finished({}), Failed("No.")])
def test_settings_change_once_a_run_is_over(training: TrainingState, event: TrainingEvent) -> None:
    training.start()
    training.extend([event])
    training.configure(seed=7)
    assert training.config.seed == 7


def test_speed(qtbot: QtBot, training: TrainingState) -> None:
    assert training.speed == math.inf
    with qtbot.waitSignal(training.speed_requested):
        training.set_speed(10)
    with qtbot.assertNotEmitted(training.speed_requested):
        training.set_speed(10)
