"""Keeps the last run, in case the program ends without being asked."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from visualizer.app.training_runner import TrainingRunner
from visualizer.core.run_file import SUFFIX, SavedRun, write_run
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_events import SnapshotTaken

if TYPE_CHECKING:
    from visualizer.app.main_window import MainWindow


def autosave_path() -> Path:
    """Return the file of the last run, in the platform's folder for the program's data."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / f"last{SUFFIX}"


class Autosave(QObject):
    """Writes the run to `autosave_path` whenever an epoch is over.

    Parameters
    ----------
    window : MainWindow
    runner : TrainingRunner
        Has the thread.
    """

    _failed = Signal(object)  # Sentence

    def __init__(
        self, window: MainWindow, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._runner = window, window.session, runner
        self._kept: SnapshotTaken | None = None
        self._has_failed = False
        self._failed.connect(self._session.run_file.refuse)
        self._session.training.changed.connect(self._keep)

    def _keep(self) -> None:
        training = self._session.training
        if training.is_restored:
            return  # The last run that was trained is not to be lost for it.
        snapshots, history = training.snapshots, training.history
        newest = snapshots.resumable_before(self._session.timeline.last_batch)
        if newest is None or newest is self._kept or newest.batch == 0:
            return
        if training.active and history.n_epochs < newest.epoch:
            # Its validation is still to come, and is to be kept with it.
            return
        self._kept = newest
        run = self._session.saved_run(newest.batch, self._window.page)
        if run is not None:
            self._runner.do(partial(self._keep_now, run))

    def _keep_now(self, run: SavedRun) -> None:
        """Write the run, in the background thread; say once why it cannot be."""
        try:
            autosave_path().parent.mkdir(parents=True, exist_ok=True)
            write_run(run, autosave_path())
        except (Problem, OSError) as error:
            logging.getLogger(__name__).warning("the run is not kept: %s", error)
            if not self._has_failed:
                reason = error.sentence if isinstance(error, Problem) else error.strerror
                # Nobody asked for it: the run goes on.
                self._failed.emit(
                    Sentence(
                        "RunFile", "Training goes on, but a crash would lose this run. {reason}"
                    ).format(reason=reason)
                )
            self._has_failed = True
        else:
            self._has_failed = False
