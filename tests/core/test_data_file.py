"""Files that would be waited for, or would fill the memory, are not read."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.data_file import check_file
from visualizer.core.dataset_files import IDX_NAMES, read_dataset
from visualizer.core.run_file import read_run
from visualizer.core.sentence import Problem

Reader = Callable[[Path], object]
readers = pytest.mark.parametrize("read", [read_run, read_dataset])


def refused(read: Reader, path: Path) -> str:
    with pytest.raises(Problem) as caught:
        read(path)
    return str(caught.value)


def array(values: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, values)
    return file.getvalue()


def archive(path: Path, packing: int = zipfile.ZIP_STORED, **members: bytes) -> Path:
    text = np.frombuffer(json.dumps({"version": 2}).encode(), np.uint8)
    images, labels = np.zeros((10, 28, 28), np.uint8), np.arange(10).astype(np.uint8)
    arrays = {"x_train": images, "y_train": labels, "x_test": images, "y_test": labels}
    whole = {**{name: array(each) for name, each in arrays.items()}, "text": array(text), **members}
    with zipfile.ZipFile(path, "w", packing) as file:
        for name, content in whole.items():
            file.writestr(f"{name}.npy", content)
    return path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@readers
@pytest.mark.parametrize("name", ["a.run", "a.npz", *IDX_NAMES.values()])
def test_a_pipe_is_not_waited_for(tmp_path: Path, read: Reader, name: str) -> None:
    path = tmp_path / name
    os.mkfifo(path)
    assert refused(read, path) == f"{name} cannot be opened: it is no file."
    path.unlink()
    path.symlink_to("/dev/zero")
    assert refused(read, path) == f"{name} cannot be opened: it is no file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("name", IDX_NAMES.values())
def test_a_pipe_beside_is_not_waited_for(tmp_path: Path, name: str) -> None:
    shapes = {True: (10, 28, 28), False: (10,)}
    for each in IDX_NAMES.values():
        shape = shapes["images" in each]
        sizes = b"".join(size.to_bytes(4) for size in shape)
        content = bytes((0, 0, 8, len(shape))) + sizes + bytes(int(np.prod(shape)))
        (tmp_path / each).write_bytes(content)
    assert len(read_dataset(tmp_path).x_test) == 10
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    assert refused(read_dataset, tmp_path) == f"{name} cannot be opened: it is no file."


def test_files_folders_and_nothing_are_let_through(tmp_path: Path) -> None:
    (tmp_path / "a.run").touch()
    for path in (tmp_path, tmp_path / "a.run", tmp_path / "gone", Path("a\0b")):
        check_file(path)


@readers
@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_may_unpack_to_gigabytes_is_not_unpacked(
    tmp_path: Path, read: Reader, packing: int
) -> None:
    # Behind ten images comes more than anybody has asked for.
    bomb = array(np.zeros((10, 28, 28), np.uint8)) + bytes(20_000_000)
    path = archive(tmp_path / "a.npz", packing, x_train=bomb, text=bomb)
    tracemalloc.start()
    try:
        assert "damaged" in refused(read, path)
        assert tracemalloc.get_traced_memory()[1] < 2**22
    finally:
        tracemalloc.stop()


@readers
@pytest.mark.parametrize("size", ["10**15", "9" * 40, "-1", "2_000_000_000"])
def test_arrays_that_are_longer_than_the_file_are_refused(
    tmp_path: Path, read: Reader, size: str
) -> None:
    head = f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({size}, 28, 28), }}"
    text = head.ljust(117).encode() + b"\n"
    long = b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + bytes(99)
    path = archive(tmp_path / "a.npz", x_train=long, text=long)
    assert "damaged" in refused(read, path)


@pytest.mark.parametrize("text", [b"[" * 100_000, b"9" * 100_000, b"\xff\xfe", b"NaN", b""])
def test_descriptions_that_are_none_are_refused(tmp_path: Path, text: bytes) -> None:
    path = archive(tmp_path / "a.run", text=array(np.frombuffer(text, np.uint8)))
    assert refused(read_run, path) == "a.run cannot be opened: it is no saved run, or damaged."
