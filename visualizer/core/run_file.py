"""A training run as a file: its settings, its past, and all that it goes on from."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from visualizer.core.data_file import check_file, unpacked_sizes
from visualizer.core.file_replacement import replacing
from visualizer.core.kept_run import KeptRun
from visualizer.core.points_config import PointsConfig
from visualizer.core.run_arrays import Arrays, arrays_of, run_of
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.trained_run import Config, TrainedRun
from visualizer.core.training_config import TrainingConfig

SUFFIX = ".run"
# Far above a run of any network this program trains, far below a computer's memory.
MAX_BYTES = 2**28
MAX_TEXT_BYTES = 2**24

PointsRun = TrainedRun[PointsConfig]


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
    _write(_arrays(saved), path)


def write_points_run(run: PointsRun, path: Path) -> None:
    """Write a run on points of the plane, as `write_run` does one of images.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    _write(arrays_of(run), path)


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
    _pack(_arrays(saved), file)


def pack_points_run(run: PointsRun, file: IO[bytes]) -> None:
    """Write a run on points of the plane into a file that is open.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    _pack(arrays_of(run), file)


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
    run, text = _unpacked(file, name, TrainingConfig)
    parts = run.config, run.history, run.snapshots, run.test_logs
    kept = KeptRun(*parts, images=str(text.get("images", "")))
    return SavedRun(kept, str(text.get("page", "")))


def unpack_points_run(file: IO[bytes], name: str) -> PointsRun:
    """Read a run on points of the plane, as `unpack_run` does one of images.

    Raises
    ------
    Problem
        If it makes no sense, in one sentence.
    """
    return _unpacked(file, name, PointsConfig)[0]


def unreadable(name: str, reason: str) -> Problem:
    """Return what is raised where a file cannot be read."""
    return Problem(
        Sentence("RunFile", "{file} cannot be opened: {reason}.").format(file=name, reason=reason)
    )


def _arrays(saved: SavedRun) -> Arrays:
    return arrays_of(saved.run, page=saved.page, images=saved.run.images)


def _write(arrays: Arrays, path: Path) -> None:
    try:
        with replacing(path) as beside, beside.open("wb") as file:
            _pack(arrays, file)
    except OSError as error:
        raise Problem(
            Sentence("RunFile", "The run cannot be saved as {file}: {reason}.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error


def _pack(arrays: Arrays, file: IO[bytes]) -> None:
    np.savez(file, allow_pickle=False, **arrays)


def _unpacked(
    file: IO[bytes], name: str, kind: type[Config]
) -> tuple[TrainedRun[Config], dict[str, Any]]:
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = unpacked_sizes(archive)
        if sum(sizes.values()) > MAX_BYTES or sizes.get("text.npy", 0) > MAX_TEXT_BYTES:
            raise unreadable(name, Sentence("RunFile", "it is too large"))
        file.seek(0)
        with np.load(file, allow_pickle=False) as arrays:
            return run_of(arrays, kind)
    except (Problem, OSError):
        raise
    except Exception as error:
        # zipfile, its unpackers and numpy raise a dozen kinds over damaged bytes, from
        # struct.error to MemoryError.
        raise unreadable(name, Sentence("RunFile", "it is no saved run, or damaged")) from error
