"""Times the training charts: from new batches to both charts painted, with every option on.

Run as ``python tests/benchmarks/charts.py``. A run of a million batches in a hundred epochs,
which overfits, stands behind Home at 1920 x 1080: smoothed, on logarithmic axes, zoomed, pointed
at, with training images evaluated. Each chart takes its turn, a frame each: the time is that of
the slower one. It is processor time, since that is what the drawing itself takes.
"""

from __future__ import annotations

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from frame_times import report
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.core.training_events import BatchesEnd, EpochEnd, Started
from visualizer.state.session import Session
from visualizer.widgets.training_chart import TrainingChart
from visualizer.widgets.turns import turns

REQUIRED_MS, SMOOTHED_MS = 16.0, 250.0
N_BATCHES, N_EPOCHS, N_NEW, N_TIMES = 1_000_000, 100, 25, 60
PER_EPOCH = N_BATCHES // N_EPOCHS


def logs(epoch: int) -> dict[str, float]:
    training, held_out = 1 / (1 + epoch), 0.3 + abs(epoch - 30) / 100
    return {
        f"{part}{name}": value if name == "loss" else 1 - value / 2
        for part, value in (("", training), ("train_", training), ("val_", held_out))
        for name in ("loss", "accuracy")
    }


def paint(charts: list[TrainingChart]) -> float:
    """Draw and paint each chart; return the longest time one took (ms)."""
    times = []
    for chart in charts:
        start = time.thread_time()
        chart.refresh()
        chart.plot.viewport().repaint()
        times.append(1000 * (time.thread_time() - start))
    return max(times)


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show()
    training, options = session.training, session.chart_options
    # One epoch more than has been trained: the run goes on.
    training.configure(epochs=N_EPOCHS + 1)
    training.start()
    generator = np.random.default_rng(0)
    values = generator.random(N_BATCHES).astype(np.float32)
    events = [EpochEnd(epoch, logs(epoch)) for epoch in range(1, N_EPOCHS + 1)]
    training.extend([Started(PER_EPOCH), BatchesEnd(0, values, values), *events])
    charts = window.findChildren(TrainingChart)
    kept = []

    def arrive() -> None:
        new = generator.random(N_NEW).astype(np.float32)
        training.extend([BatchesEnd(training.history.n_batches, new, new)])

    def measure(name: str) -> None:
        durations = []
        for _ in range(N_TIMES):
            arrive()
            durations.append(paint(charts))
            while turns().waiting:
                QTest.qWait(1)
        kept.append(report(f"25 new batches on one chart, {name}", durations, REQUIRED_MS))

    measure("as it begins")
    options.set_evaluates_training(True)
    options.set_smoothing(0.999)
    for quantity in ("loss", "accuracy"):
        options.set_log_values(quantity, True)
    options.point_at(N_BATCHES // 2)
    measure("every option on, whole run")
    options.set_log_batches(True)
    measure("every option on, logarithmic epochs")
    options.set_log_batches(False)
    options.show_part((0.2 * N_BATCHES, 0.9 * N_BATCHES))
    measure("every option on, zoomed")

    durations = []
    for number in range(N_TIMES):
        start = time.thread_time()
        options.point_at(N_BATCHES // 3 + 997 * number)
        QTest.qWait(0)
        durations.append(1000 * (time.thread_time() - start))
    kept.append(report("the mouse moved, both charts painted", durations, REQUIRED_MS))
    durations = []
    for number in range(N_TIMES // 2):
        start = time.thread_time()
        options.set_smoothing(0.5 + number / 200)
        while turns().waiting:
            QTest.qWait(1)
        durations.append(1000 * (time.thread_time() - start))
    # All of it is smoothed anew.
    kept.append(report("another smoothing, both charts painted", durations, SMOOTHED_MS))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
