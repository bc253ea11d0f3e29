"""What a surface is where the mouse points, written in a free corner of its picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.surface import Surface
from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import colors, number_font

DIGITS = 4
UNKNOWN = "–"
GROUND = 215  # of 255
CORNERS = ((1, 0), (1, 1), (0, 1), (0, 0))  # of the picture, from its left and its top


class PlaceReading:
    """Height and slope at a place, over everything else of a plot, in its upper right corner.

    Where that is taken, it stands in another.

    Parameters
    ----------
    plot : Plot
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._text = pg.TextItem()
        self._text.setZValue(20)
        plot.addItem(self._text, ignoreBounds=True)
        self.hide()

    @property
    def text(self) -> str:
        """What is written; empty while nobody points."""
        return self._text.toPlainText() if self._text.isVisible() else ""

    def restyle(self) -> None:
        """Take over colours and text size."""
        ground = QColor(colors().panel)
        ground.setAlpha(GROUND)
        self._text.fill = pg.mkBrush(ground)
        self._text.setColor(colors().text)
        self._text.setFont(number_font())

    def hide(self) -> None:
        """Tell nothing."""
        self._text.hide()

    def show(
        self, surface: Surface, place: tuple[float, ...], taken: Sequence[QRectF] = ()
    ) -> None:
        """Tell height and slope of a surface at a place.

        Parameters
        ----------
        surface : Surface
        place : tuple of float
            A number a coordinate.
        taken : sequence of QRectF
            Where in the plot's viewport other words stand (px).
        """
        height, slopes = float(surface.value(place)), surface.gradient(place)
        where = ", ".join(map(format_setting, place))
        name, slope = ("f′", slopes[0]) if len(place) == 1 else ("|∇f|", np.hypot.reduce(slopes))
        self._text.setText(f"f({where}) = {_number(height)}    {name} = {_number(float(slope))}")
        size = self._text.boundingRect().size()
        box = self._plot.getViewBox()
        room = self._plot.mapFromScene(box.sceneBoundingRect()).boundingRect().toRectF()
        for across, down in CORNERS:
            # The corner of the text goes into that of the room.
            start = QPointF(
                room.left() + across * (room.width() - size.width()),
                room.top() + down * (room.height() - size.height()),
            )
            if not any(QRectF(start, size).intersects(each) for each in taken):
                break
        else:
            across, down = CORNERS[0]
        (left, right), (bottom, top) = self._plot.viewRange()
        self._text.setAnchor((across, down))
        self._text.setPos(left + across * (right - left), top - down * (top - bottom))
        self._text.show()


def _number(value: float) -> str:
    return format_digits(value, DIGITS) if math.isfinite(value) else UNKNOWN
