"""A button as wide as its place, whatever it says."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from visualizer.widgets.theme import GRID, colors

ARROW = "▾"


class ShortButton(QToolButton):
    """Opens what its text tells in short; what has no room ends in … and is read on hover."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._short = self._explanation = ""

    @property
    def short(self) -> str:
        """What it says."""
        return self._short

    def set_texts(self, short: str, explanation: str) -> None:
        """Say something else, and explain it on hover."""
        if (short, explanation) != (self._short, self._explanation):
            self._short, self._explanation = short, explanation
            self.setAccessibleName(short)
            self.setToolTip(f"{short}\n{explanation}")
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line of text."""
        return QSize(0, self.fontMetrics().height() + GRID // 2)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text at the right end, under numbers that end there, too."""
        super().paintEvent(event)
        metrics = self.fontMetrics()
        arrow = f"  {ARROW}"
        room = self.width() - metrics.horizontalAdvance(arrow)
        text = metrics.elidedText(self._short, Qt.TextElideMode.ElideRight, room) + arrow
        with QPainter(self) as painter:
            painter.setPen(QColor(colors().muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), int(flags), text)
