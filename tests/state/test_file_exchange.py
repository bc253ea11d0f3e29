"""Asking for a model to be saved or opened, and hearing how that went."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import Finished, SnapshotTaken, Started
from visualizer.state.file_exchange import FileExchange
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

DONE = Sentence("Test", "Done.")


def test_a_wish_and_its_answer(qtbot: QtBot, session: Session) -> None:
    state = session.model_file
    with qtbot.waitSignals([state.save_requested, state.changed]):
        state.save("a.keras")
    assert (state.path, state.message) == ("a.keras", None)
    assert state.stage == "Saving the file"
    with qtbot.waitSignal(state.changed):
        state.tell(DONE)
    assert (state.failed, state.message, state.stage) == (False, DONE, None)
    state.refuse(DONE)
    assert (state.failed, state.message) == (True, DONE)
    with qtbot.waitSignal(state.open_requested):
        state.open("b.h5")
    assert (state.path, state.message) == ("b.h5", None)
    assert state.stage == "Opening the file"


def test_every_exchange_is_among_them(session: Session) -> None:
    assert set(session.file_exchanges) == set(session.findChildren(FileExchange))


def test_a_network_from_elsewhere_takes_the_place_of_the_run(session: Session) -> None:
    training = session.training
    other = initial_network(training.config.layers, 77)
    first = initial_network(training.config.layers, training.config.seed)
    training.extend([Started(20), SnapshotTaken(1, 20, first), Finished({})])
    training.show_network(other)
    assert session.network.network is other
    assert (session.timeline.live, session.network.batch) == (True, 0)
    assert training.phase is TrainingPhase.IDLE
    assert training.history.n_batches == 0


def test_another_preset_takes_the_place_of_a_network_from_elsewhere(session: Session) -> None:
    training = session.training
    training.show_network(initial_network(training.config.layers, 77))
    training.configure(preset="lecture-512", seed=3)
    assert session.network.network.sizes == (784, 512, 10)
    assert session.timeline.shown is None


def test_it_has_no_optimizer_to_go_on_with(session: Session) -> None:
    training = session.training
    training.show_network(initial_network(training.config.layers, 77))
    session.timeline.branch()
    assert training.phase is TrainingPhase.IDLE
