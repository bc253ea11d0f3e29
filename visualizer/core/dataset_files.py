"""Reads a data set from Keras's ``.npz`` or from MNIST's four IDX files."""

from __future__ import annotations

import gzip
import math
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np

from visualizer.core.data_file import check_file, unpacked_sizes
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence

ARRAY_NAMES = ("x_train", "y_train", "x_test", "y_test")
IDX_NAMES = {
    "x_train": "train-images-idx3-ubyte",
    "y_train": "train-labels-idx1-ubyte",
    "x_test": "t10k-images-idx3-ubyte",
    "y_test": "t10k-labels-idx1-ubyte",
}
# A file is unpacked no further than this: far above any such data set, far below memory.
MAX_BYTES = 400 * 2**20


def load_dataset(name: str) -> ImageDataset:
    """Load a data set by its key or from a file.

    Parameters
    ----------
    name : str
        A key of `visualizer.core.datasets`, or a path as `read_dataset` takes it.

    Raises
    ------
    Problem
        If it cannot be loaded, in one sentence.
    """
    datasets = discover("visualizer.core.datasets")
    if name in datasets:
        dataset: ImageDataset = datasets[name]().load()
        return dataset
    return read_dataset(Path(name))


def dataset_title(name: str) -> Sentence | str:
    """Return how people call a data set: its title, or the name of its file."""
    dataset = discover("visualizer.core.datasets").get(name)
    return Path(name).name if dataset is None else dataset.title


def read_dataset(path: Path) -> ImageDataset:
    """Read a data set from disk.

    Parameters
    ----------
    path : Path
        Keras's ``mnist.npz`` (arrays x_train, y_train, x_test, y_test), one of the four
        IDX files, packed (``.gz``) or not, with the other three beside it, or the folder
        that holds them.

    Raises
    ------
    Problem
        If the file is missing, cut short, damaged or of another kind.
    """
    try:
        check_file(path)
        if not path.exists():
            raise Problem(Sentence("Data", "There is no file {file}.").format(file=path))
        if path.is_file() and (path.suffix == ".npz" or zipfile.is_zipfile(path)):
            arrays = _read_npz(path)
        else:
            arrays = _read_idx_folder(path if path.is_dir() else path.parent, path)
    except OSError as error:
        raise Problem(
            Sentence("Data", "The file {file} cannot be read: {reason}.").format(
                file=Path(error.filename or path).name, reason=error.strerror or error
            )
        ) from error
    return ImageDataset(**arrays)


def _read_npz(path: Path) -> dict[str, np.ndarray]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(unpacked_sizes(archive).values()) > MAX_BYTES:
                raise _damaged(path)
            missing = set(ARRAY_NAMES).difference(Path(name).stem for name in archive.namelist())
        if missing:
            raise Problem(
                Sentence("Data", "The file {file} holds no {arrays}.").format(
                    file=path.name, arrays=", ".join(sorted(missing))
                )
            )
        # allow_pickle stays off: a file is data and never runs code.
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in ARRAY_NAMES}
    except (Problem, OSError):
        raise
    except Exception as error:
        # zipfile, its unpackers and numpy raise a dozen kinds over damaged bytes, from
        # struct.error to MemoryError.
        raise _damaged(path) from error


def _read_idx_folder(folder: Path, chosen: Path) -> dict[str, np.ndarray]:
    if chosen.is_file() and not any(chosen.name.startswith(name) for name in IDX_NAMES.values()):
        raise Problem(
            Sentence("Data", "The file {file} is neither an .npz nor an IDX file.").format(
                file=chosen.name
            )
        )
    arrays = {}
    for array_name, file_name in IDX_NAMES.items():
        candidates = [folder / file_name, folder / f"{file_name}.gz"]
        path = next((candidate for candidate in candidates if candidate.exists()), None)
        if path is None:
            raise Problem(
                Sentence("Data", "The IDX file {file} is missing in {folder}.").format(
                    file=file_name, folder=folder
                )
            )
        arrays[array_name] = _read_idx(path)
    return arrays


def _read_idx(path: Path) -> np.ndarray:
    """Read one IDX file: two zero bytes, type 8, rank, sizes (big-endian), then bytes."""
    check_file(path)
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(path) from error
    rank = 3 if "-idx3-" in path.name else 1
    header = 4 + 4 * rank
    if not header <= len(content) <= MAX_BYTES or content[:4] != bytes((0, 0, 8, rank)):
        raise _damaged(path)
    shape = struct.unpack(f">{rank}I", content[4:header])
    if len(content) - header != math.prod(shape):
        raise _damaged(path)
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _damaged(path: Path) -> Problem:
    return Problem(
        Sentence("Data", "The file {file} is damaged or cut short.").format(file=path.name)
    )
