"""The room between a chart's axes, where a drag goes to a step."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal


class ScrubBox(pg.ViewBox):
    """Tells where the mouse points and where it drags, and does nothing by itself.

    Signals
    -------
    pointed : float or None
        Where on the lower axis the mouse is; None where it has gone.
    scrubbed : float
        Where on the lower axis it has been clicked or dragged to.
    """

    pointed = Signal(object)
    scrubbed = Signal(float)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)

    def hoverEvent(self, event: object) -> None:
        """Point."""
        self.pointed.emit(None if event.isExit() else self.mapToView(event.pos()).x())

    def mouseClickEvent(self, event: object) -> None:
        """Go there."""
        self._scrub(event)

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        """Go along."""
        self._scrub(event)

    def _scrub(self, event: object) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.scrubbed.emit(self.mapToView(event.pos()).x())
