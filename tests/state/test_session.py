"""The links: data set -> digit -> network -> logits, and training -> network."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Problem
from visualizer.core.softmax import softmax
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    Failed,
    Finished,
    SnapshotTaken,
    Started,
)
from visualizer.state.session import Session
from visualizer.state.training import TrainingState

pytestmark = pytest.mark.usefixtures("qapp")


def weights(session: Session) -> list[bytes]:
    return [layer.weights.tobytes() for layer in session.network.network.layers]


def trained(session: Session, seed: int = 99, batch: int = 20) -> SnapshotTaken:
    return SnapshotTaken(1, batch, initial_network(session.training.config.layers, seed))


def test_it_starts_without_data_and_without_complaint() -> None:
    session = Session()
    assert session.training.config == TrainingConfig(dataset="handwriting")
    assert (session.dataset.images, session.digit.n_images) == (None, 0)
    assert session.forward_playback.length == 2
    assert session.logits.values == pytest.approx(session.network.trace.logits)


def test_a_data_set_moves_everything_behind_it(session: Session, images: ImageDataset) -> None:
    assert session.training.config.dataset == "stripes"
    assert session.digit.n_images == 7
    assert session.network.trace.activations[0] == pytest.approx(images.x_test[0].ravel() / 255)
    assert session.logits.values == pytest.approx(session.network.trace.logits)


def test_a_digit_moves_network_logits_and_probabilities(session: Session) -> None:
    before = session.logits.probabilities
    session.digit.move(1)
    assert session.logits.values == pytest.approx(session.network.trace.logits)
    assert session.logits.probabilities == pytest.approx(softmax(session.network.trace.logits))
    assert not np.allclose(session.logits.probabilities, before)


def test_typed_logits_stay_until_following_again(session: Session) -> None:
    session.logits.set_value(3, 5.0)
    typed = session.logits.values.tolist()
    session.digit.move(1)
    session.training.extend([Started(20), trained(session)])
    assert session.logits.values.tolist() == typed
    session.logits.follow()
    assert session.logits.values == pytest.approx(session.network.trace.logits)


def test_training_moves_the_network(session: Session) -> None:
    snapshot = trained(session)
    session.training.extend([Started(20), snapshot])
    assert session.network.network is snapshot.network
    assert (session.network.epoch, session.network.batch) == (1, 20)
    assert session.logits.values == pytest.approx(session.network.trace.logits)


@pytest.mark.parametrize("end", [Finished({}), Failed("No.")])
def test_the_trained_network_stays_after_the_run(session: Session, end: object) -> None:
    snapshot = trained(session)
    session.training.extend([Started(20), snapshot, end])
    session.digit.move(1)
    session.training.configure(learning_rate=0.5)
    assert session.network.network is snapshot.network


def test_reset_goes_back_to_bit_identical_weights(session: Session) -> None:
    first = weights(session)
    session.training.extend([Started(20), trained(session)])
    assert weights(session) != first
    session.training.reset()
    assert weights(session) == first
    assert (session.network.epoch, session.network.batch) == (0, 0)


@pytest.mark.parametrize("leave", [TrainingState.reset, TrainingState.start])
def test_a_network_from_elsewhere_leaves_with_reset_and_with_a_run(
    session: Session, leave: Callable[[TrainingState], None]
) -> None:
    first = weights(session)
    session.training.show_network(initial_network(TrainingConfig(preset="cnn").layers, 5))
    leave(session.training)
    assert weights(session) == first


def test_a_new_run_begins_with_the_first_weights(session: Session) -> None:
    first = weights(session)
    session.training.extend([Started(20), trained(session), Finished({})])
    session.training.start()
    assert weights(session) == first


def test_a_run_with_settings_of_its_own_shows_its_network(session: Session) -> None:
    session.training.extend([Started(20), trained(session), Finished({})])
    config = TrainingConfig(preset="lecture-512", dataset="stripes", seed=4)
    session.training.start(config)
    assert session.network.network.sizes == (784, 512, 10)
    assert session.training.config is config
    session.training.extend([Started(20), trained(session)])
    session.training.reset()
    expected = initial_network(config.layers, 4)
    assert weights(session) == [layer.weights.tobytes() for layer in expected.layers]


def test_another_seed_shows_other_weights_and_the_same_ones_again(session: Session) -> None:
    first = weights(session)
    session.training.configure(seed=1)
    assert weights(session) != first
    session.training.configure(seed=0)
    assert weights(session) == first


def test_another_preset_shows_its_network(session: Session) -> None:
    session.forward_playback.seek(1)
    session.training.configure(preset="lecture-512")
    assert session.network.network.sizes == (784, 512, 10)
    assert (session.forward_playback.length, session.forward_playback.position) == (2, 1)
    assert session.logits.values == pytest.approx(session.network.trace.logits)


def test_another_network_takes_the_finished_runs_charts_away(session: Session) -> None:
    session.training.extend([Started(20), trained(session), Finished({"test_loss": 1})])
    session.training.configure(seed=5)
    assert (session.training.phase, session.training.final_logs) == ("idle", {})
    assert session.network.batch == 0


def test_nothing_is_configured_while_a_run_goes_on(session: Session) -> None:
    session.training.start()
    first = weights(session)
    with pytest.raises(Problem):
        session.training.configure(seed=5)
    assert weights(session) == first


def test_a_data_set_that_comes_during_a_run_is_the_next_runs(
    session: Session, images: ImageDataset
) -> None:
    session.training.start()
    session.dataset.loaded("others", dataclasses.replace(images))
    assert session.training.config.dataset == "stripes"
    session.training.extend([Started(20), Finished({})])
    assert session.training.config.dataset == "others"


def test_a_notice_does_not_undo_a_chosen_data_set(session: Session) -> None:
    session.training.set_config(TrainingConfig(dataset="mnist"))
    session.dataset.load("mnist")
    assert session.training.config.dataset == "mnist"


def test_progress_of_a_download_changes_no_digit(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.digit.changed):
        session.dataset.download()
        session.dataset.arrived(0.5)


def test_a_diverged_network_is_taken_in(session: Session) -> None:
    snapshot = trained(session)
    for layer in snapshot.network.layers:
        layer.weights.base.fill(np.nan)
    session.training.extend([Started(20), snapshot])
    assert np.isnan(session.logits.values).all()
    session.training.reset()
    assert np.isfinite(session.logits.values).all()


def test_another_run_is_seen_whole_where_it_does_not_reach_what_is_seen(session: Session) -> None:
    training, options = session.training, session.chart_options

    def train(n_batches: int) -> None:
        training.start()
        values = np.full(n_batches, 0.5, np.float32)
        training.extend([Started(50), trained(session, batch=0), BatchesEnd(0, values, values)])

    train(100)
    options.show_part((80, 100))
    options.show_values("loss", (0.1, 0.2))
    options.point_at(90)
    more = np.full(20, 0.25, np.float32)
    training.extend([BatchesEnd(100, more, more)])
    assert (options.part, options.pointed) == ((80, 100), 90)
    train(60)
    assert not options.zoomed
    assert options.pointed is None
    training.extend([Finished({})])
    # What reaches there stays in sight.
    options.show_part((10, 20))
    session.run_shelf.show(session.run_shelf.runs[0].number)
    assert options.part == (10, 20)
