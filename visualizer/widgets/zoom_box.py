"""The room between a chart's axes, where the mouse points, selects, pans and zooms."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSceneWheelEvent, QScrollArea

from visualizer.widgets.theme import colors

# Of what is seen, at a notch of the wheel (an eighth of a degree is its unit).
NOTCH = 120
ZOOM_A_NOTCH = 0.8
# A frame drawn no higher than this (px) chooses a part of the lower axis alone.
FLAT_PX = 16


class ZoomBox(pg.ViewBox):
    """Tells what the mouse asks for and does none of it by itself.

    A frame is drawn by dragging; with Shift, or the middle button, what is seen is pushed.

    Signals
    -------
    pointed : QPointF or None
        Where the mouse is, in the axes' units; None where it has gone.
    zoomed : QPointF, float, bool
        A place is to stay, and so many times as much of the lower axis to be seen around it;
        of the left axis if the last is true.
    framed : QRectF, bool
        This part is to be seen; only its width counts if the last is true.
    pushed : float, float
        What is seen is to move by these shares of it, right and up.
    """

    pointed = Signal(object)
    zoomed = Signal(QPointF, float, bool)
    framed = Signal(QRectF, bool)
    pushed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self._frame = QGraphicsRectItem(self)
        self._frame.setZValue(1e9)
        self._frame.hide()
        self.shows_everything = True
        self._focused = False

    def restyle(self) -> None:
        """Take over the palette in use."""
        ground = QColor(colors().accent)
        ground.setAlphaF(0.2)
        self._frame.setPen(pg.mkPen(colors().accent))
        self._frame.setBrush(ground)

    def set_focused(self, focused: bool, *, framed: bool = False) -> None:
        """Take the wheel, or leave it to the page; frame what keys zoom and pan."""
        self._focused = focused
        self.setBorder(pg.mkPen(colors().accent, width=2) if focused and framed else None)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Zoom; where the page scrolls, or all is seen already, it has the wheel.

        As maps in web pages do: in a page that scrolls, only with Ctrl or after a click.
        """
        of_values = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_meant = of_values or self._focused or not self._page_scrolls()
        event.setAccepted(is_meant and (event.delta() > 0 or not self.shows_everything))
        if not event.isAccepted():
            return
        notches = event.delta() / NOTCH
        if event.orientation() == Qt.Orientation.Horizontal:
            self.pushed.emit(-0.1 * notches, 0.0)
            return
        self.zoomed.emit(self.mapToView(event.pos()), ZOOM_A_NOTCH**notches, of_values)

    def _page_scrolls(self) -> bool:
        around = self.getViewWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around is not None and around.verticalScrollBar().maximum() > 0

    def hoverEvent(self, event: object) -> None:
        """Point."""
        self.pointed.emit(None if event.isExit() else self.mapToView(event.pos()))

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        """Draw a frame, or push."""
        if axis is not None or event.button() == Qt.MouseButton.RightButton:
            event.ignore()
            return
        event.accept()
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.MiddleButton or with_shift:
            self._frame.hide()
            way = event.pos() - event.lastPos()
            self.pushed.emit(-way.x() / self.width(), way.y() / self.height())
            return
        room = self.rect()
        frame = QRectF(event.buttonDownPos(), event.pos()).normalized()
        frame.setLeft(max(frame.left(), room.left()))
        frame.setRight(min(frame.right(), room.right()))
        is_flat = frame.height() < FLAT_PX
        frame.setTop(room.top() if is_flat else max(frame.top(), room.top()))
        frame.setBottom(room.bottom() if is_flat else min(frame.bottom(), room.bottom()))
        self._frame.setRect(frame)
        self._frame.setVisible(not event.isFinish())
        if event.isFinish() and frame.width() > 1:
            self.framed.emit(self.mapToView(frame).boundingRect(), is_flat)
