"""A table of numbers, painted: labels would lay out the window anew at every change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.theme import GRID, colors, mixed, number_font

WRONG_TINT = 0.25
MIDDLE = Qt.AlignmentFlag.AlignVCenter
# Of the first column, and of the others.
SIDES = (int(Qt.AlignmentFlag.AlignLeft | MIDDLE), int(Qt.AlignmentFlag.AlignRight | MIDDLE))


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

    Its columns grow to their widest number and do not shrink while its rows are the same
    ones, so that nothing jumps.
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
        before, now = (self._heads, self._rows, self._footer), (heads, rows, footer)
        if now == before:
            return
        other_table = _names(heads, rows) != _names(self._heads, self._rows)
        if other_table:
            self._widths = []
        self._heads, self._rows, self._footer = now
        self.setAccessibleName(self._spoken())
        if self._measure() or other_table:
            self.updateGeometry()
            self.update()
            return
        # An edit leaves some columns as they were, and drawing text takes its time.
        for cells, other_cells, box in zip(
            _columns(*now), _columns(*before), self._boxes(), strict=True
        ):
            if cells != other_cells:
                self.update(box)

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
        """Draw the columns that have changed: head, cells, a line and the footer."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setPen(QColor(colors().line))
            line = self._footer_top() - GRID // 2
            painter.drawLine(0, line, self.width(), line)
            columns = _columns(self._heads, self._rows, self._footer)
            for number, (cells, box) in enumerate(zip(columns, self._boxes(), strict=True)):
                if event.region().intersects(box):
                    self._paint_column(painter, cells, box, SIDES[number > 0])

    def _paint_column(
        self, painter: QPainter, cells: tuple[Cell, ...], box: QRect, side: int
    ) -> None:
        fonts = number_font(), _bold(number_font())
        inks = QColor(colors().muted), QColor(colors().text)
        ground = mixed(colors().panel, colors().negative, WRONG_TINT)
        height = self._row_height()
        place = QRect(box.left() + GRID // 2, 0, box.width() - GRID, height)
        for number, cell in enumerate(cells):
            last = number == len(cells) - 1
            place.moveTop(self._footer_top() if last else number * height)
            if cell.wrong:
                painter.fillRect(place.adjusted(-GRID // 2, 1, GRID // 2, -1), ground)
            painter.setFont(fonts[cell.bold])
            painter.setPen(inks[number > 0])
            painter.drawText(place, side, cell.text)

    def _boxes(self) -> list[QRect]:
        """Return where each column stands, with half a gap on both sides."""
        # What the columns do not need goes between them.
        gap = GRID
        if len(self._widths) > 1:
            gap = max(GRID, (self.width() - sum(self._widths)) // (len(self._widths) - 1))
        boxes, left = [], 0
        for width in self._widths:
            boxes.append(QRect(left - GRID // 2, 0, width + GRID, self.height()))
            left += width + gap
        return boxes

    def _footer_top(self) -> int:
        return (len(self._rows) + 1) * self._row_height() + GRID

    def _row_height(self) -> int:
        return QFontMetrics(number_font()).height() + 2

    def _measure(self) -> bool:
        """Widen the columns to what stands in them; tell whether that was needed."""
        metrics = QFontMetrics(_bold(number_font()))
        needed = [
            max(metrics.horizontalAdvance(text) for text in _longest(column))
            for column in _columns(self._heads, self._rows, self._footer)
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


def _names(heads: tuple[str, ...], rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return what the columns and the rows are called."""
    return (*heads, *(row[0].text for row in rows))


def _columns(heads: tuple[str, ...], rows: tuple[Row, ...], footer: Row) -> list[tuple[Cell, ...]]:
    """Return each column from its head to its foot."""
    return list(zip(tuple(Cell(head) for head in heads), *rows, footer, strict=True))


def _longest(column: Iterable[Cell]) -> list[str]:
    """Return the texts of which one is the widest: measuring takes longer than counting."""
    texts = [cell.text for cell in column]
    most = max(map(len, texts))
    return [text for text in texts if len(text) >= most - 2]


def _bold(font: QFont) -> QFont:
    font.setBold(True)
    return font
