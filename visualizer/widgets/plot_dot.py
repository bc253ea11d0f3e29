"""A place in a chart, marked by a dot."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

EDGE_PX = 2


class PlotDot(QGraphicsItem):
    """A round dot as large at every zoom; one costs less to draw than a cloud of one.

    Parameters
    ----------
    size : int
        From side to side (px).
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._radius = size / 2
        self._fill, self._edge = QColor(), QColor()

    def set_colors(self, fill: str, edge: str) -> None:
        """Draw it in other colours."""
        self._fill, self._edge = QColor(fill), QColor(edge)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return all that is drawn on, around its middle (px)."""
        reach = self._radius + EDGE_PX
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the dot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._fill)
        painter.setPen(QPen(self._edge, EDGE_PX))
        painter.drawEllipse(QRectF().center(), self._radius, self._radius)
