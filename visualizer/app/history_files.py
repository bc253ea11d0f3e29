"""Saves the numbers of runs as tables."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from visualizer.app.file_work import FileWork
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.history_csv import write_history_csv
from visualizer.state.trained import Trained

SUFFIXES = (".csv",)


class HistoryFiles(QObject):
    """Serves the requests of a `history_file`.

    Parameters
    ----------
    trained : Trained
    runner : TrainingRunner
        Has the thread: a million batches take seconds to write.
    """

    def __init__(
        self, trained: Trained, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._trained = trained
        self._work = FileWork(trained.history_file, runner, self)
        trained.history_file.save_requested.connect(self._save)

    def _save(self) -> None:
        history = self._trained.training.history
        # A copy: the run goes on meanwhile.
        self._work.save(partial(write_history_csv, history.until(history.n_batches)), SUFFIXES)
