"""A line through a chart at the batch that somebody points at, and its name."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsSimpleTextItem

from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import GRID, colors


class Crosshair:
    """A line over everything else of a plot; its name lies on the lower axis, over no curve.

    Parameters
    ----------
    plot : Plot
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.line = pg.InfiniteLine(angle=90)
        self.line.setZValue(10)
        plot.addItem(self.line, ignoreBounds=True)
        self._ground = QGraphicsRectItem(plot.plotItem)
        self._ground.setZValue(10)
        self._name = QGraphicsSimpleTextItem(self._ground)
        self.hide()

    @property
    def visible(self) -> bool:
        """Whether something is pointed at."""
        return self.line.isVisible()

    @property
    def name(self) -> str:
        """What is pointed at."""
        return self._name.text()

    def restyle(self) -> None:
        """Take over palette and text size."""
        self.line.setPen(pg.mkPen(colors().muted, style=Qt.PenStyle.DashLine))
        self._ground.setPen(pg.mkPen(None))
        self._ground.setBrush(pg.mkBrush(colors().text))
        self._name.setBrush(pg.mkBrush(colors().panel))
        font = QApplication.font()
        font.setPointSizeF(0.9 * font.pointSizeF())
        self._name.setFont(font)

    def hide(self) -> None:
        """Point at nothing."""
        self.line.hide()
        self._ground.hide()

    def show(self, place: float, name: str) -> None:
        """Point at a place of the lower axis; nowhere, if it is not seen."""
        low, high = self._plot.viewRange()[0]
        if not low <= place <= high:
            self.hide()
            return
        self.line.setValue(place)
        self._name.setText(name)
        room = self._plot.getViewBox().geometry()
        size = self._name.boundingRect().size()
        width = size.width() + GRID
        x = room.left() + (place - low) / (high - low) * room.width() - width / 2
        x = min(max(x, room.left()), room.right() - width)
        self._ground.setRect(QRectF(x, room.bottom() + 2, width, size.height()))
        self._name.setPos(QPointF(x + GRID / 2, room.bottom() + 2))
        self.line.show()
        self._ground.show()
