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
from visualizer.widgets.throttle import Throttle

if TYPE_CHECKING:
    from visualizer.app.main_window import MainWindow

# Between two looks at the pages: epochs of points are over in a thousandth of it (ms).
PAGES_MS = 2000


class Autosave(QObject):
    """Writes what changes: the run that goes on when an epoch is over, any other once.

    What is set on the pages and the run on points of the plane, every two seconds.

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
        pages = Throttle(PAGES_MS, self)
        pages.due.connect(self._keep_pages)
        points = session.boundaries.training
        for changed in (session.page_scenes.changed, points.changed, points.config_changed):
            changed.connect(pages.ask)

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
                folder.hold(saved)
                self._folder = folder

    def leave(self) -> None:
        """Write what is not yet written, the run that goes on as far as it has come."""
        if self._keeps:
            self._take_note(as_if_over=True)
            self._take_note_of_pages(as_if_over=True)
        self._write()
        self._folder.release()

    def end(self) -> None:
        """Leave the session for good: the window may go next, and what it shows with it."""
        self.leave()
        self._keeps = False

    def _keep(self) -> None:
        if self._keeps and self._take_note():
            self._ask()

    def _keep_pages(self) -> None:
        if self._keeps and self._take_note() | self._take_note_of_pages():
            self._ask()

    def _take_note(self, *, as_if_over: bool = False) -> bool:
        session = self._session
        goes_on = session.training.active and not as_if_over
        going_on = session.run_shelf.on_screen if goes_on else None
        index = session.index(self._window.page)
        return self._folder.keep(index, session.run_shelf.runs, going_on)

    def _take_note_of_pages(self, *, as_if_over: bool = False) -> bool:
        boundaries = self._session.boundaries
        goes_on = boundaries.training.active and not as_if_over
        scenes = self._session.page_scenes.now
        return self._folder.keep_pages(scenes, boundaries.kept_run, goes_on)

    def _ask(self) -> None:
        if not self._is_asked:
            self._is_asked = True
            self._runner.do(self._write_now)

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
