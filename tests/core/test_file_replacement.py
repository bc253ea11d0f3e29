"""A file is replaced whole, or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from visualizer.core.file_replacement import clear_leftovers, replacing, with_suffix
from visualizer.core.sentence import Problem


def write_anew(path: Path) -> None:
    with replacing(path) as beside:
        beside.write_text("whole", encoding="utf-8")


def test_it_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "model.keras"
    path.write_text("old", encoding="utf-8")
    with replacing(path) as beside:
        assert beside.parent == tmp_path
        assert beside.suffix == ".keras"
        beside.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, error: BaseException
) -> None:
    path = tmp_path / "model.keras"
    path.write_text("old", encoding="utf-8")

    def fail() -> None:
        with replacing(path) as beside:
            beside.write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_it_is_on_the_disk_before_the_old_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.keras"
    path.write_text("old", encoding="utf-8")
    steps: list[tuple[str, int]] = []
    written_through, put_in_place = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        steps.append(("on the disk", os.fstat(descriptor).st_ino))
        written_through(descriptor)

    def replace(source: Path, target: Path) -> None:
        steps.append(("in its place", source.stat().st_ino))
        put_in_place(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    with replacing(path) as beside:
        beside.write_text("new", encoding="utf-8")
    file, folder = path.stat().st_ino, tmp_path.stat().st_ino
    assert steps[:2] == [("on the disk", file), ("in its place", file)]
    assert steps[2:] == ([("on the disk", folder)] if os.name == "posix" else [])


def test_a_disk_that_fails_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.keras"
    path.write_text("old", encoding="utf-8")

    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"), replacing(path) as beside:
        beside.write_text("new", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_programs_may_write_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "model.keras"
    with replacing(path) as first, replacing(path) as second:
        assert first != second
        first.write_text("first", encoding="utf-8")
        second.write_text("second", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "first"


WRITER = """
import os, signal, sys
from pathlib import Path
from visualizer.core.file_replacement import replacing
with replacing(Path(sys.argv[1])) as beside:
    beside.write_text("half", encoding="utf-8")
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.mark.parametrize("clear", [clear_leftovers, write_anew])
def test_what_a_killed_program_has_left_is_removed_and_nothing_else(
    tmp_path: Path, clear: Callable[[Path], None]
) -> None:
    path = tmp_path / "last.run"
    for name in (
        "last.run",
        "other.run",
        ".last.run",
        ".last-1234abcd.run",
        ".last-999999999-1234abcd.keras",
        ".last-999999999-1234abcde.run",
        ".last-1-999999999-1234abcd.run",
        ".other-999999999-1234abcd.run",
        f".last-{os.getpid()}-1234abcd.run",
    ):
        (tmp_path / name).write_text("whole", encoding="utf-8")
    there = set(tmp_path.iterdir())
    subprocess.run([sys.executable, "-c", WRITER, str(path)], check=False)
    (tmp_path / ".last-999999999-1234abcd.run").write_text("half", encoding="utf-8")
    assert len(set(tmp_path.iterdir()) - there) == 2
    clear(path)
    assert set(tmp_path.iterdir()) == there
    assert all(entry.read_text(encoding="utf-8") == "whole" for entry in there)


def test_leftovers_of_a_folder_that_is_not_there_are_none(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "nowhere" / "last.run")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", "a.run"),
        ("a.run", "a.run"),
        ("a.RUN", "a.RUN"),
        ("v1.2", "v1.2.run"),
        (".a", ".a.run"),
    ],
)
def test_a_name_ends_as_it_should(tmp_path: Path, name: str, expected: str) -> None:
    assert with_suffix(tmp_path / name, (".run", ".old")) == tmp_path / expected
    assert with_suffix(tmp_path / "b.old", (".run", ".old")) == tmp_path / "b.old"


def test_a_file_that_nobody_named_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.run").write_text("older", encoding="utf-8")
    with pytest.raises(Problem, match=r"^a\.run is there already"):
        with_suffix(tmp_path / "a", (".run",))
    assert with_suffix(tmp_path / "a.run", (".run",)) == tmp_path / "a.run"
