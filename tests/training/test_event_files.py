"""Event files as TensorFlow itself reads them: the run's own values, where Keras puts them."""

from __future__ import annotations

import errno
import os
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken
from visualizer.training import event_files
from visualizer.training.event_files import write_events

CONFIG = TrainingConfig(preset="lecture-20-20", dataset="my digits.npz", learning_rate=0.03)
N_BATCHES = 7


def history() -> TrainingHistory:
    """Two epochs of five batches and two batches more, the fourth of them on at another rate."""
    generator = np.random.default_rng(3)
    history = TrainingHistory(5)
    history.use_learning_rate(0.01)
    history.add_batches(*generator.random((2, 4), np.float32))
    history.use_learning_rate(0.03)
    history.add_batches(*generator.random((2, 6), np.float32))
    history.add_epoch({"loss": 1.5, "accuracy": 0.5, "val_loss": 1.25, "val_accuracy": 0.625})
    history.add_epoch({"loss": 1.0, "accuracy": 0.75, "val_loss": 2.0, "val_accuracy": 0.875})
    history.use_learning_rate(0.1)
    history.add_batches(*generator.random((2, 2), np.float32))
    return history


def snapshots() -> list[SnapshotTaken]:
    return [
        SnapshotTaken(batch // 5, batch, initial_network(CONFIG.layers, batch))
        for batch in (0, 3, 5, 10, 12)
    ]


def events(folder: Path) -> list:
    """Return the events of a folder, as TensorFlow reads them."""
    import tensorflow as tf

    (path,) = folder.iterdir()
    assert "tfevents" in path.name
    return list(tf.compat.v1.train.summary_iterator(str(path)))


def values(folder: Path) -> dict[str, dict[int, np.ndarray]]:
    """Return what stands under each tag at each step."""
    import tensorflow as tf

    found: dict[str, dict[int, np.ndarray]] = defaultdict(dict)
    for event in events(folder):
        for value in event.summary.value:
            assert event.step not in found[value.tag]
            found[value.tag][event.step] = tf.make_ndarray(value.tensor)
    return found


def test_curves_stand_where_keras_puts_them(tmp_path: Path) -> None:
    write_events(history(), [], CONFIG, tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"train", "validation"}
    train = values(tmp_path / "new" / "train")
    for name in ("loss", "accuracy"):
        steps, written = zip(*train[f"batch_{name}"].items(), strict=True)
        assert steps == tuple(range(1, 13))
        np.testing.assert_array_equal(written, getattr(history(), name))
        assert {value.dtype for value in written} == {np.dtype(np.float32)}
    assert train["epoch_loss"] == {0: 1.5, 1: 1.0}
    assert train["epoch_accuracy"] == {0: 0.5, 1: 0.75}
    # As an epoch ends, before the next batch is trained at another.
    assert train["epoch_learning_rate"] == {0: np.float32(0.03), 1: np.float32(0.03)}
    validation = values(tmp_path / "new" / "validation")
    assert validation == {"epoch_loss": {0: 1.25, 1: 2.0}, "epoch_accuracy": {0: 0.625, 1: 0.875}}


def test_they_are_written_as_tensorflow_writes_them(tmp_path: Path) -> None:
    import tensorflow as tf

    write_events(history(), [], CONFIG, tmp_path / "ours")
    kind = tf.compat.v1.SummaryMetadata
    scalars = kind(plugin_data=kind.PluginData(plugin_name="scalars"))
    scalars.data_class = event_files.SCALARS[1]
    with tf.summary.create_file_writer(str(tmp_path / "theirs")).as_default() as writer:
        for batch, loss in enumerate(history().loss, 1):
            tf.summary.write("batch_loss", loss, batch, scalars)
        writer.close()
    theirs, ours = events(tmp_path / "theirs"), events(tmp_path / "ours" / "train")
    assert ours[0].file_version == theirs[0].file_version
    values = {event.step: event.summary.value[0] for event in theirs[1:]}
    for event in ours[1:]:
        (value,) = event.summary.value
        if value.tag == "batch_loss":
            assert value.metadata == values.pop(event.step).metadata
    assert not values


def test_what_is_tested_after_an_epoch_is_no_validation(tmp_path: Path) -> None:
    tested = TrainingHistory(2)
    tested.use_learning_rate(0.1)
    tested.add_batches(np.ones(2), np.ones(2))
    tested.add_epoch({"loss": 1.0, "accuracy": 1.0, "test_loss": 0.5, "test_accuracy": 0.25})
    tested.add_batches(np.ones(2), np.ones(2))
    tested.add_epoch({})  # Its evaluation never ended.
    write_events(tested, [], CONFIG, tmp_path)
    assert values(tmp_path / "test") == {"epoch_loss": {0: 0.5}, "epoch_accuracy": {0: 0.25}}
    assert list(values(tmp_path / "train")["epoch_learning_rate"]) == [0]


def test_weights_of_kept_epochs_are_histograms(tmp_path: Path) -> None:
    write_events(history(), snapshots(), CONFIG, tmp_path)
    train = values(tmp_path / "train")
    tags = {tag for tag in train if tag.endswith("histogram")}
    names = ("hidden_1", "hidden_2", "digits")
    assert tags == {f"{name}/{part}/histogram" for name in names for part in ("kernel", "bias")}
    assert [list(train[tag]) for tag in tags] == [[0, 1]] * 6
    weights = initial_network(CONFIG.layers, 5).layers[0].weights
    left, right, count = train["hidden_1/kernel/histogram"][0].T
    assert (left[0], right[-1]) == (weights.min(), weights.max())
    np.testing.assert_array_equal(left[1:], right[:-1])
    assert count.sum() == weights.size
    assert count[3] == ((weights >= left[3]) & (weights < right[3])).sum()


def test_layers_without_a_name_are_called_what_they_are(tmp_path: Path) -> None:
    plans = ConvolutionPlan(2), PoolingPlan(2), LayerPlan(10, "softmax")
    write_events(history(), [SnapshotTaken(1, 5, initial_network(plans, 0))], CONFIG, tmp_path)
    tags = {tag for tag in values(tmp_path / "train") if tag.endswith("kernel/histogram")}
    assert tags == {"conv2d_0/kernel/histogram", "dense_2/kernel/histogram"}


def test_of_many_epochs_some_are_histograms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_files, "MAX_HISTOGRAMS", 3)
    network = initial_network(CONFIG.layers, 1)
    many = [SnapshotTaken(epoch, 5 * epoch, network) for epoch in range(8)]
    write_events(history(), many, CONFIG, tmp_path)
    assert list(values(tmp_path / "train")["digits/bias/histogram"]) == [0, 3, 6]


def test_settings_and_what_a_time_means_are_said(tmp_path: Path) -> None:
    before = time.time()
    write_events(history(), snapshots(), CONFIG, tmp_path)
    (text,) = values(tmp_path / "train")["run"].values()
    words = text.item().decode()
    assert "| learning_rate | 0.03 |" in words
    assert "Every batch is here. The time of every point is when the run was saved" in words
    times = {event.wall_time for event in events(tmp_path / "train")}
    assert len(times) == 1
    assert before <= times.pop() <= time.time()


def test_a_million_batches_take_seconds(tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    long = TrainingHistory(1000)
    long.use_learning_rate(0.1)
    # As if they had been trained: a running mean of a million takes seconds.
    long._values = generator.random((4, 1_000_000), np.float32)
    long._n_batches = 1_000_000
    for _ in range(1000):
        long.add_epoch({"loss": 1.0, "val_loss": 1.0})
    start = time.process_time()
    write_events(long, [], CONFIG, tmp_path)
    assert time.process_time() - start < 10
    train = values(tmp_path / "train")
    steps = list(train["batch_loss"])
    assert 5000 < len(steps) <= 10_000
    assert (steps[:3], steps[-1]) == ([1, 129, 257], 1_000_000)
    for step in (1, 129, 1_000_000):
        assert train["batch_loss"][step] == long.loss[step - 1]
        assert train["batch_accuracy"][step] == long.accuracy[step - 1]
    (text,) = train["run"].values()
    assert b"One batch in 128 is here." in text.item()


def refused(folder: Path) -> str:
    with pytest.raises(Problem) as caught:
        write_events(history(), snapshots(), CONFIG, folder)
    assert isinstance(caught.value.sentence, Sentence)
    return str(caught.value)


def test_what_is_in_a_folder_stays_alone_there(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    (folder / ".hidden").write_text("a system's own", encoding="utf-8")
    write_events(history(), [], CONFIG, folder)
    kept = (folder / "train").stat().st_mtime_ns
    assert refused(folder) == "runs is not empty: choose an empty folder."
    assert (folder / "train").stat().st_mtime_ns == kept


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "no such folder" / "new")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert refused(tmp_path / "file").startswith("The run cannot be saved in file: ")


def test_what_does_not_fit_leaves_nothing_behind(
    tmp_path: Path, full_disk: Callable[[int], AbstractContextManager[None]]
) -> None:
    with full_disk(2000):
        assert refused(tmp_path).endswith(f": {os.strerror(errno.EFBIG)}.")
    assert list(tmp_path.iterdir()) == []
