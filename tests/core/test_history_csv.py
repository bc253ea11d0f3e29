"""A history as a table: every batch, every epoch, and what no disk takes."""

from __future__ import annotations

import csv
import errno
import math
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.history_csv import write_history_csv
from visualizer.core.sentence import Problem


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_batch_and_every_epoch(tmp_path: Path) -> None:
    history = TrainingHistory(batches_per_epoch=2)
    history.use_learning_rate(0.01)
    history.add_batches(np.array([1.5, 0.1, math.nan]), np.array([0.25, 0.5, 1]))
    history.add_epoch({"loss": 0.8, "val_loss": 0.7})
    history.use_learning_rate(0.003)
    history.add_batches(np.array([math.inf, 0.3]), np.array([0, 1 / 3]))
    history.add_epoch({"loss": 0.4, "train_loss": 0.1})
    path = tmp_path / "history.csv"
    write_history_csv(history, path)
    lines = table(path)
    columns = zip(*(line.values() for line in lines), strict=True)
    expected = {
        "iteration": ("1", "2", "3", "4", "5"),
        "epoch": ("1", "1", "2", "2", "3"),
        "batch": ("1", "2", "1", "2", "1"),
        "loss": ("1.5", "0.100000001", "nan", "inf", "0.300000012"),
        "accuracy": ("0.25", "0.5", "1", "0", "0.333333343"),
        "learning_rate": ("0.01", "0.01", "0.01", "0.003", "0.003"),
        "epoch_loss": ("", "0.8", "", "0.4", ""),
        "epoch_val_loss": ("", "0.7", "", "", ""),
        "epoch_train_loss": ("", "", "", "0.1", ""),
    }
    assert dict(zip(lines[0], columns, strict=True)) == expected


def test_numbers_come_back_to_the_bit(tmp_path: Path) -> None:
    loss = np.random.default_rng(0).lognormal(0, 20, 3000).astype(np.float32)
    history = TrainingHistory(100)
    history.add_batches(loss, 1 / (1 + loss))
    path = tmp_path / "history.csv"
    write_history_csv(history, path)
    lines = table(path)
    np.testing.assert_array_equal(np.array([line["loss"] for line in lines], np.float32), loss)
    accuracy = np.array([line["accuracy"] for line in lines], np.float32)
    np.testing.assert_array_equal(accuracy, history.accuracy)


def test_nothing_trained_is_a_header(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    write_history_csv(TrainingHistory(), path)
    assert path.read_text(encoding="utf-8").startswith("iteration,epoch,batch,loss,")
    assert table(path) == []


def test_a_full_disk_is_one_sentence_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "history.csv"
    path.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(Problem) as problem:
        write_history_csv(TrainingHistory(), path)
    assert str(problem.value) == "history.csv cannot be saved: No space left on device."
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="No such file or directory"):
        write_history_csv(TrainingHistory(), tmp_path / "nowhere" / "history.csv")
