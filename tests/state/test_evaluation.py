"""The answers to all test images: found out once asked for, and always of one network."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from visualizer.core import chunk_size, snapshot_log
from visualizer.core.chunk_size import FIRST_SIZE
from visualizer.core.evaluation import answers
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.planned_network import Network
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import BatchesEnd, Finished, Paused, SnapshotTaken, Started
from visualizer.state import evaluation as evaluation_module
from visualizer.state.evaluation import CHUNK_SIZE, EvaluationState
from visualizer.state.session import Session

CONFIG = TrainingConfig(preset="lecture-20-20", dataset="noise")
N_TEST = 4 * CHUNK_SIZE + 37
PER_EPOCH = 10


def noise(seed: int, n_test: int = N_TEST) -> ImageDataset:
    """Return images of noise, of which none is like another."""
    generator = np.random.default_rng(seed)
    images = generator.integers(0, 256, (10 + n_test, 28, 28), np.uint8)
    labels = generator.integers(0, 10, 10 + n_test)
    return ImageDataset(images[:10], labels[:10], images[10:], labels[10:])


def network(seed: int) -> DenseNetwork:
    return initial_network(CONFIG.layers, seed)


@pytest.fixture
def many(session: Session) -> ImageDataset:
    """More images than are answered at a time, in use."""
    images = noise(0)
    session.dataset.loaded("noise", images)
    return images


@pytest.fixture
def run(session: Session) -> Session:
    """Two and a half epochs of a run, watched live."""
    session.training.start()
    session.training.extend([Started(PER_EPOCH), snapshot(0), *trained(0, 25)])
    return session


def snapshot(batch: int) -> SnapshotTaken:
    state = (np.zeros(1),) if batch % PER_EPOCH == 0 else None
    return SnapshotTaken(batch // PER_EPOCH, batch, network(batch), state)


def trained(first: int, last: int) -> list[object]:
    """Return the events of a run from a batch to another, with a snapshot every five."""
    events: list[object] = []
    for batch in range(first, last, 5):
        events += [BatchesEnd(batch, np.ones(5), np.ones(5)), snapshot(batch + 5)]
    return events


def find_out(qtbot: QtBot, state: EvaluationState) -> None:
    """Ask for the answers and wait for them."""
    state.request()
    qtbot.waitUntil(lambda: state.evaluation is not None)


def answer_one_chunk(qtbot: QtBot, state: EvaluationState) -> None:
    """Ask for the answers, but wait only for the first few of them."""
    with qtbot.waitSignal(state.findChild(QTimer).timeout):
        state.request()
    assert state.busy
    assert state.evaluation is None


def assert_answers_of(state: EvaluationState, asked: DenseNetwork, images: ImageDataset) -> None:
    """Check that what is known are the answers of this network to these images."""
    classes, outputs = answers(asked, images.x_test)
    assert state.network is asked
    assert state.images is images
    np.testing.assert_array_equal(state.evaluation.labels, images.y_test)
    np.testing.assert_array_equal(state.evaluation.classes, classes)
    np.testing.assert_allclose(state.evaluation.outputs, outputs, rtol=1e-5)


def shown_batch(session: Session) -> int:
    """Return after how many batches the network that is evaluated was taken."""
    asked = session.evaluation.network
    return next(each.batch for each in session.training.snapshots if each.network is asked)


def test_nothing_is_found_out_before_somebody_asks(session: Session, many: ImageDataset) -> None:
    session.network.set_network(network(3))
    state = session.evaluation
    assert state.images is many
    assert not state.busy
    assert state.evaluation is None
    assert state.examples.tolist() == []


def test_without_images_there_is_nothing_to_ask_for(qtbot: QtBot) -> None:
    session = Session(CONFIG)
    session.evaluation.request()
    assert session.evaluation.images is None
    assert not session.evaluation.busy


def test_chunk_by_chunk_the_answers_are_those_to_all_images_at_once(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, heard = session.evaluation, []
    state.changed.connect(lambda: heard.append(state.evaluation is not None))
    state.request()
    state.request()
    assert state.busy
    qtbot.waitUntil(lambda: not state.busy)
    assert heard == [True]
    assert_answers_of(state, session.network.network, many)
    assert state.examples.tolist() == state.evaluation.examples().tolist()
    # What is known is not found out again.
    state.request()
    assert not state.busy


def test_of_a_wide_network_the_chunks_are_smaller(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To whoever has less time, every network is a wide one.
    monkeypatch.setattr(chunk_size, "CHUNK_TIME", 1e-6)
    images, sizes = noise(1, 2 * FIRST_SIZE), []

    def noted(network: Network, chunk: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sizes.append(len(chunk))
        return answers(network, chunk)

    monkeypatch.setattr(evaluation_module, "answers", noted)
    session.dataset.loaded("few", images)
    find_out(qtbot, session.evaluation)
    assert sizes[0] == FIRST_SIZE
    assert set(sizes[1:]) == {1}
    assert sum(sizes) == 2 * FIRST_SIZE


@pytest.mark.parametrize("n_test", [1, CHUNK_SIZE, CHUNK_SIZE + 1])
def test_no_image_is_left_out_or_counted_twice(qtbot: QtBot, session: Session, n_test: int) -> None:
    images = noise(1, n_test)
    session.dataset.loaded("noise", images)
    find_out(qtbot, session.evaluation)
    assert session.evaluation.evaluation.confusion.sum() == n_test
    assert_answers_of(session.evaluation, session.network.network, images)


def test_another_network_is_answered_anew(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, other, heard = session.evaluation, network(3), []
    find_out(qtbot, state)
    state.changed.connect(lambda: heard.append(state.evaluation))
    session.network.set_network(other)
    assert heard == [None]
    assert state.evaluation is None
    assert state.examples.tolist() == []
    assert not state.busy
    find_out(qtbot, state)
    assert_answers_of(state, other, many)


def test_another_digit_changes_no_answer(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, heard = session.evaluation, []
    find_out(qtbot, state)
    known = state.evaluation
    state.changed.connect(lambda: heard.append(state.evaluation))
    session.digit.move(1)
    assert heard == []
    assert state.evaluation is known


def test_a_network_seen_before_is_answered_from_memory(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, known = session.evaluation, []
    networks = [network(seed) for seed in (1, 2)]
    for each in networks:
        session.network.set_network(each)
        find_out(qtbot, state)
        known.append(state.evaluation)
    for each, evaluation in zip(networks, known, strict=True):
        session.network.set_network(each)
        assert state.evaluation is evaluation
        state.request()
        assert not state.busy


def test_the_memory_keeps_no_network_alive(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    seen = network(1)
    alive = weakref.ref(seen)
    session.network.set_network(seen)
    find_out(qtbot, session.evaluation)
    session.network.set_network(network(2))
    del seen
    gc.collect()
    assert alive() is None


def test_the_oldest_answers_are_forgotten_first(
    qtbot: QtBot, session: Session, many: ImageDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation_module, "MOST_KEPT", 2)
    networks = [network(seed) for seed in (1, 2, 3)]
    for each in networks:
        session.network.set_network(each)
        find_out(qtbot, session.evaluation)
    known = []
    for each in networks:
        session.network.set_network(each)
        known.append(session.evaluation.evaluation is not None)
    assert known == [False, True, True]


def test_another_data_set_forgets_every_answer(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, other = session.evaluation, noise(1)
    find_out(qtbot, state)
    session.dataset.loaded("other", other)
    assert state.evaluation is None
    find_out(qtbot, state)
    assert_answers_of(state, session.network.network, other)
    session.dataset.loaded("noise", many)
    assert state.evaluation is None


def test_a_network_replaced_while_it_answers_leaves_nothing_behind(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, first, other = session.evaluation, network(1), network(2)
    mine, others = (answers(each, many.x_test[:CHUNK_SIZE])[0] for each in (first, other))
    assert (mine != others).any()
    session.network.set_network(first)
    answer_one_chunk(qtbot, state)
    session.network.set_network(other)
    assert not state.busy
    answer_one_chunk(qtbot, state)
    session.network.set_network(first)
    session.network.set_network(other)
    find_out(qtbot, state)
    assert_answers_of(state, other, many)


def test_a_data_set_replaced_while_it_is_answered_leaves_nothing_behind(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, other = session.evaluation, noise(1)
    answer_one_chunk(qtbot, state)
    session.dataset.loaded("other", other)
    assert not state.busy
    find_out(qtbot, state)
    assert_answers_of(state, session.network.network, other)


def test_one_kind_of_mistake_is_looked_at(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    state, heard = session.evaluation, []
    find_out(qtbot, state)
    state.changed.connect(lambda: heard.append(state.pair))
    mistakes, evaluation = state.examples.tolist(), state.evaluation
    first = mistakes[0]
    pair = (int(many.y_test[first]), int(evaluation.predictions[first]))
    state.choose(pair)
    assert state.examples.tolist() == evaluation.examples(*pair).tolist()
    assert first in state.examples
    assert len(state.examples) < len(mistakes)
    state.choose(pair)
    assert heard == [pair]
    state.choose(None)
    assert heard == [pair, None]
    assert state.examples.tolist() == mistakes


def test_live_the_last_whole_epoch_is_evaluated(qtbot: QtBot, run: Session) -> None:
    assert run.network.batch == 25
    assert shown_batch(run) == 20
    find_out(qtbot, run.evaluation)
    known, heard = run.evaluation.evaluation, []
    run.evaluation.changed.connect(lambda: heard.append(shown_batch(run)))
    # Between two ends of epochs, everything stays.
    run.training.extend([BatchesEnd(25, np.ones(2), np.ones(2)), snapshot(27)])
    assert (run.network.batch, heard) == (27, [])
    assert run.evaluation.evaluation is known
    run.training.extend([BatchesEnd(27, np.ones(3), np.ones(3)), snapshot(30)])
    assert heard == [30]
    assert run.evaluation.evaluation is None


def test_paused_or_over_it_is_the_network_on_screen(run: Session) -> None:
    run.training.extend([Paused()])
    assert shown_batch(run) == 25
    run.training.resume()
    assert shown_batch(run) == 20
    run.training.extend([Finished({})])
    assert shown_batch(run) == 25


def test_scrubbed_back_it_is_the_network_on_screen(run: Session) -> None:
    for batch in (15, 0, 20, 5):
        run.timeline.show_batch(batch)
        assert shown_batch(run) == batch
    # It stays while the run goes on.
    run.training.extend(trained(25, 30))
    assert shown_batch(run) == 5
    run.timeline.playback.seek(run.timeline.playback.length)
    assert run.timeline.live
    assert shown_batch(run) == 30


def test_another_run_and_none_are_not_the_old_one(run: Session) -> None:
    run.training.start()
    assert run.evaluation.network is run.network.network
    run.training.extend([Started(PER_EPOCH), snapshot(0), *trained(0, 5)])
    assert shown_batch(run) == 0
    run.training.reset()
    assert run.evaluation.network is run.network.network


def test_a_network_that_diverged_is_sure_of_nothing(
    qtbot: QtBot, session: Session, many: ImageDataset
) -> None:
    layer = DenseLayer(np.full((784, 10), np.nan, np.float32), np.zeros(10, np.float32), "softmax")
    session.network.set_network(DenseNetwork([layer]))
    find_out(qtbot, session.evaluation)
    confidences = session.evaluation.evaluation.confidences
    assert confidences.shape == (N_TEST,)
    assert np.isnan(confidences).all()
    assert session.evaluation.evaluation.confusion.sum() == N_TEST


def test_live_it_never_goes_back_to_an_older_epoch(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot_log, "MAX_SNAPSHOTS", 4)
    session.training.start()
    session.training.extend([Started(10)])
    batches, seen, networks = range(0, 100, 5), [], {}
    for batch in batches:
        networks[batch] = initial_network(session.training.config.layers, batch)
        session.training.extend([SnapshotTaken(batch // 10, batch, networks[batch])])
        asked = session.evaluation.network
        seen.append(next(each for each, network in networks.items() if network is asked))
    assert seen == [batch // 10 * 10 for batch in batches]
