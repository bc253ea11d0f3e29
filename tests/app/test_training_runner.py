"""Real Keras training in the background thread, told to the session."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app import training_runner
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import Finished, Paused, Started, TrainingEvent
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.training.control import TrainingControl

LONG = 60_000  # ms: the first run imports TensorFlow


def stripes(n_images: int) -> tuple[np.ndarray, np.ndarray]:
    """Return images that show their label as the place of a stripe."""
    labels = (np.arange(n_images) % 10).astype(np.uint8)
    images = np.zeros((n_images, 28, 28), np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[:, 2 * label + 4 : 2 * label + 6] = 255
    return images, labels


@pytest.fixture
def session() -> Session:
    session = Session(
        TrainingConfig(preset="lecture-20-20", dataset="stripes", batch_size=10, epochs=3)
    )
    session.dataset.loaded("stripes", ImageDataset(*stripes(200), *stripes(50)))
    return session


@pytest.fixture
def runner(qtbot: QtBot, session: Session) -> Iterator[TrainingRunner]:
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    yield runner
    runner.discard()
    assert thread.end(30)


def wait_for(qtbot: QtBot, session: Session, phase: TrainingPhase) -> None:
    qtbot.waitUntil(lambda: session.training.phase == phase, timeout=LONG)


def weights(session: Session) -> list[bytes]:
    return [layer.weights.tobytes() for layer in session.network.network.layers]


def test_a_run_moves_everything_and_ends(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    first = weights(session)
    session.training.start()
    assert session.training.phase == TrainingPhase.PREPARING
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    history = session.training.history
    assert (history.n_epochs, history.n_batches, history.batches_per_epoch) == (3, 42, 14)
    assert history.epoch_series("val_loss")[0].tolist() == [1, 2, 3]
    assert weights(session) != first
    assert session.network.batch == 42
    assert np.array_equal(session.logits.values, session.network.trace.logits.astype(float))
    assert 0 <= session.training.final_logs["test_accuracy"] <= 1


def test_epochs_are_measured_without_slow_motion(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    epochs, seconds = session.training.history.epoch_series("seconds")
    assert epochs.tolist() == [1, 2, 3]
    assert (seconds > 0).all()
    session.training.set_speed(1000.0)
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert session.training.history.n_epochs == 3
    assert not session.training.history.epoch_series("seconds")[0].size


def test_a_run_that_was_put_away_goes_on_as_if_it_had_stayed(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    straight, losses = weights(session), session.training.history.loss.tolist()
    session.training.configure(seed=5, learning_rate=0.5)
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert weights(session) != straight
    session.run_shelf.show(1)
    assert weights(session) == straight
    session.timeline.show_batch(14)
    session.timeline.branch()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert weights(session) == straight
    run, _, branch = session.run_shelf.runs
    assert run.history.loss.tolist() == branch.history.loss.tolist() == losses
    assert (branch.origin, branch.first_batch) == (1, 14)


def test_steps_pause_and_reset_give_the_same_weights_again(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    first = weights(session)
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    straight = weights(session)
    session.training.reset()
    assert weights(session) == first
    assert session.training.history.n_batches == 0
    session.training.step_batch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    assert session.training.history.n_batches == 1
    session.training.step_batch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    assert session.training.history.n_batches == 2
    session.training.step_epoch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    assert (session.training.history.n_epochs, session.training.history.n_batches) == (1, 14)
    session.training.resume()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert weights(session) == straight


def test_a_run_that_was_given_up_says_no_more(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    session.training.start()
    qtbot.waitUntil(lambda: session.training.history.n_batches > 0, timeout=LONG)
    session.training.reset()
    # The next run is queued behind the old one: when it is there, the old one has ended.
    session.training.step_batch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    assert session.training.history.n_batches == 1
    assert session.training.history.n_epochs == 0


def test_a_pause_that_is_over_is_not_shown(
    qtbot: QtBot,
    session: Session,
    runner: TrainingRunner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paused, told, seen = (threading.Event() for _ in range(3))

    def train(
        config: TrainingConfig,
        publish: Callable[[TrainingEvent], object],
        control: TrainingControl,
        *_: object,
    ) -> None:
        def tell() -> None:
            publish(Paused())
            told.set()

        publish(Started(14))
        # Asked before, it would go on: nobody has paused it yet.
        paused.wait(LONG / 1000)
        control.wait_until_allowed(tell)
        seen.wait(LONG / 1000)
        publish(Finished({}))

    monkeypatch.setattr(training_runner, "train", train)
    training = session.training
    training.start()
    training.pause()
    paused.set()
    assert told.wait(LONG / 1000)
    training.resume()
    qtbot.waitUntil(lambda: training.phase != TrainingPhase.PREPARING, timeout=LONG)
    assert training.phase == TrainingPhase.RUNNING
    seen.set()
    wait_for(qtbot, session, TrainingPhase.FINISHED)


def test_stop_keeps_what_was_learnt(qtbot: QtBot, session: Session, runner: TrainingRunner) -> None:
    first = weights(session)
    session.training.set_speed(20)
    session.training.start()
    qtbot.waitUntil(lambda: session.training.history.n_batches > 2, timeout=LONG)
    session.training.stop()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert 2 < session.training.history.n_batches < 42
    assert weights(session) != first


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"batch_size": 141}, "larger than the number of training images, 140"),
        ({"learning_rate": 1e30, "optimizer": "sgd"}, "no longer a number"),
    ],
)
def test_what_cannot_go_on_is_said(
    qtbot: QtBot,
    session: Session,
    runner: TrainingRunner,
    settings: dict[str, object],
    expected: str,
) -> None:
    session.training.configure(**settings)
    session.training.start()
    qtbot.waitUntil(lambda: session.training.message is not None, timeout=LONG)
    assert expected in str(session.training.message)


def test_what_a_button_waits_for_is_not_left_until_the_next_look(
    qtbot: QtBot,
    session: Session,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rarely = dataclasses.replace(training_runner.CALM, drain_ms=10 * LONG)
    monkeypatch.setattr(training_runner, "CALM", rarely)
    request.getfixturevalue("runner")
    session.training.step_batch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    # Everything that came before it is there with it.
    assert session.training.history.n_batches == session.network.batch == 1
    session.training.resume()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert session.training.history.n_batches == session.network.batch == 42


def test_importing_ahead_names_its_phase_and_takes_it_away(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    stages: list[str | None] = []

    def note() -> None:
        stages.append(session.training.stage)

    session.training.changed.connect(note)
    runner.warm_up()
    qtbot.waitUntil(lambda: bool(stages) and stages[-1] is None, timeout=LONG)
    assert session.training.phase == TrainingPhase.IDLE


def test_the_learning_rate_reaches_the_run_that_goes_on(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    first = session.training.config.learning_rate
    session.training.step_batch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    session.training.configure(learning_rate=0.25)
    session.training.step_batch()
    qtbot.waitUntil(lambda: session.training.history.n_batches == 2, timeout=LONG)
    assert session.training.history.learning_rates == [(0, first), (1, 0.25)]
    assert session.run_shelf.run_on_screen.config.learning_rate == 0.25


def test_training_images_are_evaluated_from_when_it_is_asked_for(
    qtbot: QtBot, session: Session, runner: TrainingRunner
) -> None:
    def epoch() -> list[str]:
        n_epochs = session.training.history.n_epochs
        session.training.step_epoch()
        qtbot.waitUntil(lambda: session.training.history.n_epochs > n_epochs, timeout=LONG)
        return [name for name in session.training.history.epoch_logs[-1] if "train_" in name]

    assert epoch() == []
    session.chart_options.set_evaluates_training(True)
    assert epoch() == ["train_loss", "train_accuracy"]
    session.training.reset()
    assert epoch() == ["train_loss", "train_accuracy"]
