"""Puts the program together: session, window, thread; and takes it apart again."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from visualizer.app.appearance import Appearance
from visualizer.app.autosave import Autosave
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.dataset_loader import DatasetLoader
from visualizer.app.descent_files import DescentFiles
from visualizer.app.error_dialog import ErrorDialog
from visualizer.app.event_files import EventFiles
from visualizer.app.garbage_collector import GarbageCollector
from visualizer.app.history_files import HistoryFiles
from visualizer.app.log_file import open_log
from visualizer.app.main_window import MainWindow
from visualizer.app.model_files import ModelFiles
from visualizer.app.run_files import RunFiles
from visualizer.app.screenshots import Screenshots
from visualizer.app.session_folder import crashed_session
from visualizer.app.training_runner import FLOWING, TrainingRunner
from visualizer.core.resource_files import resource_path
from visualizer.state.session import Session

PATIENCE_SECONDS = 1.5


class Application(QObject):
    """The running program.

    Parameters
    ----------
    qt_application : QApplication
    data : str or None
        Key or path of the data set to begin with; None takes what there is.
    file : str or None
        Path of a session, a run, a model or a data set to open.
    keeps : bool
        Whether what is trained is kept for the next start.
    """

    def __init__(
        self,
        qt_application: QApplication,
        data: str | None,
        file: str | None = None,
        *,
        keeps: bool = True,
    ) -> None:
        super().__init__()
        self._data, self._file, self._keeps = data, file, keeps
        self.appearance = Appearance(qt_application, self)
        self.session = Session()
        self.thread = BackgroundThread()
        self.loader = DatasetLoader(self.session, self.thread, self)
        self.runner = TrainingRunner(self.session, self.thread, self)
        self.boundaries_runner = TrainingRunner(self.session.boundaries, self.thread, self, FLOWING)
        self.models = ModelFiles(self.session, self.runner, self)
        self.events = EventFiles(self.session, self.runner, self)
        self.histories = HistoryFiles(self.session, self.runner, self)
        self.boundary_histories = HistoryFiles(self.session.boundaries, self.runner, self)
        self.descents = DescentFiles(self.session, self.runner, self)
        self.window = MainWindow(self.session, self.appearance)
        self.autosave = Autosave(self.window, self.runner, self, keeps=keeps)
        self.runs = RunFiles(self.window, self.runner, self.autosave, self)
        self.window.closed.connect(self.quit)

    def start(self) -> None:
        """Show the window; get images and TensorFlow once it is on the screen."""
        if self._keeps and self._file is None:
            self.window.session_notice.offer(crashed_session())
        self.window.show()
        QTimer.singleShot(0, self._begin_work)

    def quit(self) -> None:
        """End the event loop; `end` does the rest."""
        QCoreApplication.quit()

    def end(self) -> bool:
        """End what goes on in the background; return whether it has ended."""
        # PySide 6.11 crashes where the garbage collector deletes edits before their stack.
        self.session.undo_stack.clear()
        self.runner.discard()
        self.boundaries_runner.discard()
        has_ended = self.thread.end(PATIENCE_SECONDS)
        self.autosave.end()
        return has_ended

    def _begin_work(self) -> None:
        self.loader.begin(self._data)
        if self._file is not None:
            self.window.open_file(self._file)
        self.runner.warm_up()


def run(
    data: str | None,
    page: str | None,
    language: str | None,
    screenshots: Path | None,
    file: str | None = None,
) -> int:
    """Run the program until its window is closed.

    Parameters
    ----------
    data : str or None
        Key or path of the data set to begin with.
    page : str or None
        Key of the page to begin with.
    language : str or None
        ``"en"``, ``"ko"`` or ``"auto"``; None keeps the person's choice.
    screenshots : Path or None
        Folder for pictures of every page; the program ends when they are taken.
    file : str or None
        Path of a session, a run, a model or a data set to open.

    Returns
    -------
    int
        Exit code.
    """
    QCoreApplication.setOrganizationName("learning-visualizer")
    QCoreApplication.setApplicationName("visualizer")
    qt_application = QApplication(sys.argv[:1])
    qt_application.setStyle("Fusion")
    qt_application.setDesktopFileName("visualizer")
    qt_application.setWindowIcon(QIcon(str(resource_path("icons/application.svg"))))
    open_log()
    errors = ErrorDialog()
    errors.install()
    # Pictures are taken of a run that nobody has asked for.
    application = Application(qt_application, data, file, keeps=screenshots is None)
    collector = GarbageCollector(application.runner)
    if language is not None:
        application.appearance.set_language(language, remember=False)
    if screenshots is None:
        application.window.restore_layout()
    if page in application.window.pages:
        application.window.show_page(page)
    taker = None if screenshots is None else Screenshots(application.window, screenshots)
    application.start()
    exit_code = qt_application.exec()
    if taker is None:
        application.window.save_layout()
    else:
        exit_code = taker.exit_code
    collector.stop()
    if not application.end():
        # TensorFlow is being imported and cannot be interrupted: nothing is left to save.
        logging.shutdown()
        os._exit(exit_code)
    return exit_code
