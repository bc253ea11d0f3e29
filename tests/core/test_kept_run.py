"""What is kept of a run, and how runs are compared."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import MAX_BYTES, KeptRun
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseNetwork
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken

CONFIG = TrainingConfig("lecture-20-20")


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
