"""A training run as a file: its settings, its past, and all that it goes on from."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from visualizer.core.data_file import check_file, unpacked_sizes
from visualizer.core.file_replacement import replacing
from visualizer.core.history import TrainingHistory
from visualizer.core.planned_network import planned_network
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken
from visualizer.core.whole_number import LARGEST

VERSION = 2
SUFFIX = ".run"
# Far above a run of any network this program trains, far below a computer's memory.
MAX_BYTES = 2**30
MAX_TEXT_BYTES = 2**22


@dataclass(frozen=True, eq=False)
class SavedRun:
    """All that a run goes on from as if it had never ended.

    Attributes
    ----------
    config : TrainingConfig
        The settings it was trained by.
    history : TrainingHistory
        Up to the moment on screen.
    start : SnapshotTaken
        With the full state; where training goes on from, at or before that moment.
    shown : SnapshotTaken
        The moment on screen.
    page : str
        Key of the page on top.
    images : str
        Fingerprint of the `ImageDataset` it was trained on; empty where that is not known.
    """

    config: TrainingConfig
    history: TrainingHistory
    start: SnapshotTaken
    shown: SnapshotTaken
    page: str = ""
    images: str = ""


def write_run(run: SavedRun, path: Path) -> None:
    """Write a run into a file; an older one stays until the new one is whole.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    text = {
        "version": VERSION,
        "config": dataclasses.asdict(run.config),
        "batches_per_epoch": run.history.batches_per_epoch,
        "epoch_logs": [dict(logs) for logs in run.history.epoch_logs],
        "learning_rates": run.history.learning_rates,
        "start_batch": run.start.batch,
        "shown_batch": run.shown.batch,
        "page": run.page,
        "images": run.images,
    }
    arrays = {
        "text": np.frombuffer(json.dumps(text).encode(), np.uint8),
        "loss": run.history.loss,
        "accuracy": run.history.accuracy,
        **_numbered("start", run.start.network.arrays),
        **_numbered("shown", run.shown.network.arrays),
        **_numbered("state", run.start.full_state or ()),
    }
    try:
        with replacing(path) as beside, beside.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
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
        with zipfile.ZipFile(path) as archive:
            sizes = unpacked_sizes(archive)
        if sum(sizes.values()) > MAX_BYTES or sizes.get("text.npy", 0) > MAX_TEXT_BYTES:
            raise _unreadable(path, Sentence("RunFile", "it is too large"))
        with np.load(path, allow_pickle=False) as arrays:
            return _run_from(arrays)
    except Problem:
        raise
    except OSError as error:
        raise _unreadable(path, error.strerror or Sentence("RunFile", "it is damaged")) from error
    except Exception as error:
        # zipfile, its unpackers and numpy raise a dozen kinds over damaged bytes, from
        # struct.error to MemoryError.
        raise _unreadable(path, Sentence("RunFile", "it is no saved run, or damaged")) from error


def _run_from(arrays: Mapping[str, np.ndarray]) -> SavedRun:
    text: dict[str, Any] = json.loads(arrays["text"].tobytes())
    if text["version"] != VERSION:
        raise ValueError(f"version {text['version']}")
    config = TrainingConfig(**text["config"])
    history = TrainingHistory(_count(text["batches_per_epoch"], 1))
    loss, accuracy = (np.asarray(arrays[name], np.float32) for name in ("loss", "accuracy"))
    if loss.ndim != 1 or loss.shape != accuracy.shape:
        raise ValueError(f"losses of shape {loss.shape}")
    history.add_batches(loss, accuracy)
    for logs in text["epoch_logs"]:
        history.add_epoch({str(name): float(value) for name, value in logs.items()})
    rates = [(_count(first), float(rate)) for first, rate in text["learning_rates"]]
    history.learning_rates = rates
    state = tuple(_in_order(arrays, "state"))
    start, shown = _count(text["start_batch"]), _count(text["shown_batch"])
    if not state or not start <= shown <= history.n_batches or not rates:
        raise ValueError("nothing to go on from")
    per_epoch = history.batches_per_epoch
    networks = [
        planned_network(
            config.layers, [np.asarray(each, np.float32) for each in _in_order(arrays, name)]
        )
        for name in ("start", "shown")
    ]
    return SavedRun(
        config,
        history.until(shown),
        SnapshotTaken(start // per_epoch, start, networks[0], state),
        SnapshotTaken(shown // per_epoch, shown, networks[1], state if start == shown else None),
        str(text["page"]),
        str(text.get("images", "")),
    )


def _count(value: object, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= LARGEST:
        raise ValueError(f"{value} is no number of batches")
    return value


def _numbered(name: str, arrays: Iterable[np.ndarray]) -> dict[str, np.ndarray]:
    return {f"{name}_{place}": array for place, array in enumerate(arrays)}


def _in_order(arrays: Mapping[str, np.ndarray], name: str) -> list[np.ndarray]:
    """Return the arrays that `_numbered` has named."""
    n_arrays = sum(each.startswith(f"{name}_") for each in arrays)
    return [arrays[f"{name}_{place}"] for place in range(n_arrays)]


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        Sentence("RunFile", "{file} cannot be opened: {reason}.").format(
            file=path.name, reason=reason
        )
    )
