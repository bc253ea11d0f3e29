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
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.run_file import SUFFIX as RUN_SUFFIX
from visualizer.core.run_file import PointsRun, SavedRun, write_points_run, write_run
from visualizer.core.session_file import (
    INDEX,
    NETWORK,
    POINTS_RUN,
    SCENES,
    SUFFIX,
    SavedSession,
    holds_a_run,
    run_file_name,
)
from visualizer.core.session_index import SessionIndex
from visualizer.core.session_scenes import SessionScenes

# The one that goes on, and the one before it.
KEPT_SESSIONS = 2
Text = SessionIndex | SessionScenes | KeptWorkbench
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
    """A file for every run, an index and the scenes of the pages, each written as it has changed.

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
        # Of each run, by the name of its file, and of each text.
        self._states: dict[str, tuple[object, ...]] = {}
        self._unwritten: dict[str, KeptRun | PointsRun] = {}
        self._written: set[str] = set()
        self._texts: dict[str, Text] = {}
        self._written_texts: dict[str, Text] = {}

    def claim(self) -> bool:
        """Say that the session goes on here; tell whether it does nowhere else."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Say that the session has been left."""
        self._lock.unlock()

    def hold(self, saved: SavedSession) -> None:
        """Take note of what is in the folder already; what was never whole is cleared away."""
        for path in self.path.glob(".*"):
            path.unlink(missing_ok=True)
        self._texts = {INDEX: saved.index, SCENES: saved.scenes}
        if saved.scenes.network is not None:
            self._texts[NETWORK] = saved.scenes.network
        self._written_texts = dict(self._texts)
        runs = {run_file_name(run.number): run for run in saved.runs}
        if saved.points_run is not None:
            runs[POINTS_RUN] = saved.points_run
        for name, run in runs.items():
            self._states[name] = _state(run)
            self._written.add(name)

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
        is_news = self._keep_text(INDEX, index)
        names = {POINTS_RUN}
        for run in runs:
            name = run_file_name(run.number)
            names.add(name)
            is_news |= self._keep_run(name, run, run.number == going_on)
        for name in set(self._states) - names:
            is_news |= self._let_go(name)
        return is_news

    def keep_pages(self, scenes: SessionScenes, run: PointsRun | None, goes_on: bool) -> bool:
        """Take note of what is set on the pages; tell whether anything is to be written.

        Parameters
        ----------
        scenes : SessionScenes
        run : PointsRun or None
            The one on points of the plane; None where there is none, or none any more.
        goes_on : bool
            Whether it is being trained.
        """
        is_news = self._keep_text(SCENES, scenes)
        if scenes.network is not None:
            is_news |= self._keep_text(NETWORK, scenes.network)
        if run is None:
            return self._let_go(POINTS_RUN) or is_news
        return self._keep_run(POINTS_RUN, run, goes_on) or is_news

    def _keep_text(self, name: str, text: Text) -> bool:
        is_news = text != self._texts.get(name)
        self._texts[name] = text
        return is_news

    def _keep_run(self, name: str, run: KeptRun | PointsRun, goes_on: bool) -> bool:
        end = run.last_epoch_end if goes_on else run.history.n_batches
        if end is None:
            return False
        state = (run.history, end) if goes_on else _state(run)
        if self._states.get(name) == state:
            return False
        self._states[name] = state
        self._unwritten[name] = run.at_epoch_end(end) if goes_on else run.filed()
        return True

    def _let_go(self, name: str) -> bool:
        self._unwritten.pop(name, None)
        return self._states.pop(name, None) is not None

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
            for name, text in list(self._texts.items()):
                if text != self._written_texts.get(name):
                    with replacing(self.path / name) as beside:
                        beside.write_bytes(text.encoded())
                    self._written_texts[name] = text
            for name, run in list(self._unwritten.items()):
                if isinstance(run, KeptRun):
                    write_run(SavedRun(run), self.path / name)
                else:
                    write_points_run(run, self.path / name)
                self._written.add(name)
                if self._unwritten.get(name) is run:
                    self._unwritten.pop(name, None)
            for name in self._written - set(self._states):
                (self.path / name).unlink(missing_ok=True)
                self._written.discard(name)

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


def _state(run: KeptRun | PointsRun) -> tuple[object, ...]:
    """Return what another file would be written for, of a run that does not go on."""
    history, tests = run.history, tuple(run.test_logs.items())
    return history, history.n_batches, history.n_epochs, tests, run.config


def _lock_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def _sessions_left() -> list[Path]:
    """Return the sessions that go on nowhere, the one that was left last first."""
    left = []
    with _LOOKING:
        for path in sessions_folder().glob(f"*{SUFFIX}"):
            folder = SessionFolder(path)
            if folder.claim():
                if holds_a_run(each.name for each in path.iterdir()):
                    left.append(path)
                else:
                    shutil.rmtree(path, ignore_errors=True)
                folder.release()
    return sorted(left, key=_time_left, reverse=True)


def _time_left(path: Path) -> int:
    index = path / INDEX
    return (index if index.exists() else path).stat().st_mtime_ns
