"""Saves the steps of a race as a table."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject

from visualizer.app.file_work import GIVEN_UP, FileWork
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.descent_csv import write_descent_csv
from visualizer.state.session import Session

SUFFIXES = (".csv",)


class DescentFiles(QObject):
    """Serves the requests of the session's `descent_file`.

    What is still being walked is saved once it is there.

    Parameters
    ----------
    session : Session
    runner : TrainingRunner
        Has the thread: a million steps of every rule take half a minute to write.
    """

    def __init__(
        self, session: Session, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._descent = session.descent
        self._is_asked = False
        self._given_up = threading.Event()
        self._exchange = session.descent_file
        self._work = FileWork(session.descent_file, runner, self)
        session.descent_file.save_requested.connect(self._ask)
        session.descent_file.give_up_requested.connect(self._give_up)
        session.descent.changed.connect(self._save)
        session.descent.advanced.connect(self._save)

    def _ask(self) -> None:
        self._is_asked = True
        self._save()

    def _give_up(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self._exchange.tell(GIVEN_UP)
        else:
            self._given_up.set()

    def _save(self) -> None:
        descent = self._descent
        if not self._is_asked:
            return
        # Where nobody has looked, this begins the walks.
        trajectories = descent.trajectories
        if descent.n_done == descent.n_steps:
            self._is_asked = False
            # What was walked stays as it is, whatever is walked next.
            self._given_up = threading.Event()
            write = partial(
                write_descent_csv,
                dict(trajectories),
                descent.surface.variables,
                is_given_up=self._given_up.is_set,
            )
            self._work.save(write, SUFFIXES)
