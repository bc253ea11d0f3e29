"""What the marks of a chart mean, each with its latest value."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualizer.widgets.theme import GRID, colors, number_font


@dataclass(frozen=True)
class LegendEntry:
    """One series of a chart.

    Attributes
    ----------
    mark : str
        A sign that looks like the series: • a batch, ━ a line, ◆ an epoch.
    color : str
    name : str
    value : str
        Its latest value; may be empty.
    """

    mark: str
    color: str
    name: str
    value: str


class ChartLegend(QWidget):
    """Entries side by side; painted, because a label would lay out the window anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._entries: tuple[LegendEntry, ...] = ()

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """What is shown."""
        return self._entries

    def set_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show other series or values."""
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleName(", ".join(f"{each.name} {each.value}" for each in entries))
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(0, QFontMetrics(number_font()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from left to right."""
        painter = QPainter(self)
        plain = number_font()
        bold = QFont(plain)
        bold.setBold(True)
        place = QPointF(0, 0)
        for entry in self._entries:
            for font, color, text, gap in (
                (plain, entry.color, entry.mark, GRID // 2),
                (plain, colors().text, entry.name, GRID // 2),
                (bold, colors().text, entry.value, 2 * GRID),
            ):
                painter.setFont(font)
                painter.setPen(QColor(color))
                width = QFontMetrics(font).horizontalAdvance(text)
                box = QRectF(place.x(), 0, width + 1, self.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
                place.setX(place.x() + width + gap)
