"""A run on points of the plane as a file: it comes back to the same bits, or not at all."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from saved_run import change_text, run

from visualizer.core.history import TrainingHistory
from visualizer.core.points_config import OWN, PointsConfig
from visualizer.core.run_config import first_network
from visualizer.core.run_file import (
    PointsRun,
    pack_points_run,
    pack_run,
    read_run,
    unpack_points_run,
    unpack_run,
    write_points_run,
)
from visualizer.core.sentence import Problem
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.trained_run import TrainedRun
from visualizer.core.training_events import SnapshotTaken

CONFIG = PointsConfig(
    dataset=OWN,
    own_points=((1.5, -2.25, 0), (0.1, 6.0, 1), (-6.0, 0.0, 5)),
    hidden=(4, 2),
    penalty="l2",
)


def points_run(n_epochs: int = 3, config: PointsConfig = CONFIG) -> PointsRun:
    history, log = TrainingHistory(2), SnapshotLog(2)
    history.use_learning_rate(0.03)
    for epoch in range(n_epochs):
        history.add_batches(np.array([epoch, 0.1]), np.array([0.5, 1]))
        history.add_epoch({"loss": 1 / (epoch + 1), "test_loss": 0.1 * epoch, "seconds": 1e-4})
        batch = 2 * (epoch + 1)
        state = (np.full((2, 4), epoch, np.float32), np.array(batch, np.int64))
        network = first_network(dataclasses.replace(config, seed=epoch))
        log.add(SnapshotTaken(epoch + 1, batch, network, state))
    return TrainedRun(config, history, log, {"test_accuracy": 0.75, "test_loss": 0.5})


def packed(saved: PointsRun) -> io.BytesIO:
    file = io.BytesIO()
    pack_points_run(saved, file)
    file.seek(0)
    return file


def test_everything_comes_back() -> None:
    before = points_run()
    back = unpack_points_run(packed(before), "points.run")
    assert (back.config, back.test_logs) == (before.config, before.test_logs)
    assert hash(back.config) == hash(before.config)
    assert back.history.loss.tobytes() == before.history.loss.tobytes()
    assert back.history.epoch_logs == before.history.epoch_logs
    assert [each.batch for each in back.snapshots] == [2, 4, 6]
    for ours, theirs in zip(back.snapshots, before.snapshots, strict=True):
        for one, two in zip(ours.network.arrays, theirs.network.arrays, strict=True):
            assert one.tobytes() == two.astype(np.float32).tobytes()
        for one, two in zip(ours.full_state, theirs.full_state, strict=True):
            assert (one.dtype, one.tobytes()) == (two.dtype, two.tobytes())


def test_the_longest_run_that_there_is_can_be_read() -> None:
    long = points_run(1, PointsConfig(epochs=100_000))
    names = ("loss", "accuracy", "test_loss", "test_accuracy", "seconds")
    logs = dict.fromkeys(names, 1e-4 / 3)
    long.history.add_batches(np.ones(2 * 99_999), np.ones(2 * 99_999))
    for _ in range(99_999):
        long.history.add_epoch(logs)
    back = unpack_points_run(packed(long), "points.run")
    assert (back.history.n_epochs, back.history.epoch_logs[-1]) == (100_000, logs)


def test_a_run_of_images_is_none_of_points_and_the_other_way_round(tmp_path: Path) -> None:
    images = io.BytesIO()
    pack_run(run(), images)
    images.seek(0)
    with pytest.raises(Problem, match="it is no saved run"):
        unpack_points_run(images, "a.run")
    with pytest.raises(Problem, match="it is no saved run"):
        unpack_run(packed(points_run()), "a.run")
    write_points_run(points_run(), tmp_path / "points.run")
    with pytest.raises(Problem, match="it is no saved run"):
        read_run(tmp_path / "points.run")


@pytest.mark.parametrize(
    "change",
    [
        lambda config: config.update(hidden=[4]),
        lambda config: config.update(hidden=[4, 10**12]),
        lambda config: config.update(hidden=3),
        lambda config: config.update(features=["x₁"]),
        lambda config: config.update(features=[]),
        lambda config: config.update(own_points=[[0, 0]]),
        lambda config: config.update(own_points=[[0, float("nan"), 0]]),
        lambda config: config.update(own_points=[[0, 0, 6]]),
        lambda config: config.update(own_points=[[0, 0, 0]] * 1001),
        lambda config: config.update(own_points="abc"),
        lambda config: config.update(n_classes=7),
        lambda config: config.update(n_classes=2),
        lambda config: config.update(dataset=["own"]),
        lambda config: config.update(activation={"a": 1}),
        lambda config: config.update(learning_rate="fast"),
        lambda config: config.update(learning_rate=0),
        lambda config: config.update(code="x"),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    tmp_path: Path, change: Callable[[dict], None]
) -> None:
    path = tmp_path / "points.run"
    write_points_run(points_run(), path)
    change_text(path, lambda text: change(text["config"]))
    with path.open("rb") as file, pytest.raises(Problem):
        unpack_points_run(file, path.name)
