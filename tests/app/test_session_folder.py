"""A session on the disk: only what has changed is written, and nothing is left to grow."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from saved_run import run

from visualizer.app.session_folder import SessionFolder, last_session, sessions_folder
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_file import write_run
from visualizer.core.sentence import Problem
from visualizer.core.session_file import read_session
from visualizer.core.session_index import SessionIndex, Standing

INDEX = SessionIndex((Standing(1, 0), Standing(2, 1)), 2)


@pytest.fixture(autouse=True)
def _no_sessions() -> Iterator[None]:
    shutil.rmtree(sessions_folder(), ignore_errors=True)
    yield
    shutil.rmtree(sessions_folder(), ignore_errors=True)


def kept(number: int, shown: int = 13) -> KeptRun:
    return replace(run(shown).run, number=number)


def files(folder: SessionFolder) -> list[str]:
    return sorted(path.name for path in folder.path.iterdir())


def times(folder: SessionFolder) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.path.iterdir()}


def written(*runs: KeptRun, index: SessionIndex = INDEX) -> SessionFolder:
    folder = SessionFolder()
    folder.keep(index, runs, None)
    folder.write()
    return folder


def test_there_is_no_folder_before_there_is_a_run() -> None:
    folder = SessionFolder()
    assert folder.keep(SessionIndex(page="home"), (), None)
    folder.write()
    assert not sessions_folder().exists()


def test_only_what_has_changed_is_written() -> None:
    one, two = kept(1), kept(2)
    folder = written(one, two)
    assert files(folder) == ["1.run", "2.run", "session.json"]
    before = times(folder)
    # Put away meanwhile, but none of its numbers is another.
    assert not folder.keep(INDEX, (one.put_away(), two), None)
    folder.write()
    assert times(folder) == before
    ended = replace(two, test_logs={"test_accuracy": 1.0})
    assert folder.keep(INDEX, (one, ended), None)
    folder.write()
    after = times(folder)
    assert [name for name in before if before[name] != after[name]] == ["2.run"]
    assert read_session(folder.path).runs[1].test_logs == ended.test_logs
    assert folder.keep(replace(INDEX, page="home"), (one, ended), None)
    folder.write()
    assert times(folder)["1.run"] == before["1.run"]
    assert read_session(folder.path).index.page == "home"


def test_a_deletion_is_followed_and_can_be_taken_back() -> None:
    one, two = kept(1), kept(2)
    folder = written(one, two)
    assert folder.keep(INDEX, (two,), None)
    folder.write()
    assert files(folder) == ["2.run", "session.json"]
    assert folder.keep(INDEX, (one, two), None)
    folder.write()
    assert files(folder) == ["1.run", "2.run", "session.json"]
    folder.keep(INDEX, (), None)
    folder.write()
    assert files(folder) == ["session.json"]
    folder.release()
    # Nothing in it can be brought back.
    assert last_session() is None
    assert not folder.path.exists()


def test_a_run_that_goes_on_is_kept_as_its_last_epoch_ended() -> None:
    folder = SessionFolder()
    begun = replace(kept(1), history=run().run.history.until(13))
    # Of a branch, the part that is another run's needs no second file.
    assert folder.keep(INDEX, (replace(begun, first_batch=10),), 1)
    folder.write()
    assert not folder.path.exists()
    folder.keep(INDEX, (begun,), 1)
    folder.write()
    (back,) = read_session(folder.path).runs
    assert back.history.n_batches == 10
    (moment,) = back.snapshots
    assert (moment.batch, moment.full_state is None) == (10, False)
    before = times(folder)
    begun.history.add_batches([1], [1])
    assert not folder.keep(INDEX, (begun,), 1)
    assert folder.keep(INDEX, (begun,), None), "it has ended"
    folder.write()
    assert times(folder)["1.run"] != before["1.run"]
    assert read_session(folder.path).runs[0].history.n_batches == 14


def test_its_validation_is_waited_for() -> None:
    begun = kept(1)
    logs = begun.history.epoch_logs
    begun.history.epoch_logs = logs[:1]
    folder = SessionFolder()
    folder.keep(INDEX, (begun,), 1)
    folder.write()
    assert not folder.path.exists()
    begun.history.epoch_logs = logs
    assert folder.keep(INDEX, (begun,), 1)


def test_what_was_held_already_is_not_written_again() -> None:
    folder = written(kept(1), kept(2))
    before = times(folder)
    folder.release()
    again, back = SessionFolder(folder.path), read_session(folder.path)
    assert again.claim()
    again.hold(back)
    assert not again.keep(back.index, back.runs, None)
    again.write()
    assert times(again) == before
    again.keep(back.index, back.runs[1:], None)
    again.write()
    assert files(again) == ["2.run", "session.json"]


def test_a_file_that_could_not_be_read_is_left_alone() -> None:
    folder = written(kept(1), kept(2))
    folder.release()
    (folder.path / "1.run").write_bytes(b"of tomorrow")
    back, again = read_session(folder.path), SessionFolder(folder.path)
    again.hold(back)
    again.keep(SessionIndex(page="home"), back.runs, None)
    again.write()
    assert (folder.path / "1.run").read_bytes() == b"of tomorrow"


def test_what_cannot_be_written_is_written_later_and_asked_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = SessionFolder()
    one, two = kept(1), kept(2)
    folder.keep(INDEX, (one,), None)
    with monkeypatch.context() as full:
        full.setattr(
            "visualizer.app.session_folder.write_run", lambda *_: (_ for _ in ()).throw(OSError(28))
        )
        with pytest.raises(OSError):
            folder.write()
    # It would be tried in vain forty times a second.
    assert not folder.keep(INDEX, (one,), None)
    assert folder.keep(INDEX, (one, two), None)
    folder.write()
    assert files(folder) == ["1.run", "2.run", "session.json"]


def test_a_folder_that_cannot_be_made_is_told_of() -> None:
    sessions_folder().parent.mkdir(parents=True, exist_ok=True)
    sessions_folder().write_text("a file", encoding="utf-8")
    try:
        with pytest.raises((OSError, Problem)):
            written(kept(1))
    finally:
        sessions_folder().unlink()


def test_this_session_and_the_one_before_it_stay_and_no_other() -> None:
    left = []
    for _ in range(4):
        folder = written(kept(1))
        # Later than the one before it, whatever the clock of the disk can tell apart.
        index = folder.path / "session.json"
        os.utime(index, ns=(len(left) * 10**9, len(left) * 10**9))
        left.append(folder)
        folder.release()
    assert last_session() == left[3].path
    there = [path for path in sessions_folder().iterdir() if path.is_dir()]
    assert sorted(there) == sorted((left[2].path, left[3].path))
    assert [path for path in sessions_folder().iterdir() if path.suffix == ".lock"] == []


def test_a_session_that_goes_on_elsewhere_is_neither_brought_back_nor_thrown_away() -> None:
    going_on = written(kept(1))
    assert last_session() is None
    for _ in range(3):
        written(kept(1)).release()
    assert going_on.path.is_dir()
    assert last_session() != going_on.path
    going_on.release()


def test_a_run_of_the_time_before_there_were_sessions_is_found() -> None:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    path = Path(folder) / "last.run"
    path.parent.mkdir(parents=True, exist_ok=True)
    assert last_session() is None
    write_run(run(), path)
    try:
        assert last_session() == path
        folder = written(kept(1))
        folder.release()
        assert last_session() == folder.path
    finally:
        path.unlink()


def test_two_threads_that_look_do_not_hide_a_session_from_each_other() -> None:
    written(kept(1)).release()
    found: list[Path | None] = []

    def look() -> None:
        found.extend(last_session() for _ in range(100))

    other = threading.Thread(target=look)
    other.start()
    look()
    other.join()
    assert len(found) == 200
    assert None not in found
