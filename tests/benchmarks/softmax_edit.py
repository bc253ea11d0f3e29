"""Times an edit on the Softmax page, 20 classes and all panels open, to the painted frame.

Run as ``python tests/benchmarks/softmax_edit.py``. A key is typed into the field of a
logit as a person types it, and a slider is moved; the time ends when Qt has nothing left
to paint.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.core.softmax_scene import MAX_CLASSES
from visualizer.state.session import Session
from visualizer.views.softmax_table import SoftmaxTable

REQUIRED_MS = 16.0
N_EDITS = 200


def time_edits(name: str, edit: Callable[[int], None]) -> bool:
    times = []
    for number in range(N_EDITS):
        QTest.qWait(0)
        start = time.perf_counter()
        edit(number)
        QTest.qWait(0)
        times.append(1000 * (time.perf_counter() - start))
    p95 = quantiles(times, n=20)[-1]
    sys.stdout.write(
        f"{name} to everything painted, {MAX_CLASSES} classes: median {median(times):.1f} ms,"
        f" 95th percentile {p95:.1f} ms (required {REQUIRED_MS:.0f} ms)\n"
    )
    return median(times) <= REQUIRED_MS


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

    kept = [time_edits("a logit typed", type_digit), time_edits("a logit slid", move_slider)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
