"""Costly work over many images, a few at a time: between two chunks clicks and keys are heard."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from visualizer.core.chunk_size import ChunkSize

# Whatever asks for it may ask for something else at once: a scrubber that is dragged does at
# every pixel, and a run shows fifteen networks a second.
REST_MS = 60


class ChunkedWork(QObject):
    """Hands out chunk after chunk of the images, the fewer at a time the longer they take.

    Parameters
    ----------
    work : function of a slice
        Works on these images.
    most : int
        Images at a time that are never exceeded, at least 1.

    Signals
    -------
    finished
        The last image is done.
    """

    finished = Signal()

    def __init__(self, work: Callable[[slice], None], most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._most = work, most
        self._n_images = self._n_done = 0
        self._chunk = ChunkSize(most)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is still something to do."""
        return self._timer.isActive()

    def start(self, n_images: int) -> None:
        """Begin with the first of so many images, after a moment's rest."""
        self._n_images, self._n_done = n_images, 0
        # Other images, or another network, may take far longer.
        self._chunk = ChunkSize(self._most)
        self._timer.start(REST_MS)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()

    def _go_on(self) -> None:
        chunk = slice(self._n_done, min(self._n_done + self._chunk.size, self._n_images))
        began = time.perf_counter()
        self._work(chunk)
        self._chunk.took(time.perf_counter() - began)
        self._n_done = chunk.stop
        if self._n_done < self._n_images:
            self._timer.start(0)
        else:
            self.finished.emit()
