"""Whatever is pressed, and when: counters, curves and weights are those of the straight run."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app.background_thread import BackgroundThread
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.network import DenseNetwork
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Paused,
    SnapshotTaken,
    TrainingEvent,
)
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.training.control import MOST_WATCHED_STEPS, TrainingControl
from visualizer.training.trainer import train

LONG = 60_000  # ms: the first run imports TensorFlow
N_BATCHES = 14
CONFIG = TrainingConfig(
    preset="lecture-20-20", dataset="noise", optimizer="adam", batch_size=10, epochs=8
)
N_PRESSES = 30
STILL = (TrainingPhase.PAUSED, TrainingPhase.FINISHED)


@dataclass(frozen=True, eq=False)
class Straight:
    """The run that nobody disturbs: weights after every batch, losses, and logs.

    Attributes
    ----------
    losses : array, shape (n_batches,)
    """

    networks: dict[int, DenseNetwork]
    losses: np.ndarray
    epoch_logs: list[dict[str, float]]


@pytest.fixture(scope="module")
def noise() -> ImageDataset:
    """200 training images, 140 of which are trained on in 14 batches."""
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    return ImageDataset(images[:200], labels[:200], images[200:], labels[200:])


@pytest.fixture(scope="module")
def straight(noise: ImageDataset) -> Straight:
    control, events = TrainingControl(), []
    control.step_batches(MOST_WATCHED_STEPS)

    def hear(event: TrainingEvent) -> None:
        events.append(event)
        if isinstance(event, Paused):
            # So many at once are all shown.
            control.step_batches(MOST_WATCHED_STEPS)

    train(CONFIG, hear, control, noise)
    return Straight(
        {event.batch: event.network for event in events if isinstance(event, SnapshotTaken)},
        np.concatenate([event.loss for event in events if isinstance(event, BatchesEnd)]),
        [dict(event.logs) for event in events if isinstance(event, EpochEnd)],
    )


@pytest.fixture
def session(qtbot: QtBot, noise: ImageDataset) -> Iterator[Session]:
    session = Session(CONFIG)
    session.dataset.loaded("noise", noise)
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    yield session
    runner.discard()
    assert thread.end(30)
    session.undo_stack.clear()


@pytest.fixture
def stands_still(qtbot: QtBot, session: Session) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: session.training.phase in STILL, timeout=LONG)


def assert_same_run(session: Session, straight: Straight, *, evaluated: bool = True) -> None:
    """Compare everything with the straight run; a pause may come before an evaluation's end."""
    training = session.training
    batch = training.history.n_batches
    assert training.snapshot.batch == session.network.batch == batch
    assert training.snapshot.epoch == batch // N_BATCHES
    n_epochs = training.history.n_epochs
    assert n_epochs == batch // N_BATCHES or (
        not evaluated and batch % N_BATCHES == 0 and n_epochs == batch // N_BATCHES - 1
    )
    np.testing.assert_array_equal(training.history.loss, straight.losses[:batch])
    # How long an epoch took is another each time.
    logs = [{**each} for each in training.history.epoch_logs]
    for each in logs:
        each.pop("seconds", None)
    assert logs == straight.epoch_logs[:n_epochs]
    for ours, theirs in zip(
        training.snapshot.network.layers, straight.networks[batch].layers, strict=True
    ):
        np.testing.assert_array_equal(ours.weights, theirs.weights)
        np.testing.assert_array_equal(ours.bias, theirs.bias)
    if training.message is not None:
        assert training.message in session.training_goal.met.values()


def aim(session: Session, generator: np.random.Generator) -> None:
    """Set or take away a part of the goal; what is refused changes nothing."""
    parts = (
        {"epoch": int(generator.integers(1, 10))},
        {"accuracy": float(generator.uniform(0.05, 0.3))},
        {"patience": int(generator.integers(1, 4))},
        {"epoch": None, "accuracy": None, "patience": None},
    )
    before = session.training_goal.goal
    try:
        session.training_goal.configure(**parts[generator.integers(len(parts))])
    except Problem:
        assert session.training_goal.goal == before


@pytest.mark.parametrize("seed", range(3))
def test_pressed_in_any_order(
    qtbot: QtBot,
    session: Session,
    stands_still: Callable[[], None],
    straight: Straight,
    seed: int,
) -> None:
    generator = np.random.default_rng(seed)
    training = session.training
    training.step_batch()
    for _ in range(N_PRESSES):
        stands_still()
        if training.phase == TrainingPhase.FINISHED:
            break
        training.set_speed(float(generator.choice([60, 200, math.inf])))
        aim(session, generator)
        press = generator.choice(["batch", "ten", "epoch", "run", "run"])
        if press == "batch":
            training.step_batch()
        elif press == "ten":
            training.step_batches(10)
        elif press == "epoch":
            training.step_epoch()
        else:
            wanted = training.history.n_batches + int(generator.integers(1, 12))
            training.resume()
            qtbot.waitUntil(
                lambda wanted=wanted: (
                    training.history.n_batches >= wanted or training.phase in STILL
                ),
                timeout=LONG,
            )
            training.pause()
        stands_still()
        assert_same_run(session, straight, evaluated=press != "run")
    training.stop()
    qtbot.waitUntil(lambda: training.phase == TrainingPhase.FINISHED, timeout=LONG)
    assert_same_run(session, straight, evaluated=False)


def test_pressed_faster_than_it_can_follow(
    qtbot: QtBot, session: Session, stands_still: Callable[[], None], straight: Straight
) -> None:
    generator = np.random.default_rng(0)
    training = session.training
    training.step_batch()
    stands_still()
    while training.history.n_batches < 3 * N_BATCHES:
        for _ in range(generator.integers(1, 4)):
            training.resume()
            training.pause()
        stands_still()
        assert training.phase == TrainingPhase.PAUSED
        training.resume()
        training.pause()
        training.resume()
        wanted = training.history.n_batches + int(generator.integers(1, 4))
        qtbot.waitUntil(lambda wanted=wanted: training.history.n_batches >= wanted, timeout=LONG)
        # What the thread said before it was let go on is no longer so.
        assert training.phase == TrainingPhase.RUNNING
        training.pause()
        stands_still()
        assert_same_run(session, straight, evaluated=False)
    training.resume()
    qtbot.waitUntil(lambda: training.phase == TrainingPhase.FINISHED, timeout=LONG)
    assert_same_run(session, straight)


@pytest.mark.parametrize("n_batches", [1, N_BATCHES, 40])
def test_stopped_at_any_moment(
    qtbot: QtBot, session: Session, straight: Straight, n_batches: int
) -> None:
    training = session.training
    training.set_speed(400)
    training.start()
    qtbot.waitUntil(lambda: training.history.n_batches >= n_batches, timeout=LONG)
    training.stop()
    qtbot.waitUntil(lambda: training.phase == TrainingPhase.FINISHED, timeout=LONG)
    assert_same_run(session, straight, evaluated=False)
    assert set(training.final_logs) == {"test_loss", "test_accuracy"}


def test_a_goal_pauses_the_run_and_is_heard_while_it_goes_on(
    qtbot: QtBot, session: Session, stands_still: Callable[[], None], straight: Straight
) -> None:
    training = session.training
    session.training_goal.configure(epoch=2)
    training.start()
    stands_still()
    assert (training.history.n_epochs, training.message) == (2, "Epoch 2 is over.")
    training.step_batches(10)
    stands_still()
    assert (training.history.n_batches, training.message) == (2 * N_BATCHES + 10, None)
    session.training_goal.configure(epoch=4)
    training.resume()
    stands_still()
    assert (training.history.n_batches, training.message) == (4 * N_BATCHES, "Epoch 4 is over.")
    assert_same_run(session, straight)
    # Gone on with from before, it is met once more.
    session.timeline.show_batch(3 * N_BATCHES)
    session.timeline.branch()
    qtbot.waitUntil(lambda: training.phase == TrainingPhase.RUNNING, timeout=LONG)
    stands_still()
    assert (training.history.n_batches, training.message) == (4 * N_BATCHES, "Epoch 4 is over.")
    assert_same_run(session, straight)
    training.resume()
    qtbot.waitUntil(lambda: training.phase == TrainingPhase.FINISHED, timeout=LONG)
    assert_same_run(session, straight)
