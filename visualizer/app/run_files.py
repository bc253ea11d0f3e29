"""Saves and opens whole runs, and saves by itself what a crash or a power cut would lose."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visualizer.app.autosave import SUFFIX, autosave_path
from visualizer.app.main_window import MainWindow
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.run_file import SavedRun, read_run, write_run
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_events import SnapshotTaken


class RunFiles(QObject):
    """Serves the requests of the session's `run_file`.

    Whenever an epoch is over, the run is written to `autosave_path`, too.

    Parameters
    ----------
    window : MainWindow
    runner : TrainingRunner
        Has the thread.
    """

    _done = Signal(object, object)  # Sentence, SavedRun or None
    _refused = Signal(object)  # Sentence

    def __init__(
        self, window: MainWindow, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._runner = window, window.session, runner
        self._kept: SnapshotTaken | None = None
        self._done.connect(self._take)
        self._refused.connect(self._session.run_file.refuse)
        self._session.run_file.save_requested.connect(self._save)
        self._session.run_file.open_requested.connect(self._open)
        self._session.training.changed.connect(self._keep)

    def _save(self) -> None:
        run = self._run_until(self._session.timeline.shown)
        if run is None:
            text = Sentence("RunFile", "There is no run to save yet: train first.")
            self._session.run_file.refuse(text)
            return
        path = Path(self._session.run_file.path)
        if path.suffix != SUFFIX:
            path = path.with_name(f"{path.name}{SUFFIX}")
        self._do(partial(self._save_now, run, path))

    def _open(self) -> None:
        if self._session.training.active:
            text = Sentence("RunFile", "Stop or reset the run before opening another.")
            self._session.run_file.refuse(text)
            return
        self._do(partial(self._open_now, Path(self._session.run_file.path)))

    def _do(self, job: Callable[[], None]) -> None:
        self._runner.do(partial(self._attempt, job))

    def _attempt(self, job: Callable[[], None]) -> None:
        """Do a job in the background thread; say in one sentence what went wrong."""
        try:
            job()
        except Problem as problem:
            self._refused.emit(problem.sentence)

    def _save_now(self, run: SavedRun, path: Path) -> None:
        write_run(run, path)
        self._done.emit(Sentence("RunFile", "Saved as {file}.").format(file=path.name), None)

    def _open_now(self, path: Path) -> None:
        run = read_run(path)
        text = Sentence("RunFile", "{n} batches trained; “Go on from here” goes on.")
        self._done.emit(text.format(n=f"{run.shown.batch:,}"), run)

    def _take(self, message: Sentence, run: SavedRun | None) -> None:
        if run is not None:
            self._session.training.restore(run)
            if run.config.dataset != self._session.dataset.name:
                self._session.dataset.load(run.config.dataset)
            if run.page in self._window.pages:
                self._window.show_page(run.page)
        self._session.run_file.tell(message)

    def _run_until(self, shown: SnapshotTaken | None) -> SavedRun | None:
        run = self._session.training.saved_run(shown.batch) if shown else None
        return run and run.on_page(self._window.page)

    def _keep(self) -> None:
        """Save by itself what has been trained, where an epoch begins."""
        newest = self._session.training.snapshots.resumable_before(
            self._session.timeline.last_batch
        )
        if newest is None or newest is self._kept or newest.batch == 0:
            return
        self._kept = newest
        run = self._run_until(newest)
        if run is not None:
            self._runner.do(partial(self._keep_now, run))

    def _keep_now(self, run: SavedRun) -> None:
        try:
            autosave_path().parent.mkdir(parents=True, exist_ok=True)
            write_run(run, autosave_path())
        except (Problem, OSError) as problem:
            # Nobody asked for it: the run goes on.
            logging.getLogger(__name__).warning("the run is not kept: %s", problem)
