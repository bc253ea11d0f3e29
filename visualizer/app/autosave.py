"""Keeps every run of the session, in case the program ends without being asked."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visualizer.app.session_folder import SessionFolder, sessions_folder
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.session_file import SavedSession

if TYPE_CHECKING:
    from visualizer.app.main_window import MainWindow


class Autosave(QObject):
    """Writes what changes: the run that goes on when an epoch is over, any other once.

    Parameters
    ----------
    window : MainWindow
    runner : TrainingRunner
        Has the thread.
    keeps : bool
        Whether anything is to be kept at all.
    """

    _failed = Signal(object)  # Sentence

    def __init__(
        self,
        window: MainWindow,
        runner: TrainingRunner,
        parent: QObject | None = None,
        *,
        keeps: bool = True,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._runner = window, window.session, runner
        self._keeps, self._folder = keeps, SessionFolder()
        self._is_asked = self._has_failed = False
        self._failed.connect(self._session.session_file.refuse)
        session = self._session
        for changed in (
            session.training.changed,
            session.run_shelf.changed,
            session.chart_options.changed,
            window.page_turned,
        ):
            changed.connect(self._keep)

    def turn_to(self, saved: SavedSession, path: Path) -> None:
        """Keep another session from now on; this one stays on the disk as it was left.

        Parameters
        ----------
        saved : SavedSession
        path : Path
            Where it was read from: where it has been kept before, it is kept on.
        """
        self.leave()
        self._folder = SessionFolder()
        if path.parent == sessions_folder():
            folder = SessionFolder(path)
            if folder.claim():
                folder.hold(saved.runs, saved.index)
                self._folder = folder

    def leave(self) -> None:
        """Write what is not yet written, the run that goes on as far as it has come."""
        self._take_note(going_on=None)
        self._write()
        self._folder.release()

    def _keep(self) -> None:
        is_training = self._session.training.active
        going_on = self._session.run_shelf.on_screen if is_training else None
        if self._take_note(going_on) and not self._is_asked:
            self._is_asked = True
            self._runner.do(self._write_now)

    def _take_note(self, going_on: int | None) -> bool:
        if not self._keeps:
            return False
        index = self._session.index(self._window.page)
        return self._folder.keep(index, self._session.run_shelf.runs, going_on)

    def _write_now(self) -> None:
        # Before it looks: what comes while it writes is written next.
        self._is_asked = False
        self._write()

    def _write(self) -> None:
        """Write what there is to write; say once why it cannot be."""
        try:
            self._folder.write()
        except (Problem, OSError) as error:
            logging.getLogger(__name__).warning("the session is not kept: %s", error)
            if not self._has_failed:
                reason = error.sentence if isinstance(error, Problem) else error.strerror
                # Nobody asked for it: training goes on.
                self._failed.emit(
                    Sentence(
                        "RunFile", "Training goes on, but a crash would lose this run. {reason}"
                    ).format(reason=reason)
                )
            self._has_failed = True
        else:
            self._has_failed = False
