"""A button as wide as its place, whatever it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from visualizer.widgets.theme import GRID, colors

ARROW = "  ▾"
GAP, NARROW_GAP = "   ", "  "


class ShortButton(QToolButton):
    """Opens what its words tell in short; where they have no room in one line, they go on below."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words: tuple[str, ...] = ()
        self._explanation = ""
        self._n_lines = 1

    @property
    def short(self) -> str:
        """What it says."""
        return GAP.join(self._words)

    @property
    def lines(self) -> list[str]:
        """What it says, line by line; a single word that has no room ends in …."""
        metrics = self.fontMetrics()
        room = self.width() - metrics.horizontalAdvance(ARROW)
        for gap in (GAP, NARROW_GAP):
            if metrics.horizontalAdvance(gap.join(self._words)) <= room:
                return [gap.join(self._words)]
        lines: list[str] = []
        for word in self._words:
            longer = NARROW_GAP.join([*lines[-1:], word])
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideRight, room))
        return lines

    def set_texts(self, words: Sequence[str], explanation: str) -> None:
        """Say something else, and explain it on hover."""
        if (tuple(words), explanation) != (self._words, self._explanation):
            self._words, self._explanation = tuple(words), explanation
            self.setAccessibleName(self.short)
            self.setToolTip(f"{self.short}\n{explanation}")
            self._count_lines()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return QSize(0, self._n_lines * self.fontMetrics().height() + GRID // 2)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have more or less room."""
        super().resizeEvent(event)
        # Only once everything has its place: on the way there it may be narrow for a moment.
        QTimer.singleShot(0, self, self._count_lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words at the right end, under numbers that end there, too."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QColor(colors().muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), int(flags), "\n".join(self.lines) + ARROW)

    def _count_lines(self) -> None:
        n_lines = max(1, len(self.lines))
        if n_lines != self._n_lines:
            self._n_lines = n_lines
            self.updateGeometry()
