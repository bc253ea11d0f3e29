"""Back and forth through a training run, and on from any moment of it."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core import snapshot_log
from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    SnapshotTaken,
    Started,
)
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

PER_EPOCH = 10
CONFIG = TrainingConfig(preset="lecture-20-20", dataset="handwriting", epochs=4)


def snapshot(batch: int) -> SnapshotTaken:
    network = initial_network(CONFIG.layers, batch)
    state = (np.full(3, batch),) if batch % PER_EPOCH == 0 else None
    return SnapshotTaken(batch // PER_EPOCH, batch, network, state)


def trained(first: int, last: int) -> list[object]:
    """Return the events of a run from a batch to another, with a snapshot every five."""
    events: list[object] = []
    for batch in range(first, last):
        events.append(BatchesEnd(batch, np.array([float(batch)]), np.array([0.5])))
        if (batch + 1) % 5 == 0:
            events.append(snapshot(batch + 1))
        if (batch + 1) % PER_EPOCH == 0:
            events.append(EpochEnd((batch + 1) // PER_EPOCH, {"loss": float(batch)}))
    return events


@pytest.fixture
def run(session: Session) -> Session:
    """Two and a half epochs of a run of four."""
    session.training.set_config(CONFIG)
    session.training.start()
    session.training.extend([Started(PER_EPOCH), snapshot(0), *trained(0, 25)])
    return session


def test_before_a_run_there_is_nothing_to_go_back_to(session: Session) -> None:
    assert session.timeline.shown is None
    assert session.timeline.live
    session.timeline.show_batch(3)
    session.timeline.branch()
    assert session.timeline.shown is None
    assert session.training.phase is TrainingPhase.IDLE


def test_it_follows_the_run(run: Session) -> None:
    assert run.timeline.live
    assert (run.timeline.shown.batch, run.timeline.last_batch) == (25, 25)
    run.training.extend(trained(25, 30))
    assert run.timeline.live
    assert run.timeline.shown.batch == run.network.batch == 30


def test_every_linked_part_goes_back_with_it(run: Session) -> None:
    run.timeline.playback.seek(2)
    assert (run.timeline.shown.batch, run.network.batch, run.network.epoch) == (10, 10, 1)
    assert run.network.network is run.timeline.shown.network
    assert run.logits.values.tolist() == pytest.approx(run.network.trace.logits.tolist())
    run.timeline.playback.step_back()
    assert run.network.batch == 5
    run.timeline.show_batch(19)
    assert run.network.batch == 20
    run.timeline.playback.seek(99)
    assert run.timeline.live
    assert run.network.batch == 25


def test_what_is_shown_stays_while_the_run_goes_on(run: Session) -> None:
    run.timeline.show_batch(10)
    shown = run.timeline.shown
    run.training.extend(trained(25, 30))
    assert run.timeline.shown is shown
    assert run.network.batch == 10
    assert (run.timeline.live, run.timeline.last_batch) == (False, 30)


def test_it_stays_though_others_are_thinned_out(
    run: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.timeline.show_batch(20)
    monkeypatch.setattr(snapshot_log, "MAX_SNAPSHOTS", 4)
    run.training.extend(trained(25, 35))
    assert run.timeline.shown.batch == 20
    assert len(run.training.snapshots) <= 4
    assert run.timeline.playback.length == len(run.training.snapshots) - 1


def test_a_new_run_is_followed_again(run: Session) -> None:
    run.timeline.show_batch(10)
    run.training.start()
    assert run.timeline.live
    run.training.extend([Started(PER_EPOCH), snapshot(0), *trained(0, 5)])
    assert run.timeline.shown.batch == 5
    run.training.reset()
    assert run.timeline.shown is None


@pytest.mark.parametrize("batch", [0, 5, 10, 15, 20])
def test_training_goes_on_from_the_moment_on_screen(run: Session, batch: int) -> None:
    run.timeline.show_batch(batch)
    asked = []
    run.training.start_requested.connect(lambda: asked.append(run.training.resume_point))
    loss_before = run.training.history.loss[:batch].tolist()
    run.timeline.branch()
    (point,) = asked
    assert point.snapshot.batch == batch // PER_EPOCH * PER_EPOCH
    assert point.batch == batch
    assert point.loss.tolist() == list(range(batch // PER_EPOCH * PER_EPOCH, batch))
    assert point.learning_rates == ((0, CONFIG.learning_rate),)
    assert run.training.phase is TrainingPhase.PREPARING
    # What came before it stays: charts, logs, snapshots.
    assert run.training.history.loss.tolist() == loss_before
    assert run.training.history.n_epochs == batch // PER_EPOCH
    assert run.timeline.last_batch == batch
    assert run.network.batch == batch
    run.training.extend([Started(PER_EPOCH, batch), snapshot(batch), *trained(batch, 30)])
    assert run.training.history.loss.tolist() == list(range(30))
    assert run.training.history.n_epochs == 3
    assert run.timeline.live
    assert run.network.batch == 30


def test_it_may_go_on_with_another_learning_rate(run: Session) -> None:
    run.training.extend([Finished({})])
    run.training.configure(learning_rate=0.5)
    run.timeline.show_batch(15)
    run.timeline.branch()
    run.training.extend([Started(PER_EPOCH, 15), snapshot(15), *trained(15, 20), Finished({})])
    assert run.training.history.learning_rates == [(0, CONFIG.learning_rate), (15, 0.5)]
    # The second half of that epoch comes back only with both.
    run.training.configure(learning_rate=0.25)
    run.training.branch(20)
    run.training.extend([Started(PER_EPOCH, 20), *trained(20, 25)])
    point = run.training.history.resume_point(snapshot(10), 25)
    assert point.learning_rates == ((0, CONFIG.learning_rate), (15, 0.5), (20, 0.25))
    assert run.training.history.resume_point(snapshot(20), 25).learning_rates == ((20, 0.25),)


@pytest.mark.parametrize(
    "setting",
    [{"batch_size": 7}, {"validation_split": 0.2}, {"optimizer": "adam"}],
)
def test_with_other_settings_it_would_be_another_run(
    run: Session, setting: dict[str, object]
) -> None:
    run.training.extend([Finished({})])
    run.timeline.show_batch(10)
    run.training.configure(**setting)
    history = run.training.history
    with pytest.raises(Problem, match="another learning rate or number of epochs"):
        run.timeline.branch()
    assert run.training.history is history
    assert run.training.phase is TrainingPhase.FINISHED


def test_from_its_very_end_there_is_nothing_to_go_on_to(run: Session) -> None:
    run.training.extend([*trained(25, 40), Finished({})])
    with pytest.raises(Problem, match="more epochs"):
        run.timeline.branch()
    run.training.configure(epochs=5)
    run.timeline.branch()
    assert run.training.phase is TrainingPhase.PREPARING


def test_an_epoch_that_was_never_evaluated_keeps_its_place(run: Session) -> None:
    # Stopped in the evaluation of the third epoch.
    run.training.extend([event for event in trained(25, 30) if not isinstance(event, EpochEnd)])
    run.training.branch(30)
    run.training.extend([Started(PER_EPOCH, 30), *trained(30, 40)])
    epochs, _ = run.training.history.epoch_series("loss")
    assert epochs.tolist() == [1, 2, 4]


def test_played_it_shows_the_run_once_more(run: Session, qtbot: object) -> None:
    seen = []
    run.timeline.changed.connect(lambda: seen.append(run.network.batch))
    run.timeline.playback.set_speed(200)
    with qtbot.waitSignal(run.timeline.changed, check_params_cb=None, timeout=5000):
        run.timeline.playback.play()
    qtbot.waitUntil(lambda: run.timeline.live, timeout=5000)
    assert seen == sorted(seen)
    assert seen[-1] == 25
