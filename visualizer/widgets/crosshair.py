"""A line through a chart at the batch that somebody points at, and its name."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt

from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import colors

# Nearer than this share to the right end, the name stands to the left of the line.
TURN_AT = 0.7


class Crosshair:
    """Drawn over everything else of a plot.

    Parameters
    ----------
    plot : Plot
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.line = pg.InfiniteLine(angle=90)
        self.name = pg.TextItem()
        for item in (self.line, self.name):
            item.setZValue(10)
            item.hide()
            plot.addItem(item, ignoreBounds=True)

    def restyle(self) -> None:
        """Take over the palette in use."""
        self.line.setPen(pg.mkPen(colors().muted, style=Qt.PenStyle.DashLine))
        self.name.setColor(colors().text)
        self.name.fill = pg.mkBrush(colors().panel)

    def hide(self) -> None:
        """Point at nothing."""
        self.line.hide()
        self.name.hide()

    def show(self, place: float, name: str) -> None:
        """Point at a place of the lower axis."""
        (low, high), (_, top) = self._plot.viewRange()
        self.line.setValue(place)
        self.name.setText(name)
        self.name.setAnchor((1 if place > low + TURN_AT * (high - low) else 0, 0))
        self.name.setPos(place, top)
        self.line.show()
        self.name.show()
