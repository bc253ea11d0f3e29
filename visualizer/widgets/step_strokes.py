"""Thousands of lines and dots in one go, as Qt's own programs draw them."""

from __future__ import annotations

import numpy as np
import shiboken6
from pyqtgraph.graphicsItems.ScatterPlotItem import renderSymbol
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

FAR_PX = 1e4  # what is further outside is cut off: no painter reaches so far


class StepStrokes:
    """Lines and dots that are painted as arrays of numbers.

    Qt takes arrays of lines where they lie in memory; made one by one in Python they would take
    ten times as long.

    Parameters
    ----------
    lines : array, shape (n - 1, 4) or (0, 4)
        From x, y to x, y: to each point from the one before (px).
    points : array, shape (n, 2)
    """

    def __init__(self, lines: np.ndarray, points: np.ndarray) -> None:
        self._lines = np.ascontiguousarray(lines, np.float64)
        # What Qt calls a fragment: where; which part of a picture; how much larger; turned; opaque.
        self._dots = np.zeros((len(points), 10))
        self._dots[:, :2] = np.clip(points, -FAR_PX, FAR_PX)
        self._dots[:, 9] = 1
        self._dot: QPixmap | None = None

    def draw(self, painter: QPainter, dot: QPixmap, start: int, end: int) -> None:
        """Draw the points from ``start`` to before ``end``, and the lines that lead to them."""
        if end <= start:
            return
        if dot is not self._dot:
            self._dot = dot
            ratio = dot.devicePixelRatio()
            self._dots[:, 4:8] = dot.width(), dot.height(), 1 / ratio, 1 / ratio
        first = max(0, start - 1)
        if end - 1 > first:
            draw_lines(painter, self._lines, first, end - 1)
        dots = _in_memory(self._dots, start, QPainter.PixmapFragment)
        painter.drawPixmapFragments(dots, end - start, dot)


def draw_lines(painter: QPainter, lines: np.ndarray, start: int, end: int) -> None:
    """Draw the lines from ``start`` to before ``end``.

    Parameters
    ----------
    painter : QPainter
    lines : array of float64, shape (n, 4)
        From x, y to x, y (px), row after row in memory.
    start, end : int
        At least one of the lines.
    """
    painter.drawLines(_in_memory(lines, start, QLineF), end - start)


def _in_memory(rows: np.ndarray, number: int, kind: type) -> object:
    """Return a row as Qt's own object, which the rows behind follow; the array must stay."""
    address = rows.__array_interface__["data"][0] + number * rows.strides[0]
    return shiboken6.wrapInstance(address, kind)


def mark_picture(
    symbol: str, size: float, color: str, edge: QPen | Qt.PenStyle, ratio: float
) -> QPixmap:
    """Draw a mark once, to be put down many times.

    Parameters
    ----------
    symbol : str
        pyqtgraph's name of it.
    size : float
        Without its edge (px).
    color : str
    edge : QPen or Qt.PenStyle
    ratio : float
        Dots of the screen to a pixel.
    """
    pen = QPen(edge)
    # It draws a symbol of size 1, enlarged.
    pen.setCosmetic(True)
    image: QImage = renderSymbol(symbol, size, pen, QColor(color), dpr=ratio)
    return QPixmap.fromImage(image)
