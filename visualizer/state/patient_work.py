"""Long work that rests often: between two of its steps clicks and keys are heard."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from visualizer.core.chunk_size import CHUNK_TIME
from visualizer.state.chunked_work import REST_MS


class PatientWork(QObject):
    """Goes on with a work step by step, a moment at a time; it may be given up for another.

    Where the steps are many and alike, see `ChunkedWork`.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is still something to do."""
        return self._timer.isActive()

    def start(self, steps: Iterable[object]) -> None:
        """Begin a work in the place of any other, after a moment's rest.

        Parameters
        ----------
        steps : iterable
            Takes a step, of some milliseconds at most, each time it is asked for its next.
        """
        self._steps = iter(steps)
        self._timer.start(REST_MS)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._steps = iter(())
        self._timer.stop()

    def _go_on(self) -> None:
        steps, end = self._steps, time.perf_counter() + CHUNK_TIME
        for _ in steps:
            if steps is not self._steps:
                # The step has led to another work, or to none.
                return
            if time.perf_counter() > end:
                self._timer.start(0)
                return
