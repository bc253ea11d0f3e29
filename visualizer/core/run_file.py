"""A training run as a file: its settings, its past, and all that it goes on from."""

from __future__ import annotations

import dataclasses
import json
import math
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from visualizer.core.data_file import check_file, unpacked_sizes
from visualizer.core.file_replacement import replacing
from visualizer.core.history import TrainingHistory
from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.kept_run import KeptRun
from visualizer.core.layer_plan import array_shapes
from visualizer.core.planned_network import Network, planned_network
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.snapshot_log import MAX_SNAPSHOTS, SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken
from visualizer.core.whole_number import LARGEST, is_number

# Files of version 2 held two moments, each array by itself.
VERSION = 3
SUFFIX = ".run"
# Far above a run of any network this program trains, far below a computer's memory.
MAX_BYTES = 2**28
MAX_TEXT_BYTES = 2**24


class SavedRun(NamedTuple):
    """What a run's file holds.

    Attributes
    ----------
    run : KeptRun
        Without what it is among other runs.
    page : str
        Key of the page it was seen on; empty where that is not known.
    """

    run: KeptRun
    page: str = ""


def write_run(saved: SavedRun, path: Path) -> None:
    """Write a run into a file; an older one stays until the new one is whole.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    try:
        with replacing(path) as beside, beside.open("wb") as file:
            pack_run(saved, file)
    except OSError as error:
        raise Problem(
            Sentence("RunFile", "The run cannot be saved as {file}: {reason}.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error


def read_run(path: Path) -> SavedRun:
    """Read a run from a file; nothing in it is ever run as code.

    Raises
    ------
    Problem
        If it cannot be read or makes no sense, in one sentence.
    """
    try:
        check_file(path)
        with path.open("rb") as file:
            return unpack_run(file, path.name)
    except OSError as error:
        reason = error.strerror or Sentence("RunFile", "it is damaged")
        raise unreadable(path.name, reason) from error


def pack_run(saved: SavedRun, file: IO[bytes]) -> None:
    """Write a run into a file that is open.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    run = saved.run
    snapshots = list(run.snapshots)
    states = [each.full_state for each in snapshots if each.full_state]
    text = {
        "version": VERSION,
        "config": dataclasses.asdict(run.config),
        "batches_per_epoch": run.history.batches_per_epoch,
        "epoch_logs": [dict(logs) for logs in run.history.epoch_logs],
        "learning_rates": run.history.learning_rates,
        "test_logs": dict(run.test_logs),
        "snapshots": [[each.batch, bool(each.full_state)] for each in snapshots],
        "page": saved.page,
        "images": run.images,
    }
    arrays = {
        "text": np.frombuffer(json.dumps(text).encode(), np.uint8),
        "loss": run.history.loss,
        "accuracy": run.history.accuracy,
    }
    # All moments in one array each: a small network has hundreds of them.
    if snapshots:
        arrays["networks"] = np.stack([_flat(each.network) for each in snapshots])
    for place, values in enumerate(zip(*states, strict=True)):
        arrays[f"state_{place}"] = np.stack(values)
    np.savez(file, allow_pickle=False, **arrays)


def unpack_run(file: IO[bytes], name: str) -> SavedRun:
    """Read a run from a file that is open and can be sought in.

    Parameters
    ----------
    file : binary file
    name : str
        What it is called where it cannot be read.

    Raises
    ------
    Problem
        If it makes no sense, in one sentence.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = unpacked_sizes(archive)
        if sum(sizes.values()) > MAX_BYTES or sizes.get("text.npy", 0) > MAX_TEXT_BYTES:
            raise unreadable(name, Sentence("RunFile", "it is too large"))
        file.seek(0)
        with np.load(file, allow_pickle=False) as arrays:
            return _run_from(arrays)
    except (Problem, OSError):
        raise
    except Exception as error:
        # zipfile, its unpackers and numpy raise a dozen kinds over damaged bytes, from
        # struct.error to MemoryError.
        raise unreadable(name, Sentence("RunFile", "it is no saved run, or damaged")) from error


def unreadable(name: str, reason: str) -> Problem:
    """Return what is raised where a file cannot be read."""
    return Problem(
        Sentence("RunFile", "{file} cannot be opened: {reason}.").format(file=name, reason=reason)
    )


def _run_from(arrays: Mapping[str, np.ndarray]) -> SavedRun:
    text: dict[str, Any] = json.loads(arrays["text"].tobytes())
    config = TrainingConfig(**text["config"])
    history = _history(arrays, text)
    match text["version"]:
        case 2:
            snapshots = _two_moments(arrays, text, config)
        case 3:
            snapshots = _moments(arrays, text, config)
        case version:
            raise ValueError(f"version {version}")
    log = SnapshotLog(history.batches_per_epoch)
    for before, snapshot in zip([None, *snapshots], snapshots, strict=False):
        if snapshot.batch > history.n_batches or (before and before.batch > snapshot.batch):
            raise ValueError(f"a snapshot of batch {snapshot.batch}")
        log.add(snapshot)
    tests = _logs(text.get("test_logs", {}))
    run = KeptRun(
        config,
        history,
        log,
        tests if "test_accuracy" in tests else {},
        images=str(text.get("images", "")),
    )
    return SavedRun(run, str(text.get("page", "")))


def _history(arrays: Mapping[str, np.ndarray], text: Mapping[str, Any]) -> TrainingHistory:
    history = TrainingHistory(_count(text["batches_per_epoch"], 1))
    loss, accuracy = (np.asarray(arrays[name], np.float32) for name in ("loss", "accuracy"))
    if loss.ndim != 1 or loss.shape != accuracy.shape:
        raise ValueError(f"losses of shape {loss.shape}")
    history.add_batches(loss, accuracy)
    for logs in text["epoch_logs"][: history.n_batches // history.batches_per_epoch]:
        history.add_epoch(_logs(logs))
    for first, rate in text["learning_rates"]:
        check_learning_rate(rate)
        history.learning_rates.append((_count(first), float(rate)))
    begun = [first for first, _ in history.learning_rates]
    if begun[:1] != [0] or begun != sorted(set(begun)):
        raise ValueError(f"learning rates from batches {begun}")
    return history


def _moments(
    arrays: Mapping[str, np.ndarray], text: Mapping[str, Any], config: TrainingConfig
) -> list[SnapshotTaken]:
    """Return the snapshots of a file of today."""
    marks = [(_count(batch), bool(resumable)) for batch, resumable in text["snapshots"]]
    if not marks:
        return []
    networks = np.asarray(arrays["networks"], np.float32)
    states = list(zip(*_numbered(arrays, "state"), strict=True))
    n_states = sum(resumable for _, resumable in marks)
    if len(marks) > MAX_SNAPSHOTS or (len(networks), len(states)) != (len(marks), n_states):
        raise ValueError(f"{len(networks)} networks, {len(states)} states, {len(marks)} snapshots")
    left = iter(states)
    return [
        _snapshot(
            text,
            batch,
            # Copies: where some are thinned out, the rest is not to keep them all in memory.
            _network(config, values.copy()),
            tuple(np.array(value) for value in next(left)) if resumable else None,
        )
        for (batch, resumable), values in zip(marks, networks, strict=True)
    ]


def _two_moments(
    arrays: Mapping[str, np.ndarray], text: Mapping[str, Any], config: TrainingConfig
) -> list[SnapshotTaken]:
    """Return the snapshots of a file of version 2: where the run goes on from, and its last."""
    state = tuple(_numbered(arrays, "state"))
    if not state:
        raise ValueError("nothing to go on from")
    start, shown = (
        _snapshot(
            text,
            _count(text[f"{name}_batch"]),
            planned_network(
                config.layers,
                [np.asarray(each, np.float32) for each in _numbered(arrays, name)],
            ),
            state if name == "start" else None,
        )
        for name in ("start", "shown")
    )
    return [start] if start.batch == shown.batch else [start, shown]


def _snapshot(
    text: Mapping[str, Any],
    batch: int,
    network: Network,
    state: tuple[np.ndarray, ...] | None,
) -> SnapshotTaken:
    return SnapshotTaken(batch // int(text["batches_per_epoch"]), batch, network, state)


def _flat(network: Network) -> np.ndarray:
    """Return all weights and biases in a row, shape (n_weights,)."""
    return np.concatenate([np.asarray(array, np.float32).ravel() for array in network.arrays])


def _network(config: TrainingConfig, values: np.ndarray) -> Network:
    """Return the network that `_flat` has put in a row."""
    shapes = array_shapes(config.layers)
    ends = np.cumsum([math.prod(shape) for shape in shapes])
    if values.shape != (ends[-1],):
        raise ValueError(f"{values.shape} weights are not {ends[-1]}")
    parts = np.split(values, ends[:-1])
    return planned_network(
        config.layers, [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]
    )


def _numbered(arrays: Mapping[str, np.ndarray], name: str) -> list[np.ndarray]:
    """Return the arrays of numbers that are called ``name_0``, ``name_1``, and so on."""
    n_arrays = sum(each.startswith(f"{name}_") for each in arrays)
    found = [arrays[f"{name}_{place}"] for place in range(n_arrays)]
    if any(array.dtype.kind not in "fiub" for array in found):
        raise ValueError("no numbers")
    return found


def _logs(record: Mapping[str, Any]) -> dict[str, float]:
    if not all(is_number(value) for value in record.values()):
        raise ValueError("logs that are no numbers")
    return {str(name): float(value) for name, value in record.items()}


def _count(value: object, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= LARGEST:
        raise ValueError(f"{value} is no number of batches")
    return value
