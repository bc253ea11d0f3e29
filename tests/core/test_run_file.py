"""A run in a file: all of it comes back."""

from __future__ import annotations

import dataclasses
import errno
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from saved_run import CONFIG, STATE, change_text, run, write_version_2, write_version_3

from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import KeptRun
from visualizer.core.planned_network import plans_of
from visualizer.core.run_file import SavedRun, read_run, write_run
from visualizer.core.sentence import Problem
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken


def same_weights(one: SnapshotTaken, other: SnapshotTaken) -> bool:
    pairs = zip(one.network.layers, other.network.layers, strict=True)
    return all((a.weights == b.weights).all() and (a.bias == b.bias).all() for a, b in pairs)


@pytest.mark.parametrize("write", [write_run, write_version_3, write_version_2])
def test_everything_comes_back(tmp_path: Path, write: Callable[[SavedRun, Path], None]) -> None:
    path = tmp_path / "a.run"
    write(run(), path)
    back, page = read_run(path)
    assert back.config == CONFIG
    assert (page, back.images) == ("training", "c0ffee")
    (start, shown), (start_before, shown_before) = back.snapshots, run().run.snapshots
    assert (start.epoch, start.batch) == (2, 10)
    assert (shown.epoch, shown.batch, shown.full_state) == (2, 13, None)
    assert same_weights(start, start_before)
    assert same_weights(shown, shown_before)
    names = [layer.name for layer in shown.network.layers]
    assert names == ["hidden 1", "hidden 2", "digits"]
    for ours, theirs in zip(start.full_state, STATE, strict=True):
        np.testing.assert_array_equal(ours, theirs)
        assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape)
    history, before = back.history, run().run.history
    assert history.batches_per_epoch == 5
    np.testing.assert_array_equal(history.loss, before.loss)
    np.testing.assert_array_equal(history.accuracy, before.accuracy)
    assert history.learning_rates == [(0, 0.01), (10, 0.03)]
    assert history.epoch_logs[0] == {"loss": 1.5, "val_accuracy": 0.25}
    assert np.isnan(history.epoch_logs[1]["loss"])


def test_a_run_that_ended_knows_how(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    ended = dataclasses.replace(run().run, test_logs={"test_loss": 0.5, "test_accuracy": 0.75})
    write_run(SavedRun(ended), path)
    assert read_run(path).run.test_logs == ended.test_logs
    # Up to an earlier moment, it had not ended.
    write_run(SavedRun(ended.until(10)), path)
    assert read_run(path).run.test_logs == {}


def test_a_run_may_have_curves_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(SavedRun(dataclasses.replace(run().run, snapshots=SnapshotLog(5))), path)
    back = read_run(path).run
    assert (len(back.snapshots), back.history.n_batches) == (0, 13)


def test_at_the_beginning_of_an_epoch_there_is_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(shown=10), path)
    back = read_run(path).run
    (moment,) = back.snapshots
    assert moment.full_state is not None
    assert back.history.n_batches == 10


@given(
    data=st.data(),
    config=st.builds(
        TrainingConfig,
        preset=st.sampled_from(["lecture-20-20", "cnn"]),
        optimizer=st.sampled_from(["sgd", "adam"]),
        learning_rate=st.floats(1e-6, 10),
        batch_size=st.integers(1, 500),
        epochs=st.integers(1, 10**6),
        seed=st.integers(0, 2**32 - 1),
    ),
    per_epoch=st.integers(1, 7),
)
def test_any_run_comes_back_to_the_same_bits(
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
    config: TrainingConfig,
    per_epoch: int,
) -> None:
    history, log = TrainingHistory(per_epoch), SnapshotLog(per_epoch)
    anything = st.floats(width=32)
    n_batches = data.draw(st.integers(0, 20))
    for batch in range(n_batches):
        rate = data.draw(st.sampled_from([0.1, 0.2]))
        history.use_learning_rate(rate)
        history.add_batches(*(np.array([data.draw(anything)], np.float32) for _ in range(2)))
        if (batch + 1) % per_epoch == 0:
            history.add_epoch({"loss": data.draw(st.floats()), "seconds": 1.0})
    history.use_learning_rate(0.3)
    for batch in sorted(data.draw(st.sets(st.integers(0, n_batches), max_size=3))):
        state = (np.full((2, 3), batch, np.float32), np.array(batch)) if batch % 2 else None
        network = initial_network(config.layers, batch)
        log.add(SnapshotTaken(batch // per_epoch, batch, network, state))
    before = KeptRun(config, history, log)
    path = tmp_path_factory.mktemp("runs") / "a.run"
    write_run(SavedRun(before, "home"), path)
    back, page = read_run(path)
    assert (page, back.config) == ("home", config)
    assert back.history.loss.tobytes() == history.loss.tobytes()
    assert back.history.accuracy.tobytes() == history.accuracy.tobytes()
    assert back.history.learning_rates == history.learning_rates
    assert repr(back.history.epoch_logs) == repr(history.epoch_logs)
    for ours, theirs in zip(back.snapshots, log, strict=True):
        assert (ours.epoch, ours.batch) == (theirs.epoch, theirs.batch)
        assert [array.tobytes() for array in ours.network.arrays] == [
            array.tobytes() for array in theirs.network.arrays
        ]
        states = [
            each and [(array.tobytes(), array.shape, array.dtype) for array in each.full_state]
            for each in (ours, theirs)
            if each.full_state
        ]
        assert states in ([], states[:1] * 2)


def test_it_may_not_know_its_images(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    change_text(path, lambda text: text.pop("images"))
    assert read_run(path).run.images == ""


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
        write_run(run()._replace(page="home"), path)
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
    assert read_run(path).run.history.n_batches == 13


def test_a_run_of_kernels_comes_back(tmp_path: Path) -> None:
    config = TrainingConfig(preset="cnn", loss="mean_squared_error", seed=3)
    network = initial_network(config.layers, 3)
    log = SnapshotLog(5)
    log.add(SnapshotTaken(0, 0, network, STATE))
    history = run().run.history.until(0)
    history.use_learning_rate(0.5)
    path = tmp_path / "a.run"
    write_run(SavedRun(KeptRun(config, history, log)), path)
    back = read_run(path).run
    assert back.config == config
    assert plans_of(back.snapshots[0].network) == config.layers
    for ours, theirs in zip(back.snapshots[0].network.arrays, network.arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)
