"""Saves runs for TensorBoard."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from visualizer.app.file_work import FileWork
from visualizer.app.run_files import NO_RUN
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.kept_run import KeptRun
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import SnapshotTaken
from visualizer.state.session import Session
from visualizer.training.event_files import write_events
from visualizer.training.tensorflow_import import import_tensorflow


class EventFiles(QObject):
    """Serves the requests of the session's `event_files`.

    Parameters
    ----------
    session : Session
    runner : TrainingRunner
        Has the thread.
    """

    def __init__(
        self, session: Session, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._work = FileWork(session.event_files, runner, self)
        session.event_files.save_requested.connect(self._save)

    def _save(self) -> None:
        training = self._session.training
        n_batches = training.history.n_batches
        if n_batches == 0:
            self._session.event_files.refuse(NO_RUN)
            return
        # A copy, but of all that the charts show: the run goes on meanwhile, and its newest
        # snapshot is of a moment ago.
        run = replace(training.run, history=training.history.until(n_batches))
        folder = Path(self._session.event_files.path)
        self._work.do(
            partial(_save_now, run, list(training.snapshots), folder), partial(_saved, folder)
        )


def _save_now(run: KeptRun, snapshots: list[SnapshotTaken], folder: Path) -> None:
    import_tensorflow()
    write_events(run.history, snapshots, run.config, folder)


def _saved(folder: Path, _: object) -> Sentence:
    return Sentence("EventFiles", 'Saved. It opens by: tensorboard --logdir "{folder}"').format(
        folder=folder
    )
