"""Times a typed logit to painted softmax bars.

Run as ``python tests/benchmarks/logit_edit.py``. Each key is typed into a field of the
Home page as a person types it; the time ends when Qt has nothing left to paint.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report, time_each
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.state.session import Session
from visualizer.views.softmax_bars import SoftmaxBars

REQUIRED_MS = 16.0
N_KEYS = 300


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    window = MainWindow(Session())
    window.show()
    field = window.findChild(SoftmaxBars).rows[3].field
    field.setFocus()

    def type_digit(number: int) -> None:
        field.lineEdit().selectAll()
        QTest.keyClicks(field.lineEdit(), str(number % 10))

    times = time_each(type_digit, N_KEYS)
    return 0 if report("logit typed to bars painted", times, REQUIRED_MS) else 1


if __name__ == "__main__":
    sys.exit(main())
