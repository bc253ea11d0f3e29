"""A sheet of paper to draw a digit on with the mouse or a pen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from visualizer.core.digit_scene import SHEET_SIDE
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.theme import colors

PEN_WIDTH = 22


class DrawingPad(QWidget):
    """Ink where the mouse goes.

    Attributes
    ----------
    stroke : int
        How often the pen was put down, or a new sheet taken.

    Signals
    -------
    drawn
        There is more ink than before, or none any more.
    """

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.stroke = 0
        self._sheet = QImage(SHEET_SIDE, SHEET_SIDE, QImage.Format.Format_Grayscale8)
        self._sheet.fill(0)
        self._last: QPointF | None = None

    @property
    def ink(self) -> np.ndarray:
        """The drawing, uint8, 0 (paper) to 255 (ink), shape (280, 280)."""
        rows = np.frombuffer(self._sheet.constBits(), np.uint8).reshape(SHEET_SIDE, -1)
        return rows[:, :SHEET_SIDE].copy()

    def show_ink(self, ink: np.ndarray) -> None:
        """Put another drawing on the sheet, uint8, shape (280, 280)."""
        if not np.array_equal(ink, self.ink):
            rows = np.frombuffer(self._sheet.bits(), np.uint8).reshape(SHEET_SIDE, -1)
            rows[:, :SHEET_SIDE] = ink
            self.update()

    def clear(self) -> None:
        """Take a new sheet."""
        self.stroke += 1
        self._sheet.fill(0)
        self.update()
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the sheet, as large as it fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), digit_image(self.ink))
        painter.setPen(QPen(QColor(colors().accent), 2, Qt.PenStyle.DashLine))
        painter.drawRect(self._place().adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.stroke += 1
            self._last = event.position()
            self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a line."""
        if self._last is not None:
            self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        self._last = None

    def _place(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _draw_to(self, point: QPointF) -> None:
        place = self._place()
        scale = SHEET_SIDE / max(1.0, place.width())
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                QColor(255, 255, 255),
                PEN_WIDTH,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        start = (self._last - place.topLeft()) * scale
        end = (point - place.topLeft()) * scale
        # A line of no length is not drawn at all; a tap leaves a dot.
        painter.drawLine(start, end if end != start else end + QPointF(0.01, 0))
        painter.end()
        self._last = point
        self.update()
        self.drawn.emit()
