"""A session on the disk as it goes on: what it holds when the program ends without being asked."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLockFile, QStandardPaths

from visualizer.core.file_replacement import replacing
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_file import SUFFIX as RUN_SUFFIX
from visualizer.core.run_file import SavedRun, write_run
from visualizer.core.session_file import INDEX, SUFFIX, run_file_name, run_numbers
from visualizer.core.session_index import SessionIndex

# The one that goes on, and the one before it.
KEPT_SESSIONS = 2
# Whoever looks at what was left claims it for a moment: no other thread may find it claimed.
_LOOKING = threading.RLock()


def sessions_folder() -> Path:
    """Return where sessions are kept: in the platform's folder for data of this computer."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(folder) / "sessions"


def last_session() -> Path | None:
    """Return the session that was left last, None where there is none.

    One that goes on in a window, this one or another, is not meant.
    """
    left = _sessions_left()
    if left:
        return left[0]
    # As it was kept when only one run was.
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    path = Path(folder) / f"last{RUN_SUFFIX}"
    return path if path.exists() else None


def crashed_session() -> Path | None:
    """Return the session that was left last if its program never said goodbye, else None.

    To be asked once, at the start: nobody can tell afterwards.
    """
    # A program that ends takes its lock away; that of a crash is void, but there.
    locked = {path for path in sessions_folder().glob(f"*{SUFFIX}") if _lock_path(path).exists()}
    left = _sessions_left()
    return left[0] if left and left[0] in locked else None


class SessionFolder:
    """A file for every run, written once it has changed, and an index.

    One thread says what there is to keep, another may write it. A lock beside the folder says
    that the session goes on; it is void as soon as the program has ended, however it did.

    Parameters
    ----------
    path : Path, optional
        Of a session that was left; a new one if left out. It is made when there is a run.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or sessions_folder() / f"{uuid.uuid4().hex}{SUFFIX}"
        self._lock = QLockFile(str(_lock_path(self.path)))
        # Void by the end of its program alone, never by age.
        self._lock.setStaleLockTime(0)
        self._writing = threading.Lock()
        self._states: dict[int, tuple[object, ...]] = {}
        self._unwritten: dict[int, KeptRun] = {}
        self._written: set[int] = set()
        self._index = self._written_index = SessionIndex()

    def claim(self) -> bool:
        """Say that the session goes on here; tell whether it does nowhere else."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Say that the session has been left."""
        self._lock.unlock()

    def hold(self, runs: Iterable[KeptRun], index: SessionIndex) -> None:
        """Take note of what is in the folder already; what was never whole is cleared away."""
        for path in self.path.glob(".*"):
            path.unlink(missing_ok=True)
        self._index = self._written_index = index
        for run in runs:
            self._states[run.number] = _state(run)
            self._written.add(run.number)

    def keep(self, index: SessionIndex, runs: Iterable[KeptRun], going_on: int | None) -> bool:
        """Take note of what is to be in the folder; tell whether anything is to be written.

        Parameters
        ----------
        index : SessionIndex
        runs : iterable of KeptRun
            All of the session; what is not among them leaves the folder.
        going_on : int or None
            Number of the run that is being trained: it is kept as its last epoch has ended.
        """
        numbers = set()
        is_news = index != self._index
        self._index = index
        for run in runs:
            numbers.add(run.number)
            end = _last_epoch_end(run) if run.number == going_on else run.history.n_batches
            if end is None:
                continue
            state = (run.history, end) if run.number == going_on else _state(run)
            if self._states.get(run.number) != state:
                is_news = True
                self._states[run.number] = state
                self._unwritten[run.number] = (
                    run.at_epoch_end(end) if run.number == going_on else run.filed()
                )
        for number in set(self._states) - numbers:
            is_news = True
            del self._states[number]
            self._unwritten.pop(number, None)
        return is_news

    def write(self) -> None:
        """Write what has changed; all that has not is left as it is.

        Raises
        ------
        Problem, OSError
            If the disk is full, or may not be written to. What was there before stays.
        """
        with self._writing:
            if self._unwritten and not self.path.is_dir():
                self._make()
            if not self.path.is_dir():
                return
            index = self._index
            if index != self._written_index:
                with replacing(self.path / INDEX) as beside:
                    beside.write_bytes(index.encoded())
                self._written_index = index
            for number, run in list(self._unwritten.items()):
                write_run(SavedRun(run), self.path / run_file_name(number))
                self._written.add(number)
                if self._unwritten.get(number) is run:
                    self._unwritten.pop(number, None)
            for number in self._written - set(self._states):
                (self.path / run_file_name(number)).unlink(missing_ok=True)
                self._written.discard(number)

    def _make(self) -> None:
        """Make the folder, and let go of sessions of long ago."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.claim()
        with _LOOKING:
            for path in _sessions_left()[KEPT_SESSIONS - 1 :]:
                other = SessionFolder(path)
                if other.claim():
                    shutil.rmtree(path, ignore_errors=True)
                    other.release()
        self.path.mkdir()


def _state(run: KeptRun) -> tuple[object, ...]:
    """Return what another file would be written for, of a run that does not go on."""
    history, tests = run.history, tuple(run.test_logs.items())
    return history, history.n_batches, history.n_epochs, tests, run.config


def _last_epoch_end(run: KeptRun) -> int | None:
    """Return after how many batches the last epoch that is known ended; None before the first."""
    end = run.snapshots.resumable_before(run.history.n_batches)
    if end is None or end.batch <= run.first_batch or run.history.n_epochs < end.epoch:
        # Its validation is still to come, and is to be kept with it.
        return None
    return end.batch


def _lock_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def _sessions_left() -> list[Path]:
    """Return the sessions that go on nowhere, the one that was left last first."""
    left = []
    with _LOOKING:
        for path in sessions_folder().glob(f"*{SUFFIX}"):
            folder = SessionFolder(path)
            if folder.claim():
                if run_numbers(each.name for each in path.iterdir()):
                    left.append(path)
                else:
                    shutil.rmtree(path, ignore_errors=True)
                folder.release()
    return sorted(left, key=_time_left, reverse=True)


def _time_left(path: Path) -> int:
    index = path / INDEX
    return (index if index.exists() else path).stat().st_mtime_ns
