"""A share of 1 as a bar of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualizer.widgets.bar import Bar, paint_bar
from visualizer.widgets.theme import GRID


class ShareBar(QWidget):
    """Draws one bar, in a layout beside other widgets."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = Bar(0.0)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(5 * GRID)

    def show_bar(self, bar: Bar) -> None:
        """Show another bar."""
        if bar != self._bar:
            self._bar = bar
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(12 * GRID, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar over its track."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_bar(painter, self._bar, QRectF(self.rect()))
