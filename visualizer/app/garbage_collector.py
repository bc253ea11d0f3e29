"""Collects Python's garbage where and when it harms nobody."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from visualizer.app.training_runner import TrainingRunner

INTERVAL_MS = 1000


def collect_due() -> None:
    """Collect what Python itself would have collected by now."""
    due = -1
    for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True):
        if count <= most:
            break
        due += 1
    if due >= 0:
        gc.collect(due)


class GarbageCollector(QObject):
    """Takes the place of Python's own, which may run in any thread and within any call.

    There it would delete Qt objects outside of the thread that draws, or while PySide looks
    through its tables of connections. The idea is Erik Janssens's, as in pyqtgraph's
    `util.garbage_collector`.

    Parameters
    ----------
    runner : TrainingRunner
        While it imports TensorFlow nothing is collected: that makes 500,000 objects and hardly
        any garbage, and to look through them held up the window for up to 170 ms.
    """

    def __init__(self, runner: TrainingRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        """Collect no more."""
        self._timer.stop()

    def collect(self) -> None:
        """Collect what is due, unless TensorFlow is being imported."""
        if not self._runner.importing:
            collect_due()
