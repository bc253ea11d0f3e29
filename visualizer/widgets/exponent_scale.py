"""Two number lines: exponents as they are, and with the largest subtracted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.number_text import format_number
from visualizer.widgets.theme import GRID, colors, mixed, number_font

DOT = 4.5  # px, its radius
TOO_LARGE_TINT = 0.3
LEAST_END = 10.0
FURTHEST = 1e9  # what lies beyond is drawn here: all the rest would be one point


class ExponentScale(QWidget):
    """Shows which exponents ``exp`` can take, and how subtracting the largest moves them.

    The upper line has the exponents as they are, the lower one those below the largest;
    what lies over the limit is tinted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._exponents = np.zeros(1)
        self._limit = 1.0
        self._names = ("", "")
        self._lit: int | None = None

    def show_exponents(self, exponents: np.ndarray, limit: float, names: tuple[str, str]) -> None:
        """Show other exponents.

        Parameters
        ----------
        exponents : array, shape (n_classes,)
        limit : float
            The largest exponent that does not overflow.
        names : pair of str
            Of the two lines.
        """
        self._exponents, self._limit, self._names = exponents, limit, names
        self.update()

    def light(self, index: int | None) -> None:
        """Ring one exponent on both lines, or none."""
        if index != self._lit:
            self._lit = index
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for two lines with their names and the numbers under them."""
        return QSize(24 * GRID, round(4.6 * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines, the limit, the dots and the way of each from line to line."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(number_font())
        line_height = self.fontMetrics().height()
        upper, lower = 0.8 * line_height, 3.2 * line_height
        is_finite = np.isfinite(self._exponents)
        finite = np.clip(self._exponents[is_finite], -FURTHEST, FURTHEST)
        if finite.size == 0:
            return
        largest = float(finite.max())
        below = finite - largest
        low = min(float(finite.min()), float(below.min()), -LEAST_END)
        high = max(largest, self._limit) + LEAST_END
        metrics = self.fontMetrics()
        start = max(metrics.horizontalAdvance(name) for name in self._names) + GRID
        left = start + DOT
        share = (self.width() - left - DOT) / (high - low)

        def x(value: float) -> float:
            return left + (value - low) * share

        too_large = QRectF(x(self._limit), 0, self.width(), lower)
        tint = mixed(colors().panel, colors().negative, TOO_LARGE_TINT)
        painter.fillRect(too_large, tint)
        painter.fillRect(QRectF(x(self._limit), 0, 1.5, lower), QColor(colors().negative))
        self._write_under(painter, x(0), x(self._limit), lower + 2)
        for height in (upper, lower):
            line = QRectF(start, height - 0.5, self.width() - start, 1.5)
            painter.fillRect(line, QColor(colors().line))
        painter.setPen(QPen(QColor(colors().muted), 1))
        above = [QPointF(x(value), upper) for value in finite.tolist()]
        under = [QPointF(x(value), lower) for value in below.tolist()]
        painter.drawLines([QLineF(*ends) for ends in zip(above, under, strict=True)])
        is_over = (finite > self._limit).tolist()
        too_far = [place for place, over in zip(above, is_over, strict=True) if over]
        possible = [place for place, over in zip(above, is_over, strict=True) if not over]
        # Not by colour alone: what overflows is square.
        for places, color, cap in (
            (possible + under, colors().accent, Qt.PenCapStyle.RoundCap),
            (too_far, colors().negative, Qt.PenCapStyle.SquareCap),
        ):
            painter.setPen(QPen(QColor(color), 2 * DOT, Qt.PenStyle.SolidLine, cap))
            painter.drawPoints(places)
        if self._lit in (places := np.flatnonzero(is_finite).tolist()):
            place = places.index(self._lit)
            painter.setPen(QPen(QColor(colors().text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for value, height in ((finite[place], upper), (below[place], lower)):
                painter.drawEllipse(QPointF(x(float(value)), height), 1.6 * DOT, 1.6 * DOT)
        painter.setPen(QColor(colors().text))
        for middle, name in zip((upper, lower), self._names, strict=True):
            painter.drawText(QPointF(0, middle + 0.35 * line_height), name)

    def _write_under(self, painter: QPainter, zero: float, limit: float, top: float) -> None:
        """Write 0 and the limit under their places (px), or as near as there is room for both."""
        metrics = self.fontMetrics()
        text = format_number(self._limit, 2)
        zero_width, width = (metrics.horizontalAdvance(each) + 2 for each in ("0", text))
        apart = zero_width + GRID
        zero_left = min(zero - zero_width / 2, self.width() - width - apart)
        left = min(max(limit - width / 2, zero_left + apart), self.width() - width)
        height = 1.2 * metrics.height()
        for start, wide, each, color in (
            (zero_left, zero_width, "0", colors().muted),
            (left, width, text, colors().negative),
        ):
            painter.setPen(QColor(color))
            painter.drawText(QRectF(start, top, wide, height), 0, each)
