"""The room between a picture's axes, where the mouse points and pulls."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal


class PointerBox(pg.ViewBox):
    """Tells where the mouse is and where it pulls to; nothing moves by itself.

    Signals
    -------
    pointed : QPointF or None
        Where the mouse is, in the axes' units; None where it has gone.
    pulled : QPointF
        Where the mouse is with its left button held.
    """

    pointed = Signal(object)
    pulled = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)

    def hoverEvent(self, event: object) -> None:
        """Point."""
        self.pointed.emit(None if event.isExit() else self.mapToView(event.pos()))

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        """Pull."""
        if axis is not None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.pulled.emit(self.mapToView(event.pos()))
