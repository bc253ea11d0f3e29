"""Numbers laid end to end, against the line at 1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.theme import GRID, colors, mixed, number_font

LEAST_END = 1.25  # so that the line at 1 is never at the edge
SHADES = (0.85, 0.55)


class StackedSum(QWidget):
    """Two rows of segments that show whether each adds up to 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sums: tuple[tuple[str, tuple[float, ...]], ...] = ()
        self._lit: int | None = None

    def show_sums(self, sums: Sequence[tuple[str, Sequence[float]]]) -> None:
        """Show other numbers.

        Parameters
        ----------
        sums : sequence of (name, parts)
            Parts are 0 or more each; nan counts as nothing.
        """
        shown = tuple((name, tuple(parts)) for name, parts in sums)
        if shown != self._sums:
            self._sums = shown
            self.update()

    def light(self, place: int | None) -> None:
        """Frame the part at one place of every sum, or none."""
        if place != self._lit:
            self._lit = place
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line a sum, and one for the 1."""
        return QSize(24 * GRID, round(1.5 * self.fontMetrics().height() * 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments in two shades, and the line."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(number_font())
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(name) for name, _ in self._sums), default=0) + GRID
        end = max([LEAST_END, *(float(np.nansum(parts)) for _, parts in self._sums)])
        share = (self.width() - names - 1) / end
        height = 1.5 * metrics.height()
        fills = (colors().validation, colors().accent)
        for number, ((name, parts), fill) in enumerate(zip(self._sums, fills, strict=False)):
            top = number * height
            painter.setPen(QColor(colors().text))
            painter.drawText(QRectF(0, top, names, height), 0x80, name)
            left = float(names)
            for place, part in enumerate(np.nan_to_num(parts).tolist()):
                box = QRectF(left, top + 0.15 * height, part * share, 0.7 * height)
                painter.fillRect(box, mixed(colors().panel, fill, SHADES[place % 2]))
                if place == self._lit:
                    painter.setPen(QPen(QColor(colors().text), 2))
                    painter.drawRect(box)
                left += part * share
        one = names + share
        painter.setPen(QPen(QColor(colors().text), 2))
        painter.drawLine(QPointF(one, 0), QPointF(one, 2 * height))
        painter.drawText(QRectF(one - 20, 2 * height, 40, height), 0x84, "1")
