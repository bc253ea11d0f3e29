"""Asks for something no more often than eyes need it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal


class Throttle(QObject):
    """Passes a wish on at once, or where the last was a moment ago, once when that is over.

    Parameters
    ----------
    least_ms : int
        Between two (ms).

    Signals
    -------
    due
        It is time.
    """

    due = Signal()

    def __init__(self, least_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._least_ms = least_ms
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass_on)

    def ask(self) -> None:
        """Wish for it."""
        if self._timer.isActive():
            return
        past = self._since.elapsed() if self._since.isValid() else self._least_ms
        if past >= self._least_ms:
            self._pass_on()
        else:
            self._timer.start(self._least_ms - past)

    def _pass_on(self) -> None:
        self._since.start()
        self.due.emit()
