"""A run's file that somebody has damaged, or made up: one sentence, and none of it is believed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from saved_run import change_text, run, save, write_version_2, write_version_3

from visualizer.core import run_file
from visualizer.core.run_file import read_run, write_run
from visualizer.core.sentence import Problem, Sentence


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        read_run(path)
    assert isinstance(caught.value.sentence, Sentence)
    return str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.update(version=99),
        lambda text: text.update(version=None),
        lambda text: text.update(snapshots=[[10, True], [14, False]]),
        lambda text: text.update(snapshots=[[-1, True], [13, False]]),
        lambda text: text.update(snapshots=[[13, True], [10, False]]),
        lambda text: text.update(snapshots=[[1.5, True], [10, False]]),
        lambda text: text.update(snapshots=[[True, True], [10, False]]),
        lambda text: text.update(snapshots=[[10, True]]),
        lambda text: text.update(snapshots=[[10, True], [13, True]]),
        lambda text: text.update(snapshots=[[10, False], [13, False]]),
        lambda text: text.update(snapshots=3),
        lambda text: text.update(learning_rates=[[0, float("nan")]]),
        lambda text: text.update(learning_rates=[[0, -1]]),
        lambda text: text.update(learning_rates=[[0, 10**400]]),
        lambda text: text.update(learning_rates=[[5, 0.1]]),
        lambda text: text.update(learning_rates=[[0, 0.1], [9, 0.1], [5, 0.1]]),
        lambda text: text.update(test_logs={"test_accuracy": "all"}),
        lambda text: text.update(test_logs=[1]),
        lambda text: text.update(batches_per_epoch=0),
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
        lambda text: text.update(epoch_logs=[{"loss": "low"}]),
        lambda text: text.update(log_names=["loss"]),
        lambda text: text.update(log_names=[3, 4]),
        lambda text: text.update(log_names=3),
        lambda text: text.pop("log_names"),
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


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.update(shown_batch=14),
        lambda text: text.update(shown_batch=9),
        lambda text: text.update(start_batch=-1),
        lambda text: text.update(start_batch=14),
        lambda text: text.update(start_batch=1.5),
        lambda text: text.update(version=3),
    ],
)
def test_what_makes_no_sense_in_an_old_file_is_refused(
    tmp_path: Path, change: Callable[[dict], None]
) -> None:
    path = tmp_path / "a.run"
    write_version_2(run(), path)
    change_text(path, change)
    assert refused(path)


@pytest.mark.parametrize("logs", [[3], [{"loss": "low"}], 3])
def test_logs_that_make_no_sense_in_an_old_file_are_refused(tmp_path: Path, logs: object) -> None:
    path = tmp_path / "a.run"
    write_version_3(run(), path)
    change_text(path, lambda text: text.update(epoch_logs=logs))
    assert refused(path)


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("logs", np.zeros((3, 2))),
        ("logs", np.zeros((2, 1))),
        ("logs", np.zeros(2)),
        ("logs", np.zeros((10**7, 0))),
        ("logs", np.array([["a", "b"], ["c", "d"]])),
        ("logged", np.zeros((2, 2))),
        ("logged", np.zeros((1, 2), bool)),
        ("networks", np.zeros((2, 3), np.float32)),
        ("networks", np.zeros((3, 16_330), np.float32)),
        ("networks", np.array(1)),
        ("networks", np.array(["a", "b"])),
        ("state_1", np.zeros((2, 3))),
        ("state_1", np.array(["a"])),
        ("state_7", np.array([1])),
        ("loss", np.zeros((13, 1))),
        ("accuracy", np.zeros(12)),
        ("text", np.frombuffer(b"[" * 100_000, np.uint8)),
    ],
)
def test_arrays_that_make_no_sense_are_refused(
    tmp_path: Path, name: str, array: np.ndarray
) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    with np.load(path) as arrays:
        kept = dict(arrays)
    save(path, **{**kept, name: array})
    assert refused(path) == "a.run cannot be opened: it is no saved run, or damaged."


def test_an_array_that_says_it_is_huge_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    write_run(run(), path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = str({"descr": "<f4", "fortran_order": False, "shape": (10**15,)}).encode()
    head = head.ljust(117) + b"\n"
    parts["networks.npy"] = b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "no saved run" in refused(path)


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
