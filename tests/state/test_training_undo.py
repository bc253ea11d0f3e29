"""Settings of a run that are taken back, unless a run or what it has trained would be lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import Failed, Finished, Paused, SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

pytestmark = pytest.mark.usefixtures("qapp")

EDITS: list[dict[str, object]] = [
    {"preset": "lecture-512"},
    {"optimizer": "adam"},
    {"learning_rate": 0.5},
    {"batch_size": 7},
    {"epochs": 3},
    {"validation_split": 0.5},
    {"seed": 9},
]


def weights(session: Session) -> list[bytes]:
    return [layer.weights.tobytes() for layer in session.network.network.layers]


def finish_a_run(session: Session) -> None:
    session.training.start()
    network = initial_network(session.training.config.layers, 99)
    session.training.extend([Started(20), SnapshotTaken(1, 20, network), Finished({})])


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: next(iter(edit)))
def test_an_edit_is_told_once_and_can_be_taken_back(
    session: Session, edit: dict[str, object]
) -> None:
    training = session.training
    before, told = (training.config, weights(session)), []
    training.config_changed.connect(lambda: told.append(training.config))
    training.configure(**edit)
    after = (training.config, weights(session))
    session.undo_stack.undo()
    assert (training.config, weights(session)) == before
    session.undo_stack.redo()
    assert (training.config, weights(session)) == after
    assert told == [after[0], before[0], after[0]]


def test_the_settings_that_a_preset_took_away_come_back(session: Session) -> None:
    session.training.configure(epochs=99, learning_rate=3)
    before = session.training.config
    session.training.configure(preset="lecture-512")
    session.undo_stack.undo()
    assert session.training.config == before


def test_all_settings_at_once(session: Session) -> None:
    before = session.training.config
    session.training.set_config(TrainingConfig("lecture-512", "stripes", "adam", 0.5, 64, 7, 0, 1))
    session.undo_stack.undo()
    assert session.training.config == before


def test_what_the_session_does_is_no_edit(session: Session) -> None:
    assert session.training.config.dataset == "stripes"
    session.training.start(TrainingConfig(dataset="stripes", seed=4))
    assert session.undo_stack.count() == 0


def test_a_data_set_stays_when_settings_are_taken_back(
    session: Session, images: ImageDataset
) -> None:
    session.training.configure(seed=7)
    others = ImageDataset(images.x_train, images.y_train, images.x_test[:2], images.y_test[:2])
    session.dataset.loaded("others", others)
    session.undo_stack.undo()
    assert (session.training.config.seed, session.training.config.dataset) == (0, "others")
    session.undo_stack.redo()
    assert (session.training.config.seed, session.training.config.dataset) == (7, "others")


@pytest.mark.parametrize("events", [[], [Started(20)], [Started(20), Paused()]])
@pytest.mark.parametrize("direction", ["undo", "redo"])
def test_a_run_that_goes_on_keeps_its_settings(
    qtbot: QtBot, session: Session, events: list[object], direction: str
) -> None:
    training, stack = session.training, session.undo_stack
    training.configure(batch_size=7)
    if direction == "redo":
        stack.undo()
    training.start()
    training.extend(events)
    before = (training.phase, training.config, stack.index())
    with (
        qtbot.assertNotEmitted(training.discard_requested),
        qtbot.assertNotEmitted(training.config_changed),
        pytest.raises(Problem, match="Stop or reset the run"),
    ):
        getattr(stack, direction)()
    assert (training.phase, training.config, stack.index()) == before
    training.extend([Finished({})])
    getattr(stack, direction)()
    assert training.config != before[1]


def test_other_edits_can_be_taken_back_during_a_run(session: Session) -> None:
    session.training.configure(learning_rate=0.5)
    session.training.start()
    session.digit.show_index(3)
    session.undo_stack.undo()
    assert session.digit.index == 0


@pytest.mark.parametrize("setting", [{"seed": 9}, {"preset": "lecture-512"}])
def test_a_trained_network_is_not_lost_by_undo(
    session: Session, setting: dict[str, object]
) -> None:
    session.training.configure(**setting)
    finish_a_run(session)
    trained = weights(session)
    with pytest.raises(Problem, match="reset the run first"):
        session.undo_stack.undo()
    assert (weights(session), session.training.phase) == (trained, TrainingPhase.FINISHED)
    session.training.reset()
    session.undo_stack.undo()
    assert session.training.config == TrainingConfig("lecture-20-20", dataset="stripes")


def test_a_setting_that_leaves_the_trained_network_is_taken_back(session: Session) -> None:
    session.training.configure(learning_rate=0.5)
    finish_a_run(session)
    trained = weights(session)
    session.undo_stack.undo()
    assert session.training.config.learning_rate == 0.01
    assert (weights(session), session.training.phase) == (trained, TrainingPhase.FINISHED)


def test_a_run_that_trained_nothing_has_nothing_to_lose(session: Session) -> None:
    session.training.configure(seed=9)
    session.training.start()
    session.training.extend([Failed("No.")])
    session.undo_stack.undo()
    assert (session.training.config.seed, session.training.phase) == (0, TrainingPhase.IDLE)


def test_a_number_that_is_stepped_is_taken_back_at_once(session: Session) -> None:
    for epochs in (11, 12, 13):
        session.training.configure(epochs=epochs)
    session.training.configure(batch_size=64)
    session.undo_stack.undo()
    assert (session.training.config.batch_size, session.training.config.epochs) == (20, 13)
    session.undo_stack.undo()
    assert session.training.config.epochs == 10
