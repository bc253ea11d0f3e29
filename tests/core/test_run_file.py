"""A run in a file: all of it comes back, and nothing that makes no sense."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest

from visualizer.core import run_file
from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.planned_network import plans_of
from visualizer.core.run_file import SavedRun, read_run, write_run
from visualizer.core.sentence import Problem, Sentence
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
    start = SnapshotTaken(2, 10, initial_network(CONFIG.layers, 1), STATE)
    latest = SnapshotTaken(2, 13, initial_network(CONFIG.layers, 2))
    return SavedRun(CONFIG, history, start, latest if shown == 13 else start, "training", "c0ffee")


def same_weights(one: SnapshotTaken, other: SnapshotTaken) -> bool:
    pairs = zip(one.network.layers, other.network.layers, strict=True)
    return all((a.weights == b.weights).all() and (a.bias == b.bias).all() for a, b in pairs)


def test_everything_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    back = read_run(path)
    assert back.config == CONFIG
    assert (back.page, back.images) == ("training", "c0ffee")
    assert (back.start.epoch, back.start.batch) == (2, 10)
    assert (back.shown.epoch, back.shown.batch) == (2, 13)
    assert same_weights(back.start, run().start)
    assert same_weights(back.shown, run().shown)
    names = [layer.name for layer in back.shown.network.layers]
    assert names == ["hidden 1", "hidden 2", "digits"]
    for ours, theirs in zip(back.start.full_state, STATE, strict=True):
        np.testing.assert_array_equal(ours, theirs)
        assert ours.dtype == theirs.dtype
    history = back.history
    assert history.batches_per_epoch == 5
    np.testing.assert_array_equal(history.loss, run().history.loss)
    np.testing.assert_array_equal(history.accuracy, run().history.accuracy)
    assert history.learning_rates == [(0, 0.01), (10, 0.03)]
    assert history.epoch_logs[0] == {"loss": 1.5, "val_accuracy": 0.25}
    assert np.isnan(history.epoch_logs[1]["loss"])


def test_at_the_beginning_of_an_epoch_both_moments_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(shown=10), path)
    back = read_run(path)
    assert back.shown.full_state is not None
    assert back.history.n_batches == 10


def test_it_may_not_know_its_images(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    change_text(path, lambda text: text.pop("images"))
    assert read_run(path).images == ""


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


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        read_run(path)
    assert isinstance(caught.value.sentence, Sentence)
    return str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.update(version=99),
        lambda text: text.update(shown_batch=14),
        lambda text: text.update(start_batch=-1),
        lambda text: text.update(start_batch=14),
        lambda text: text.update(start_batch=1.5),
        lambda text: text.update(batches_per_epoch=0),
        lambda text: text.update(batches_per_epoch=True),
        lambda text: text.update(batches_per_epoch=10**400),
        lambda text: text.update(learning_rates=[]),
        lambda text: text["config"].update(layers=text["config"]["layers"][1:]),
        lambda text: text["config"].update(layers=[3]),
        lambda text: text["config"].update(layers=[{"kind": "code"}]),
        lambda text: text["config"]["layers"][0].update(n_units=21),
        lambda text: text["config"]["layers"][0].update(activation="eval"),
        lambda text: text["config"]["layers"][0].update(more=1),
        lambda text: text["config"]["layers"][0].update(n_units=10**12),
        lambda text: text.update(epoch_logs=[3]),
        lambda text: text["config"].update(preset="nobody's"),
        lambda text: text["config"].update(epochs=-1),
        lambda text: text["config"].update(code="x"),
        lambda text: text.pop("config"),
        dict.clear,
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, change: Callable[[dict], None]) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    change_text(path, change)
    assert refused(path)


@pytest.mark.parametrize("share", [0, 0.2, 0.6, 0.99])
def test_what_is_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    assert refused(path).startswith("a.run cannot be opened")


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / "gone.run")
    assert "cannot be opened" in refused(tmp_path)
    path = tmp_path / "a.run"
    path.write_text("hello", encoding="utf-8")
    assert "no saved run" in refused(path)
    save(path, x_train=np.zeros(3))
    assert "no saved run" in refused(path)


def test_objects_of_python_are_never_made(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    save(path, text=np.array([{"a": print}], object))
    assert "no saved run" in refused(path)


def test_what_is_far_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    monkeypatch.setattr(run_file, "MAX_BYTES", 1000)
    assert "too large" in refused(path)


def test_what_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"cannot be saved as a\.run"):
        write_run(run(), tmp_path / "no such folder" / "a.run")
    (tmp_path / "a.run").mkdir()
    with pytest.raises(Problem, match="cannot be saved"):
        write_run(run(), tmp_path / "a.run")
    assert [path.name for path in tmp_path.iterdir()] == ["a.run"]


@pytest.mark.parametrize("n_bytes", [0, 5000, 100_000])
def test_a_full_disk_keeps_the_old_one(
    tmp_path: Path, full_disk: Callable[[int], AbstractContextManager[None]], n_bytes: int
) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    whole = path.read_bytes()
    with full_disk(n_bytes), pytest.raises(Problem) as caught:
        write_run(run(shown=10), path)
    assert str(caught.value) == f"The run cannot be saved as a.run: {os.strerror(errno.EFBIG)}."
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folders")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_keeps_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    tmp_path.chmod(0o500)
    with pytest.raises(Problem, match=r"cannot be saved as a\.run: Permission denied"):
        write_run(run(shown=10), path)
    tmp_path.chmod(0o700)
    assert read_run(path).shown.batch == 13


def test_a_run_of_kernels_comes_back(tmp_path: Path) -> None:
    config = TrainingConfig(preset="cnn", loss="mean_squared_error", seed=3)
    network = initial_network(config.layers, 3)
    start = SnapshotTaken(0, 0, network, STATE)
    history = run().history.until(0)
    history.use_learning_rate(0.5)
    path = tmp_path / "a.run"
    write_run(SavedRun(config, history, start, start), path)
    back = read_run(path)
    assert back.config == config
    assert plans_of(back.shown.network) == config.layers
    for ours, theirs in zip(back.shown.network.arrays, network.arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)
