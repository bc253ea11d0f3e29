"""What is kept of a run, and how runs are compared."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import KeptRun
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseNetwork
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.trained_run import MAX_BYTES
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken

CONFIG = TrainingConfig("lecture-20-20")
NETWORK = initial_network((LayerPlan(10, "softmax"),), 0)


def kept(config: TrainingConfig = CONFIG, *logs: dict[str, float], **values: object) -> KeptRun:
    history = TrainingHistory(10)
    history.add_batches(np.ones(25), np.ones(25))
    for each in logs:
        history.add_epoch(each)
    return KeptRun(config, history, SnapshotLog(10), **values)


@pytest.mark.parametrize("setting", [each.name for each in dataclasses.fields(TrainingConfig)])
def test_what_decides_how_a_run_begins(setting: str) -> None:
    other = {
        "preset": "lecture-512",
        "layers": TrainingConfig("lecture-512").layers,
        "loss": "mean_squared_error",
        "dataset": "other",
        "optimizer": "adam",
        "learning_rate": 0.7,
        "batch_size": 7,
        "epochs": 77,
        "validation_split": 0.4,
        "seed": 7,
    }
    run = kept(dataclasses.replace(CONFIG, **{setting: other[setting]}))
    free = setting in ("preset", "optimizer", "learning_rate", "epochs", "loss")
    assert run.begins_unlike(kept()) == (() if free else (setting,))


def test_the_time_is_that_of_the_measured_epochs() -> None:
    assert kept().seconds_an_epoch is None
    logs = [{"seconds": 2.0}, {}, {"seconds": 9.0}, {"seconds": 3.0}]
    assert kept(CONFIG, *logs).seconds_an_epoch == 3.0


def test_results_are_the_last_ones() -> None:
    run = kept(CONFIG, {"val_loss": 3.0, "test_loss": 8.0}, {"val_loss": 2.0})
    assert (run.epochs, run.result("val_loss"), run.result("test_loss")) == (2.5, 2.0, 8.0)
    assert run.result("val_accuracy") is None
    ended = dataclasses.replace(run, test_logs={"test_loss": 1.0})
    assert ended.result("test_loss") == 1.0


def test_held_out_images_are_those_of_validation_where_there_are_some() -> None:
    assert kept(CONFIG, {"test_loss": 1.0}).held_out("loss")[1].tolist() == [1.0]
    both = kept(CONFIG, {}, {"test_loss": 1.0, "val_loss": 2.0}).held_out("loss")
    assert [each.tolist() for each in both] == [[2], [2.0]]
    assert kept().held_out("loss")[1].size == 0


def snapshots(network: DenseNetwork, n_states: int, n_epochs: int = 20) -> SnapshotLog:
    log = SnapshotLog(10)
    weights = network.layers[0].weights
    for batch in range(0, 10 * n_epochs + 1, 5):
        state = (weights,) * n_states if batch % 10 == 0 else None
        log.add(SnapshotTaken(batch // 10, batch, network, state))
    return log


@pytest.mark.parametrize("n_units", [10, 512, 2000, 5000, 20_000])
def test_memory_is_bounded_for_every_network(n_units: int) -> None:
    network = initial_network((LayerPlan(n_units, "softmax"),), 0)
    before = snapshots(network, 3)
    run = dataclasses.replace(kept(), snapshots=before).put_away()
    assert run.snapshots.n_bytes <= MAX_BYTES
    if network.n_bytes < MAX_BYTES:
        assert run.snapshots[-1].batch == before[-1].batch == 200
    if n_units <= 512:
        assert run.snapshots.resumable_before(200) is before[-1]
        assert run.snapshots[0] is before[0]


def test_what_fits_is_not_thinned_out() -> None:
    before = snapshots(initial_network((LayerPlan(10, "softmax"),), 0), 3)
    after = dataclasses.replace(kept(), snapshots=before).put_away().snapshots
    assert list(after) == list(before)
    assert after is not before


def test_a_run_without_networks_can_be_put_away() -> None:
    assert len(kept().put_away().snapshots) == 0


def test_a_file_holds_what_a_run_put_away_has() -> None:
    log = snapshots(initial_network((LayerPlan(512, "softmax"),), 0), 5, n_epochs=2)
    before = dataclasses.replace(kept(), snapshots=log)
    filed, away = before.filed(), before.put_away()
    assert sum(bool(each.full_state) for each in away.snapshots) == 2
    assert [each.batch for each in filed.snapshots] == [each.batch for each in away.snapshots]
    # However the run goes on while the file is written.
    before.history.add_batches(np.ones(5), np.ones(5))
    assert (filed.history.n_batches, before.history.n_batches) == (25, 30)


def test_of_the_largest_network_a_file_holds_a_moment_to_go_on_from() -> None:
    history = TrainingHistory(10)
    history.add_batches(np.ones(45), np.ones(45))
    log = snapshots(initial_network((LayerPlan(1500, "softmax"),), 0), 3, n_epochs=4)
    newest = dataclasses.replace(log[-1], batch=45, full_state=None)
    log.add(newest)
    run = KeptRun(CONFIG, history, log)
    assert run.put_away().snapshots.resumable_before(45).batch == 0
    filed = run.filed().snapshots
    assert [(each.batch, bool(each.full_state)) for each in filed] == [(40, True), (45, False)]


def test_at_an_epoch_end_that_moment_is_enough() -> None:
    history = TrainingHistory(10)
    history.add_batches(np.ones(25), np.ones(25))
    history.add_epoch({"loss": 2.0})
    history.add_epoch({"loss": 1.0})
    log = snapshots(initial_network((LayerPlan(10, "softmax"),), 0), 3, n_epochs=2)
    log.add(dataclasses.replace(log[-1], batch=25, full_state=None))
    run = KeptRun(CONFIG, history, log).at_epoch_end(20)
    assert (run.history.n_batches, run.history.n_epochs) == (20, 2)
    assert [each.batch for each in run.snapshots] == [20]


def test_until_a_moment_there_is_nothing_of_later() -> None:
    ended = dataclasses.replace(
        kept(), test_logs={"test_accuracy": 1.0}, snapshots=snapshots(NETWORK, 1, n_epochs=2)
    )
    assert [each.batch for each in ended.until(11).snapshots] == [0, 5, 10]
    assert (ended.until(11).history.n_batches, ended.until(11).test_logs) == (10, {})
    assert kept().until(11) is None


@pytest.mark.parametrize(
    ("images", "fingerprint", "known"),
    [("c0ffee", "c0ffee", True), ("c0ffee", "tea", False), ("", "", False)],
)
def test_images_are_known_by_their_fingerprint(images: str, fingerprint: str, known: bool) -> None:
    run = kept(images=images).with_images_named("near.npz", fingerprint)
    assert run.config == dataclasses.replace(CONFIG, dataset="near.npz" if known else "mnist")
