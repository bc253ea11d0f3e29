"""Saves and opens whole runs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from visualizer.app.file_work import FileWork
from visualizer.app.main_window import MainWindow
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.run_file import SUFFIX, SavedRun, read_run, write_run
from visualizer.core.sentence import Sentence
from visualizer.state.dataset import DatasetPhase

NO_RUN = Sentence("RunFile", "There is no run to save yet: train first.")


class RunFiles(QObject):
    """Serves the requests of the session's `run_file`.

    Parameters
    ----------
    window : MainWindow
    runner : TrainingRunner
        Has the thread.
    """

    def __init__(
        self, window: MainWindow, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._session = window, window.session
        self._work = FileWork(self._session.run_file, runner, self)
        # Shown while its images are still to come.
        self._run: SavedRun | None = None
        self._session.dataset.changed.connect(self._dataset_changed)
        self._session.run_file.save_requested.connect(self._save)
        self._session.run_file.open_requested.connect(self._open)

    def _save(self) -> None:
        shown = self._session.timeline.shown
        run = self._session.saved_run(shown.batch, self._window.page) if shown else None
        if run is None:
            self._session.run_file.refuse(NO_RUN)
            return
        self._work.save(partial(write_run, run), (SUFFIX,))

    def _open(self) -> None:
        if self._session.training.active:
            text = Sentence("RunFile", "Stop or reset the run before opening another.")
            self._session.run_file.refuse(text)
            return
        self._work.do(partial(read_run, Path(self._session.run_file.path)), self._show)

    def _show(self, run: SavedRun) -> Sentence | None:
        run = self._with_images_in_use(run)
        self._session.training.restore(run)
        if run.page in self._window.pages:
            self._window.show_page(run.page)
        if run.config.dataset == self._session.dataset.name:
            return self._prospect()
        self._run = run
        self._session.dataset.load(run.config.dataset)
        return None

    def _dataset_changed(self) -> None:
        """Say whether the run can go on, when its images are there, or cannot be had."""
        training, dataset = self._session.training, self._session.dataset
        if self._run is None or dataset.phase is not DatasetPhase.RESTING:
            return
        if training.history is not self._run.history:
            self._run = None  # Another run is on screen.
            return
        run = self._with_images_in_use(self._run)
        if run is not self._run:
            config = training.config
            training.restore(run)
            training.put(config)  # What has been set meanwhile.
        if run.config.dataset == dataset.name:
            self._run = None
        if self._prospect() != self._session.run_file.message:
            self._session.run_file.tell(self._prospect())

    def _with_images_in_use(self, run: SavedRun) -> SavedRun:
        """Return the run with the data set in use as its own if those are the same images."""
        dataset = self._session.dataset
        if dataset.images is None or dataset.images.fingerprint != run.images:
            return run
        return replace(run, config=replace(run.config, dataset=dataset.name))

    def _prospect(self) -> Sentence:
        training = self._session.training
        n_batches = training.history.n_batches
        obstacle = training.branch_obstacle(n_batches)
        if obstacle is None:
            text = Sentence("RunFile", "{n} batches trained; “Go on from here” goes on.")
            return text.format(n=f"{n_batches:,}")
        text = Sentence("RunFile", "{n} batches trained. {obstacle}")
        return text.format(n=f"{n_batches:,}", obstacle=obstacle)
