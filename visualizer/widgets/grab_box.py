"""The room between a map's axes, where something is grabbed and dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal

from visualizer.widgets.zoom_box import ZoomBox


class GrabBox(ZoomBox):
    """Zooms and pushes as other charts do, but dragging tells places instead of drawing a frame.

    Signals
    -------
    grabbed : QPointF
        The mouse is here with its left button down, in the axes' units; never outside.
    """

    grabbed = Signal(QPointF)

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        """Tell a place, or push."""
        pushes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if axis is not None or event.button() != Qt.MouseButton.LeftButton or pushes:
            super().mouseDragEvent(event, axis)
            return
        event.accept()
        room, place = self.rect(), event.pos()
        x = min(max(place.x(), room.left()), room.right())
        y = min(max(place.y(), room.top()), room.bottom())
        self.grabbed.emit(self.mapToView(QPointF(x, y)))
