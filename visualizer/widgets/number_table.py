"""A table of numbers, painted: labels would lay out the window anew at every change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.theme import GRID, colors, mixed, number_font

WRONG_TINT = 0.25


@dataclass(frozen=True)
class Cell:
    """One place of the table.

    Attributes
    ----------
    text : str
    bold : bool
        Stands out.
    wrong : bool
        Is no number that anything could be done with: tinted.
    """

    text: str
    bold: bool = False
    wrong: bool = False


Row = tuple[Cell, ...]


class NumberTable(QWidget):
    """Heads, rows and a footer; the first column to the left, numbers to the right.

    Its columns grow to their widest number and never shrink, so that nothing jumps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._footer: Row = ()
        self._widths: list[int] = []

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return self._heads

    @property
    def rows(self) -> tuple[Row, ...]:
        """What stands in the table, a tuple a row."""
        return self._rows

    @property
    def footer(self) -> Row:
        """What stands under the line."""
        return self._footer

    def show_table(self, heads: tuple[str, ...], rows: tuple[Row, ...], footer: Row) -> None:
        """Show other numbers; every row has as many cells as there are heads."""
        if (heads, rows, footer) == (self._heads, self._rows, self._footer):
            return
        if len(heads) != len(self._heads):
            self._widths = []
        grown = len(rows) != len(self._rows)
        self._heads, self._rows, self._footer = heads, rows, footer
        self.setAccessibleName(self._spoken())
        if self._measure() or grown:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for every cell."""
        gaps = GRID * max(0, len(self._widths) - 1)
        return QSize(sum(self._widths) + gaps, self._row_height() * (len(self._rows) + 2) + GRID)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for every cell."""
        return self.sizeHint()

    def restyle(self) -> None:
        """Measure anew after a change of the text size."""
        self._widths = []
        self._measure()
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heads, rows, a line and the footer."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        height = self._row_height()
        # What the columns do not need goes between them.
        gap = GRID
        if len(self._widths) > 1:
            gap = max(GRID, (self.width() - sum(self._widths)) // (len(self._widths) - 1))
        heads = tuple(Cell(head) for head in self._heads)
        self._draw_row(painter, 0, gap, heads, colors().muted)
        for number, row in enumerate(self._rows, 1):
            self._draw_row(painter, number * height, gap, row, colors().text)
        line = (len(self._rows) + 1) * height + GRID // 2
        painter.setPen(QColor(colors().line))
        painter.drawLine(0, line, self.width(), line)
        self._draw_row(painter, line + GRID // 2, gap, self._footer, colors().text)

    def _draw_row(self, painter: QPainter, top: int, gap: int, row: Row, color: str) -> None:
        left = 0
        for column, (cell, width) in enumerate(zip(row, self._widths, strict=True)):
            box = QRect(left, top, width, self._row_height())
            left += width + gap
            if cell.wrong:
                ground = mixed(colors().panel, colors().negative, WRONG_TINT)
                painter.fillRect(box.adjusted(-GRID // 2, 1, GRID // 2, -1), ground)
            font = number_font()
            font.setBold(cell.bold)
            painter.setFont(font)
            painter.setPen(QColor(color))
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), cell.text)

    def _row_height(self) -> int:
        return QFontMetrics(number_font()).height() + 2

    def _measure(self) -> bool:
        """Widen the columns to what stands in them; tell whether that was needed."""
        font = number_font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        table = [tuple(Cell(head) for head in self._heads), *self._rows, self._footer]
        needed = [
            max((metrics.horizontalAdvance(cell.text) for cell in column), default=0)
            for column in zip(*table, strict=True)
        ]
        before = self._widths or [0] * len(needed)
        self._widths = [max(pair) for pair in zip(needed, before, strict=True)]
        return self._widths != before

    def _spoken(self) -> str:
        rows = [
            ", ".join(f"{head} {cell.text}" for head, cell in zip(self._heads, row, strict=True))
            for row in (*self._rows, self._footer)
        ]
        return "; ".join(rows)
