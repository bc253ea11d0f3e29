"""Saves and opens runs, each by itself or all of a session."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from visualizer.app.autosave import Autosave
from visualizer.app.file_work import FileWork
from visualizer.app.main_window import MainWindow
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.counted import counted
from visualizer.core.history import TrainingHistory
from visualizer.core.run_file import SUFFIX, SavedRun, read_run, write_run
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.session_file import SUFFIX as SESSION_SUFFIX
from visualizer.core.session_file import UNREAD_SCENES, SavedSession, read_session, write_session
from visualizer.state.dataset import DatasetPhase
from visualizer.state.file_exchange import FileExchange
from visualizer.state.run_shelf import BUSY

NO_RUN = Sentence("RunFile", "There is no run to save yet: train first.")


class RunFiles(QObject):
    """Serves the requests of the session's `run_file` and `session_file`.

    A run is put beside those that are here, a session in the place of this one.

    Parameters
    ----------
    window : MainWindow
    runner : TrainingRunner
        Has the thread.
    autosave : Autosave
        Keeps the session that is left, and then the one that is opened.
    """

    def __init__(
        self,
        window: MainWindow,
        runner: TrainingRunner,
        autosave: Autosave,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._autosave = window, window.session, autosave
        run_file, session_file = self._session.run_file, self._session.session_file
        self._run_work = FileWork(run_file, runner, self)
        self._session_work = FileWork(session_file, runner, self)
        # As long as nobody has set anything, there is nothing to save.
        self._first_scenes = self._session.page_scenes.now
        # What is told of a run on screen once its images are there, or cannot be had.
        self._awaited: tuple[TrainingHistory, FileExchange, Sentence | None] | None = None
        self._session.dataset.changed.connect(self._dataset_changed)
        run_file.save_requested.connect(self._save_run)
        run_file.open_requested.connect(self._open_run)
        session_file.save_requested.connect(self._save_session)
        session_file.open_requested.connect(self._open_session)

    def _save_run(self) -> None:
        run, shown = self._session.run_shelf.run_on_screen, self._session.timeline.shown
        until = run.until(shown.batch) if shown else None
        # A model that was opened is no run.
        if until is None or not until.history.learning_rates:
            self._session.run_file.refuse(NO_RUN)
            return
        saved = SavedRun(until.filed(), self._window.page)
        self._run_work.save(partial(write_run, saved), (SUFFIX,))

    def _save_session(self) -> None:
        session = self._session
        runs = tuple(run.filed() for run in session.run_shelf.runs)
        points, scenes = session.boundaries.kept_run, session.page_scenes.now
        if not runs and points is None and scenes == self._first_scenes:
            session.session_file.refuse(NO_RUN)
            return
        index = session.index(self._window.page)
        saved = SavedSession(runs, index, scenes, points and points.filed())
        self._session_work.save(partial(write_session, saved), (SESSION_SUFFIX,))

    def _open_run(self) -> None:
        exchange = self._session.run_file
        if self._session.training.active:
            exchange.refuse(BUSY)
            return
        self._run_work.do(partial(read_run, Path(exchange.path)), self._show_run)

    def _open_session(self) -> None:
        exchange = self._session.session_file
        if self._session.is_training:
            exchange.refuse(BUSY)
            return
        path = Path(exchange.path)
        self._session_work.do(partial(read_session, path), partial(self._show_session, path))

    def _show_run(self, saved: SavedRun) -> Sentence | None:
        self._session.run_shelf.stand_beside(saved.run)
        self._turn_to_page(saved.page)
        return self._told(self._session.run_file, None)

    def _show_session(self, path: Path, saved: SavedSession) -> Sentence | None:
        session = self._session
        if session.is_training:
            raise Problem(BUSY)
        self._autosave.turn_to(saved, path)
        unshown = session.take_over(saved)
        self._turn_to_page(saved.index.page)
        opened = Sentence("SessionFile", "Runs opened: {n}.").format(n=saved.n_runs)
        if not saved.n_runs:
            opened = Sentence("SessionFile", "All that was set on the pages is as it was.")
        lost = (*saved.lost, *[UNREAD_SCENES] * bool(unshown))
        if lost:
            text = Sentence("SessionFile", "{runs} {loss}")
            raise Problem(text.format(runs=opened, loss=lost[0]))
        return self._told(session.session_file, opened) if saved.runs else opened

    def _turn_to_page(self, page: str) -> None:
        if page in self._window.pages:
            self._window.show_page(page)

    def _told(self, exchange: FileExchange, first: Sentence | None) -> Sentence | None:
        """Return what is told of the run on screen; None while its images are to come."""
        training = self._session.training
        if training.run_config.dataset == self._session.dataset.name:
            return self._prospect(first)
        self._awaited = training.history, exchange, first
        return None

    def _dataset_changed(self) -> None:
        """Say whether the run can go on, when its images are there, or cannot be had."""
        training, dataset = self._session.training, self._session.dataset
        if self._awaited is None or dataset.phase is not DatasetPhase.RESTING:
            return
        history, exchange, first = self._awaited
        if training.history is not history:
            self._awaited = None  # Another run is on screen.
            return
        if training.run_config.dataset == dataset.name:
            self._awaited = None
        if self._prospect(first) != exchange.message:
            exchange.tell(self._prospect(first))

    def _prospect(self, first: Sentence | None) -> Sentence:
        """Return what is told of the run on screen, after what is told of all."""
        training = self._session.training
        n_batches = training.history.n_batches
        obstacle = training.branch_obstacle(n_batches)
        if obstacle is None:
            one = Sentence("RunFile", "1 batch trained; “Go on” trains on.")
            many = Sentence("RunFile", "{n} batches trained; “Go on” trains on.")
        else:
            one = Sentence("RunFile", "1 batch trained. {obstacle}")
            many = Sentence("RunFile", "{n} batches trained. {obstacle}")
        prospect = counted(n_batches, one, many, obstacle=obstacle)
        if first is None:
            return prospect
        return Sentence("SessionFile", "{runs} {prospect}").format(runs=first, prospect=prospect)
