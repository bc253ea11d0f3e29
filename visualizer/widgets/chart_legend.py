"""What the marks of a chart mean, each with its latest value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualizer.widgets.theme import colors, number_font


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
    explanation : str
        How it came about, said on hover; may be empty.
    """

    mark: str
    color: str
    name: str
    value: str
    explanation: str = ""


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
            self.setToolTip(
                "\n".join(
                    f"{each.mark} {each.name}: {each.explanation}"
                    for each in entries
                    if each.explanation
                )
            )
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(0, QFontMetrics(number_font()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from left to right; where it is narrow, values come before names."""
        painter = QPainter(self)
        entries = self._entries
        if self._width(entries) > self.width():
            entries = tuple(entry for entry in entries if entry.value) or entries
        if self._width(entries) > self.width():
            entries = self._with_shorter_names(entries)
        for entry in entries:
            self._draw(painter, entry)
            painter.translate(self._width((entry,)), 0)

    def _with_shorter_names(self, entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
        """Shorten the longest names, and none below what a shorter one has whole."""
        metrics, end = self._metrics(), Qt.TextElideMode.ElideRight
        room = self.width() - self._width(tuple(replace(entry, name="") for entry in entries))
        most = 0
        for n_left, width in zip(
            range(len(entries), 0, -1),
            sorted(metrics.horizontalAdvance(entry.name) for entry in entries),
            strict=True,
        ):
            most = max(0, room) // n_left
            room -= min(width, most)
        return tuple(
            replace(entry, name=metrics.elidedText(entry.name, end, most)) for entry in entries
        )

    def _draw(self, painter: QPainter, entry: LegendEntry) -> None:
        x = 0
        for bold, color, text, gap in self._parts(entry):
            font = number_font()
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(color))
            width = self._metrics(bold).horizontalAdvance(text)
            box = QRect(x, 0, width + 1, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
            x += width + gap

    def _width(self, entries: tuple[LegendEntry, ...]) -> int:
        return sum(
            self._metrics(bold).horizontalAdvance(text) + gap
            for entry in entries
            for bold, _, text, gap in self._parts(entry)
        )

    def _parts(self, entry: LegendEntry) -> tuple[tuple[bool, str, str, int], ...]:
        """Return whether bold, colour, text and the gap behind it (px), from left to right."""
        gap = self._metrics().horizontalAdvance(" ")
        return (
            (False, entry.color, entry.mark, gap),
            (False, colors().text, entry.name, gap),
            (True, colors().text, entry.value, 4 * gap),
        )

    def _metrics(self, bold: bool = False) -> QFontMetrics:
        font = number_font()
        font.setBold(bold)
        return QFontMetrics(font)
