"""Costly drawing in turns, so that no click or key waits for all of it at once."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

# Long enough for whatever else waits to be heard between two turns.
GAP_MS = 4
# A job that begins within this time (s) is done in the same turn as the one before.
TURN_TIME = 0.002


class Turns(QObject):
    """A queue of drawing jobs, one done at a time; between two, the program is all ears.

    Only jobs so short that nobody would notice are done together.

    Use the program's own, `turns()`.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: dict[tuple[QObject, str], Callable[[], None]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(GAP_MS)
        self._timer.timeout.connect(self._take_turn)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be drawn."""
        return bool(self._jobs)

    def take(self, owner: QObject, name: str, job: Callable[[], None]) -> None:
        """Do a job when its turn comes, once for all that ask for it until then."""
        self._jobs.setdefault((owner, name), job)
        if not self._timer.isActive():
            self._timer.start()

    def _take_turn(self) -> None:
        end = time.perf_counter() + TURN_TIME
        while self._jobs and time.perf_counter() < end:
            owner, name = next(iter(self._jobs))
            job = self._jobs.pop((owner, name))
            # A widget may have been closed and deleted while it waited.
            if shiboken6.isValid(owner):
                job()
        if not self._jobs:
            self._timer.stop()


def turns() -> Turns:
    """Return the one queue of the program; it goes when the program does."""
    application = QApplication.instance()
    queue = application.findChild(Turns)
    return queue if queue is not None else Turns(application)
