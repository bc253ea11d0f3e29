"""Takes a picture of every page, with real training in it."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from visualizer.app.main_window import MainWindow
from visualizer.core.registry import discover
from visualizer.state.boundaries import PRESETS
from visualizer.state.dataset import DatasetPhase
from visualizer.state.run import RunState
from visualizer.state.training_phase import TrainingPhase

EPOCHS = 2
# What the network of points has learned after these is seen.
POINTS, POINTS_EPOCHS = "circle-4-2", 150
SETTLE_MS = 300  # for what is drawn in turns
# Steps of the descent after which the paths are told apart best.
DESCENT_SHARE = 0.15
WALK_SHARE = 0.5


class Screenshots(QObject):
    """Waits for the images, trains, takes the pictures, ends the program.

    Parameters
    ----------
    window : MainWindow
    folder : Path
        Where ``PAGE.png`` files go; made if need be.

    Attributes
    ----------
    exit_code : int
        0 once every picture has been saved, 1 until then.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._started = False
        self._pages_left: list[str] = []
        self.exit_code = 1
        window.session.dataset.changed.connect(self._dataset_changed)
        window.session.training.changed.connect(self._training_changed)
        window.session.boundaries.training.changed.connect(self._points_changed)

    def _dataset_changed(self) -> None:
        dataset = self._window.session.dataset
        if self._started or dataset.images is None or dataset.phase != DatasetPhase.RESTING:
            return
        self._started = True
        training = self._window.session.training
        training.start(replace(training.config, epochs=EPOCHS))

    def _training_changed(self) -> None:
        training, boundaries = self._window.session.training, self._window.session.boundaries
        is_untrained = boundaries.training.phase == TrainingPhase.IDLE
        if training.phase == TrainingPhase.FINISHED and is_untrained:
            config = discover(PRESETS)[POINTS].config
            boundaries.training.start(replace(config, epochs=POINTS_EPOCHS))
        self._give_up_on(training)

    def _points_changed(self) -> None:
        training = self._window.session.boundaries.training
        if training.phase == TrainingPhase.FINISHED:
            self._pages_left = list(self._window.pages)
            self._turn_page()
        self._give_up_on(training)

    def _give_up_on(self, training: RunState[Any]) -> None:
        if training.phase == TrainingPhase.FAILED:
            logging.getLogger(__name__).error(training.message)
            QCoreApplication.quit()

    def _turn_page(self) -> None:
        if not self._pages_left:
            self.exit_code = 0
            QCoreApplication.quit()
            return
        self._window.show_page(self._pages_left[0])
        descent = self._window.session.descent
        descent.playback.seek(DESCENT_SHARE * descent.n_steps)
        walk = self._window.session.walk
        walk.playback.seek(WALK_SHARE * walk.playback.length)
        QTimer.singleShot(SETTLE_MS, self._take)

    def _take(self) -> None:
        if self._window.session.evaluation.busy:
            QTimer.singleShot(SETTLE_MS, self._take)
            return
        path = self._folder / f"{self._pages_left.pop(0)}.png"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._window.grab().save(str(path)):
                raise OSError(f"{path} cannot be written")
        except OSError as error:
            logging.getLogger(__name__).error("the pictures cannot be saved: %s", error)
            QCoreApplication.quit()
        else:
            self._turn_page()
