"""Times an edit on the Softmax page, 20 classes and all panels open, to the painted frame.

Run as ``python tests/benchmarks/softmax_edit.py``. A key is typed into the field of a
logit as a person types it, and a slider is moved; the time ends when Qt has nothing left
to paint.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report, time_each
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.core.softmax_scene import MAX_CLASSES
from visualizer.state.session import Session
from visualizer.views.softmax_table import SoftmaxTable

REQUIRED_MS = 16.0
N_EDITS = 200


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show_page("softmax")
    window.show()
    page = window.pages["softmax"]
    page.open_only([panel.view.key for panel in page.panels])
    session.softmax.set_logits([0.1 * number for number in range(MAX_CLASSES)])
    row = window.findChild(SoftmaxTable).rows[3]
    row.field.setFocus()

    def type_digit(number: int) -> None:
        row.field.lineEdit().selectAll()
        QTest.keyClicks(row.field.lineEdit(), str(number % 10))

    def move_slider(number: int) -> None:
        row.slider.setValue(number % 100 - 50)

    kept = [
        report(
            f"a logit {how} to everything painted, {MAX_CLASSES} classes",
            time_each(edit, N_EDITS),
            REQUIRED_MS,
        )
        for how, edit in (("typed", type_digit), ("slid", move_slider))
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
