"""What nobody expected: said in a dialog and written down, never a silent exit."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from visualizer.app.log_file import log_path
from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said


class ErrorDialog(QObject):
    """Catches every exception that nothing else has caught, in any thread.

    Only one dialog stands at a time: an error in every frame must not bury the program.
    """

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box: QMessageBox | None = None
        self._happened.connect(self._show)

    def install(self) -> None:
        """Hear of exceptions from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logging.getLogger(__name__).error("unexpected error", exc_info=(kind, error, trace))
        # By signal: a dialog may only be made in the thread that draws.
        self._happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _show(self, details: str) -> None:
        if self.box is not None:
            return
        self.box = QMessageBox(
            QMessageBox.Icon.Warning,
            said(Sentence("ErrorDialog", "Something unexpected happened")),
            said(
                Sentence(
                    "ErrorDialog",
                    "Something unexpected happened; you can go on. The details are in {file}.",
                ).format(file=log_path())
            ),
            QMessageBox.StandardButton.Close,
            QApplication.activeWindow(),
        )
        self.box.setDetailedText(details)
        self.box.finished.connect(self._closed)
        self.box.open()

    def _closed(self) -> None:
        self.box.deleteLater()
        self.box = None
