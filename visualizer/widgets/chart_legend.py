"""What the marks of a chart mean, each with its latest value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
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
    """Entries side by side; painted, because a label would lay out the window anew.

    Parameters
    ----------
    wraps : bool
        Go on in a second line where the values and their names have no room in one.
    """

    def __init__(self, *, wraps: bool = False) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._wraps, self._n_lines = wraps, 1
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
            self._count_lines()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return QSize(0, self._n_lines * QFontMetrics(number_font()).height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have more or less room."""
        super().resizeEvent(event)
        # Only once everything has its place: on the way there it may be narrow for a moment.
        QTimer.singleShot(0, self, self._count_lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from left to right; where it is narrow, values come before names."""
        painter = QPainter(self)
        for line in self._lines():
            painter.save()
            for entry in line:
                self._draw(painter, entry)
                painter.translate(self._width((entry,)), 0)
            painter.restore()
            painter.translate(0, self._line_height)

    def _count_lines(self) -> None:
        valued = self._valued()
        # While a batch is read all have a value, and nothing may move for that.
        if self._wraps and valued != self._entries:
            n_lines = 1 if self._width(valued) <= self.width() else 2
            if n_lines != self._n_lines:
                self._n_lines = n_lines
                self.updateGeometry()

    def _valued(self) -> tuple[LegendEntry, ...]:
        return tuple(entry for entry in self._entries if entry.value) or self._entries

    def _lines(self) -> list[tuple[LegendEntry, ...]]:
        """Return what stands in each line."""
        lines = self._flow(self._entries)
        if len(lines) > self._n_lines:
            lines = self._flow(self._valued())
        if len(lines) > self._n_lines:
            valued, share = self._valued(), -(-len(self._valued()) // self._n_lines)
            lines = [valued[start : start + share] for start in range(0, len(valued), share)]
        return [self._with_shorter_names(line) for line in lines]

    def _flow(self, entries: tuple[LegendEntry, ...]) -> list[tuple[LegendEntry, ...]]:
        lines: list[tuple[LegendEntry, ...]] = [()]
        for entry in entries:
            if lines[-1] and self._width((*lines[-1], entry)) > self.width():
                lines.append(())
            lines[-1] = (*lines[-1], entry)
        return lines

    def _with_shorter_names(self, entries: tuple[LegendEntry, ...]) -> tuple[LegendEntry, ...]:
        """Shorten the longest names, and none below what a shorter one has whole."""
        if self._width(entries) <= self.width():
            return entries
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
            box = QRect(x, 0, width + 1, self._line_height)
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

    @property
    def _line_height(self) -> int:
        # Before it has got its second line, that one is not drawn over the first.
        return max(self.height() // self._n_lines, QFontMetrics(number_font()).height())

    def _metrics(self, bold: bool = False) -> QFontMetrics:
        font = number_font()
        font.setBold(bold)
        return QFontMetrics(font)
