"""Times a typed logit to painted softmax bars.

Run as ``python tests/benchmarks/logit_edit.py``. Each key is typed into a field of the
Home page as a person types it; the time ends when Qt has nothing left to paint.
"""

from __future__ import annotations

import os
import sys
import time
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

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
    times = []
    for number in range(N_KEYS):
        field.lineEdit().selectAll()
        QTest.qWait(0)
        start = time.perf_counter()
        QTest.keyClicks(field.lineEdit(), str(number % 10))
        QTest.qWait(0)
        times.append(1000 * (time.perf_counter() - start))
    p95 = quantiles(times, n=20)[-1]
    sys.stdout.write(
        f"logit typed to bars painted: median {median(times):.1f} ms,"
        f" 95th percentile {p95:.1f} ms (required {REQUIRED_MS:.0f} ms)\n"
    )
    return 0 if median(times) <= REQUIRED_MS else 1


if __name__ == "__main__":
    sys.exit(main())
