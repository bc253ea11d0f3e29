"""Takes a picture of every page, with real training in it."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from visualizer.app.main_window import MainWindow
from visualizer.state.dataset import DatasetPhase
from visualizer.state.training import TrainingPhase

EPOCHS = 2
SETTLE_MS = 300
# Steps of the descent after which the paths are told apart best.
DESCENT_SHARE = 0.25


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
        self.exit_code = 1
        window.session.dataset.changed.connect(self._dataset_changed)
        window.session.training.changed.connect(self._training_changed)

    def _dataset_changed(self) -> None:
        dataset = self._window.session.dataset
        if self._started or dataset.images is None or dataset.phase != DatasetPhase.RESTING:
            return
        self._started = True
        session = self._window.session
        session.training.configure(epochs=EPOCHS)
        session.training.start()

    def _training_changed(self) -> None:
        phase = self._window.session.training.phase
        if phase == TrainingPhase.FINISHED:
            # Charts and diagram draw their last change first.
            QTimer.singleShot(SETTLE_MS, self._take)
        elif phase == TrainingPhase.FAILED:
            logging.getLogger(__name__).error(self._window.session.training.message)
            QCoreApplication.quit()

    def _take(self) -> None:
        descent = self._window.session.descent
        descent.playback.seek(DESCENT_SHARE * descent.n_steps)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for key in self._window.pages:
                self._window.show_page(key)
                path = self._folder / f"{key}.png"
                if not self._window.grab().save(str(path)):
                    raise OSError(f"{path} cannot be written")
        except OSError as error:
            logging.getLogger(__name__).error("the pictures cannot be saved: %s", error)
        else:
            self.exit_code = 0
        QCoreApplication.quit()
