"""A run out of a file is gone on with where nothing speaks against it, and begun anew else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import KeptRun
from visualizer.core.sentence import Problem
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import BatchesEnd, Finished, SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.state.training import TrainingState
from visualizer.state.training_phase import Pace, TrainingPhase

# Of the images that the session has.
CONFIG = TrainingConfig(
    preset="lecture-512", dataset="stripes", optimizer="adam", batch_size=2, epochs=3, seed=9
)
PER_EPOCH = 7


def saved(n_batches: int = 10, dataset: str = "stripes") -> KeptRun:
    config = TrainingConfig(**{**vars(CONFIG), "dataset": dataset})
    history = TrainingHistory(PER_EPOCH)
    history.use_learning_rate(config.learning_rate)
    history.add_batches(np.arange(n_batches, dtype=np.float32), np.ones(n_batches, np.float32))
    log = SnapshotLog(PER_EPOCH)
    for batch, state in ((n_batches // PER_EPOCH * PER_EPOCH, (np.ones(1),)), (n_batches, None)):
        network = initial_network(config.layers, batch)
        log.add(SnapshotTaken(batch // PER_EPOCH, batch, network, state))
    return KeptRun(config, history, log)


@pytest.fixture
def restored(session: Session) -> Session:
    session.run_shelf.stand_beside(saved())
    return session


@pytest.fixture
def started(restored: Session) -> list[int | None]:
    """From which batch each run that is asked for goes on; None for its first weights."""
    batches: list[int | None] = []

    def start() -> None:
        point = restored.training.resume_point
        batches.append(point and point.batch)

    restored.training.start_requested.connect(start)
    return batches


@pytest.mark.parametrize(
    ("go", "pace"),
    [
        (TrainingState.resume, Pace.RUN),
        (TrainingState.step_batch, Pace.STEP_BATCH),
        (TrainingState.step_epoch, Pace.STEP_EPOCH),
    ],
)
def test_whoever_lets_it_go_lets_it_go_on(
    restored: Session, started: list[int | None], go: Callable[[TrainingState], None], pace: Pace
) -> None:
    training = restored.training
    assert (training.waits, training.config) == (True, CONFIG)
    go(training)
    assert (started, training.pace) == ([10], pace)
    assert training.history.loss.tolist() == list(range(10))
    assert (training.phase, training.waits) == (TrainingPhase.PREPARING, False)
    training.extend([Started(PER_EPOCH, 10), BatchesEnd(10, np.ones(11), np.ones(11))])
    training.extend([Finished({})])
    assert not training.waits


def test_a_run_is_begun_anew_where_that_is_asked_for(
    restored: Session, started: list[int | None]
) -> None:
    restored.training.start()
    assert started == [None]
    assert restored.training.history.n_batches == 0


def test_with_another_learning_rate_it_goes_on(
    restored: Session, started: list[int | None]
) -> None:
    restored.training.configure(learning_rate=0.5)
    restored.training.resume()
    assert started == [10]


def test_with_other_settings_another_run_begins(
    restored: Session, started: list[int | None]
) -> None:
    training = restored.training
    training.configure(batch_size=5)
    assert not training.waits
    restored.undo_stack.undo()
    assert training.waits
    training.configure(batch_size=5)
    training.resume()
    assert started == [None]


def test_a_run_that_is_over_asks_for_more_epochs(
    restored: Session, started: list[int | None]
) -> None:
    training = restored.training
    restored.run_shelf.stand_beside(saved(21))
    assert not training.waits
    assert training.branch_obstacle(21) == "The run ends here: ask for more epochs to go on."
    training.configure(epochs=4)
    assert training.waits
    training.resume()
    assert started == [21]


def test_it_goes_on_with_the_images_it_has_seen(
    restored: Session, started: list[int | None], images: ImageDataset
) -> None:
    training = restored.training
    restored.run_shelf.stand_beside(saved(dataset="a folder/theirs.npz"))
    # The run is seen all the same; a new one would begin with the images that are here.
    assert restored.network.batch == training.history.n_batches == 10
    assert training.config.dataset == "stripes"
    assert not training.waits
    with pytest.raises(Problem, match=r"images it has seen: open theirs\.npz first"):
        restored.timeline.branch()
    restored.dataset.loaded("a folder/theirs.npz", replace(images))
    assert training.waits
    training.resume()
    assert started == [10]


def test_a_run_of_this_program_does_not_wait(session: Session) -> None:
    training = session.training
    training.start()
    training.extend([Started(PER_EPOCH), *saved_events(), Finished({})])
    assert not training.waits
    training.reset()
    assert not training.waits


def saved_events() -> list[BatchesEnd | SnapshotTaken]:
    run = saved()
    start, shown = run.snapshots
    return [start, BatchesEnd(0, run.history.loss, run.history.accuracy), shown]
