"""A training run as arrays and a text, which its file holds."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from visualizer.core.history import TrainingHistory
from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.layer_plan import array_shapes
from visualizer.core.planned_network import Network, planned_network
from visualizer.core.run_config import RunConfig
from visualizer.core.snapshot_log import MAX_SNAPSHOTS, SnapshotLog
from visualizer.core.trained_run import Config, TrainedRun
from visualizer.core.training_events import SnapshotTaken
from visualizer.core.whole_number import LARGEST, is_number

# Version 2 held two moments, each array by itself; version 3 the epochs' logs in its text, which
# a run of many short epochs makes far too long.
VERSION = 4
# Numbers in the logs of all epochs: each takes some 60 bytes once it is read.
MAX_LOGGED = 2**21

Arrays = Mapping[str, np.ndarray]


def arrays_of(run: TrainedRun[Any], **more: str) -> dict[str, np.ndarray]:
    """Return all of a run, but for what it is among others.

    Parameters
    ----------
    run : TrainedRun
    **more : str
        What else the text is to say.

    Returns
    -------
    dict of str to array
        ``loss`` and ``accuracy``, shape (n_batches,); ``logs`` and ``logged``, shape (n_epochs,
        n_log_names); of all snapshots one below the other, ``networks``, shape (n_snapshots,
        n_weights), and ``state_0`` and so on, shape (n_resumable, ...); the rest as ``text``,
        shape (n_bytes,).
    """
    snapshots = list(run.snapshots)
    states = [each.full_state for each in snapshots if each.full_state]
    names, logs, logged = _table(run.history.epoch_logs)
    text = {
        "version": VERSION,
        "config": dataclasses.asdict(run.config),
        "batches_per_epoch": run.history.batches_per_epoch,
        "log_names": names,
        "learning_rates": run.history.learning_rates,
        "test_logs": dict(run.test_logs),
        "snapshots": [[each.batch, bool(each.full_state)] for each in snapshots],
        **more,
    }
    arrays = {
        "text": np.frombuffer(json.dumps(text).encode(), np.uint8),
        "loss": run.history.loss,
        "accuracy": run.history.accuracy,
        "logs": logs,
        "logged": logged,
    }
    # All moments in one array each: a small network has hundreds of them.
    if snapshots:
        arrays["networks"] = np.stack([_flat(each.network) for each in snapshots])
    for place, values in enumerate(zip(*states, strict=True)):
        arrays[f"state_{place}"] = np.stack(values)
    return arrays


def run_of(arrays: Arrays, kind: type[Config]) -> tuple[TrainedRun[Config], dict[str, Any]]:
    """Return what `arrays_of` has made arrays of, and its text.

    Parameters
    ----------
    arrays : mapping of str to array
        Nothing of it is believed.
    kind : type
        Of its settings.

    Raises
    ------
    Exception
        Of a dozen kinds, if it was something else.
    """
    text: dict[str, Any] = json.loads(arrays["text"].tobytes())
    config = kind(**text["config"])
    match text["version"]:
        case 2:
            history = _history(arrays, text, text["epoch_logs"])
            snapshots = _two_moments(arrays, text, config)
        case 3:
            history = _history(arrays, text, text["epoch_logs"])
            snapshots = _moments(arrays, text, config)
        case 4 if "epoch_logs" not in text:
            history = _history(arrays, text, _lines(arrays, text["log_names"]))
            snapshots = _moments(arrays, text, config)
        case version:
            raise ValueError(f"version {version}")
    log = SnapshotLog(history.batches_per_epoch)
    for before, snapshot in zip([None, *snapshots], snapshots, strict=False):
        if snapshot.batch > history.n_batches or (before and before.batch > snapshot.batch):
            raise ValueError(f"a snapshot of batch {snapshot.batch}")
        log.add(snapshot)
    tests = _logs(text.get("test_logs", {}))
    ended = tests if "test_accuracy" in tests else {}
    return TrainedRun(config, history, log, ended), text


def _table(
    epoch_logs: Sequence[Mapping[str, float]],
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the names in some logs, a line of values for each, and which of them there are.

    Returns
    -------
    names : list of str
    logs : array of float64, shape (n_epochs, n_names)
    logged : array of bool, shape (n_epochs, n_names)
    """
    names = list(dict.fromkeys(name for logs in epoch_logs for name in logs))
    shape = len(epoch_logs), len(names)
    logs = [each.get(name, 0.0) for each in epoch_logs for name in names]
    logged = [name in each for each in epoch_logs for name in names]
    return names, np.array(logs, float).reshape(shape), np.array(logged, bool).reshape(shape)


def _lines(arrays: Arrays, names: object) -> list[dict[str, float]]:
    """Return the logs that `_table` has put into arrays."""
    logs, logged = np.asarray(arrays["logs"], float), arrays["logged"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("logs without names")
    if logs.size + len(logs) > MAX_LOGGED:
        raise ValueError(f"{logs.size} numbers in the logs")
    if not logs.shape == logged.shape == (len(logs), len(names)) or logged.dtype != bool:
        raise ValueError(f"logs of shape {logs.shape}")
    return [
        {name: value for name, value, there in zip(names, *line, strict=True) if there}
        for line in zip(logs.tolist(), logged.tolist(), strict=True)
    ]


def _history(
    arrays: Arrays, text: Mapping[str, Any], epoch_logs: Sequence[Mapping[str, float]]
) -> TrainingHistory:
    history = TrainingHistory(_count(text["batches_per_epoch"], 1))
    loss, accuracy = (np.asarray(arrays[name], np.float32) for name in ("loss", "accuracy"))
    if loss.ndim != 1 or loss.shape != accuracy.shape:
        raise ValueError(f"losses of shape {loss.shape}")
    history.add_batches(loss, accuracy)
    n_epochs = history.n_batches // history.batches_per_epoch
    for logs in epoch_logs[:n_epochs]:
        history.add_epoch(_logs(logs))
    for first, rate in text["learning_rates"]:
        check_learning_rate(rate)
        history.learning_rates.append((_count(first), float(rate)))
    begun = [first for first, _ in history.learning_rates]
    if begun[:1] != [0] or begun != sorted(set(begun)):
        raise ValueError(f"learning rates from batches {begun}")
    return history


def _moments(arrays: Arrays, text: Mapping[str, Any], config: RunConfig) -> list[SnapshotTaken]:
    """Return the snapshots of a file of today, or of version 3."""
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


def _two_moments(arrays: Arrays, text: Mapping[str, Any], config: RunConfig) -> list[SnapshotTaken]:
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


def _network(config: RunConfig, values: np.ndarray) -> Network:
    """Return the network that `_flat` has put in a row."""
    shapes = array_shapes(config.layers, config.input_shape)
    ends = np.cumsum([math.prod(shape) for shape in shapes])
    if values.shape != (ends[-1],):
        raise ValueError(f"{values.shape} weights are not {ends[-1]}")
    parts = np.split(values, ends[:-1])
    return planned_network(
        config.layers, [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]
    )


def _numbered(arrays: Arrays, name: str) -> list[np.ndarray]:
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
