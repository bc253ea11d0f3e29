"""A run as it is saved, and its file as others might write it: for tests of such files."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_file import SavedRun, write_run
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken

CONFIG = TrainingConfig(
    preset="lecture-20-20", dataset="my digits.npz", optimizer="adam", learning_rate=0.03, seed=7
)
STATE = (np.arange(6, dtype=np.float32).reshape(2, 3), np.array(12, np.int64), np.array([1, 2]))


def run(shown: int = 13) -> SavedRun:
    history = TrainingHistory(5)
    history.use_learning_rate(0.01)
    history.add_batches(np.linspace(2, 1, 10, dtype=np.float32), np.linspace(0, 1, 10))
    history.add_epoch({"loss": 1.5, "val_accuracy": 0.25})
    history.add_epoch({"loss": float("nan")})
    history.use_learning_rate(0.03)
    history.add_batches(np.linspace(1, 0.5, 3, dtype=np.float32), np.ones(3))
    log = SnapshotLog(5)
    log.add(SnapshotTaken(2, 10, initial_network(CONFIG.layers, 1), STATE))
    log.add(SnapshotTaken(2, 13, initial_network(CONFIG.layers, 2)))
    whole = KeptRun(CONFIG, history, log, images="c0ffee")
    return SavedRun(whole.until(shown), "training")


def save(path: Path, **arrays: np.ndarray) -> None:
    with path.open("wb") as file:
        np.savez(file, **arrays)


def change_text(path: Path, change: Callable[[dict], None]) -> None:
    with np.load(path) as arrays:
        kept = dict(arrays)
    text = json.loads(kept["text"].tobytes())
    change(text)
    kept["text"] = np.frombuffer(json.dumps(text).encode(), np.uint8)
    save(path, **kept)


def write_version_3(saved: SavedRun, path: Path) -> None:
    """Write a file as it was when its text had the logs of all epochs."""
    write_run(saved, path)
    with np.load(path) as arrays:
        kept = {name: array for name, array in arrays.items() if not name.startswith("log")}
    save(path, **kept)

    def as_before(text: dict) -> None:
        del text["log_names"]
        logs = [dict(each) for each in saved.run.history.epoch_logs]
        text.update(version=3, epoch_logs=logs)

    change_text(path, as_before)


def write_version_2(saved: SavedRun, path: Path) -> None:
    """Write a file as it was when it held two moments."""
    run, (start, shown) = saved.run, saved.run.snapshots
    text = {
        "version": 2,
        "config": dataclasses.asdict(run.config),
        "batches_per_epoch": run.history.batches_per_epoch,
        "epoch_logs": [dict(logs) for logs in run.history.epoch_logs],
        "learning_rates": run.history.learning_rates,
        "start_batch": start.batch,
        "shown_batch": shown.batch,
        "page": saved.page,
        "images": run.images,
    }
    arrays = {
        "text": np.frombuffer(json.dumps(text).encode(), np.uint8),
        "loss": run.history.loss,
        "accuracy": run.history.accuracy,
    }
    for name, moment in (
        ("start", start.network.arrays),
        ("shown", shown.network.arrays),
        ("state", start.full_state),
    ):
        arrays |= {f"{name}_{place}": array for place, array in enumerate(moment)}
    save(path, **arrays)
