"""A file is replaced whole, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from visualizer.core.file_replacement import replacing, with_suffix
from visualizer.core.sentence import Problem


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
