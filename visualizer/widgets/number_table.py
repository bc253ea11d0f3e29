"""A table of numbers and bars, painted: widgets would lay out the window at every change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.bar import Bar, paint_bar
from visualizer.widgets.figure_metrics import FigureMetrics
from visualizer.widgets.theme import GRID, colors, figure_font, lit_ground, mixed, number_font

WRONG_TINT = 0.25
RESERVE = "−1.23e−16"
BAR_WIDTH = 8 * GRID  # px, at least
ZOOMS = (1.5, 1.35, 1.2, 1.1, 1.0)  # of the text, where there is room
MOST_BESIDE_WIDGETS = 1.25  # whose text stays as it is
SPEECH_MS = 150
ZOOM_MARGIN = 1.08  # text is not exactly as much wider as it is larger


class Cell(NamedTuple):
    """One place of the table with a text in it.

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


Row = tuple[Cell | Bar, ...]


class NumberTable(QWidget):
    """Heads, rows and a footer; the first column to the left, numbers to the right.

    Its columns grow to their widest number and do not shrink while its rows are the same
    ones, so that nothing jumps. Where there is room its text is larger.

    Parameters
    ----------
    named : bool
        The first column is names, to the left.
    draggable : bool
        Tell in ``dragged`` where the mouse is on a bar.

    Signals
    -------
    pointed : int or None
        The row under the mouse.
    dragged : int, float
        A row, and the share of its bar under the mouse, 0 to 1.
    """

    pointed = Signal(object)
    dragged = Signal(int, float)

    def __init__(self, *, named: bool = True, draggable: bool = False) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._named, self._draggable = named, draggable
        self._dragged_row: int | None = None
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._footer: Row = ()
        self._lines: tuple[Row, ...] = ()
        self._lit: int | None = None
        self._forced_height: int | None = None
        self._widths: list[int] = []
        self._zoom = 1.0
        self._metrics = FigureMetrics(_font(bold=True))
        self._set_fonts()
        # Whoever listens wants to hear the numbers that stay, not those of every key.
        self._speech = QTimer(self)
        self._speech.setSingleShot(True)
        self._speech.setInterval(SPEECH_MS)
        self._speech.timeout.connect(self._speak)

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

    @property
    def lit(self) -> int | None:
        """The row that is lit up, from 0."""
        return self._lit

    def show_table(self, heads: tuple[str, ...], rows: Sequence[Row], footer: Row = ()) -> None:
        """Show other numbers; every row has as many cells as there are heads, a footer, too."""
        before = self._lines
        if len(rows) != len(self._rows):
            # The row that is dragged has gone, or may be another's.
            self._dragged_row = None
        self._heads, self._rows, self._footer = heads, tuple(rows), footer
        self._lines = _lines(heads, self._rows, footer)
        if self._lines == before:
            return
        self._speech.start()
        if self._names(self._lines) != self._names(before):
            self._widths = []
            self._measure(self._lines)
            self._fit()
            self.updateGeometry()
            return
        # An edit leaves many cells as they were, and drawing text takes its time.
        pairs = list(zip(self._lines, before, strict=True))
        changed = [number for number, (line, other) in enumerate(pairs) if line != other]
        if self._measure(self._lines[number] for number in changed):
            self._fit()
            self.updateGeometry()
            return
        # One rectangle: clipped to several, every text is drawn far slower.
        place = QRect()
        for column, box in enumerate(self._boxes()):
            numbers = [n for n in changed if pairs[n][0][column] != pairs[n][1][column]]
            if numbers:
                place |= self._place(numbers[0], box) | self._place(numbers[-1], box)
        self.update(place)

    def light(self, row: int | None) -> None:
        """Light up one row, from 0, or none."""
        if row != self._lit:
            for each in (self._lit, row):
                if each is not None:
                    self.update(self.row_place(each))
            self._lit = row

    def set_row_height(self, height: int) -> None:
        """Stand beside rows of widgets that are so high (px)."""
        if height != self._forced_height:
            self._forced_height = height
            self._fit()
            self.updateGeometry()

    def bar_boxes(self) -> list[QRect]:
        """Return where each column of bars stands (px)."""
        boxes = self._boxes()
        return [
            boxes[number].adjusted(GRID // 2, 0, -GRID // 2, 0) for number in self._bar_columns()
        ]

    def row_place(self, row: int) -> QRect:
        """Return where a row stands (px)."""
        return self._place(row + 1, self.rect())

    def sizeHint(self) -> QSize:
        """Ask for room for every cell."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for room for every cell, its text at its normal size."""
        # For any number in its columns: a page must not fold because of one that is typed.
        reserve = self._metrics.width(RESERVE)
        width = sum(max(width, reserve) for width in self._widths[1:]) + sum(self._widths[:1])
        width += GRID * max(0, len(self._widths) - 1)
        height = self._forced_height or self._metrics.line_height
        return QSize(width, height * self._n_lines + self._footer_gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the size of the text anew."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Measure anew after a change of the text size."""
        self._widths, self._metrics = [], FigureMetrics(_font(bold=True))
        self._measure(self._lines)
        self._fit()
        self.updateGeometry()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the row under the mouse, or go on with a drag."""
        if self._dragged_row is None:
            self.pointed.emit(self._row_at(event.position()))
        else:
            self._drag(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag on a bar."""
        row = self._row_at(event.position())
        bars = self.bar_boxes()
        left = event.button() == Qt.MouseButton.LeftButton
        if not (self._draggable and left and row is not None and bars):
            event.ignore()
            return
        if bars[0].left() <= event.position().x() <= bars[0].right():
            self._dragged_row = row
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._dragged_row = None

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self.pointed.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells that have changed: heads, rows, a line and the footer."""
        if not self._widths:
            return
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            named = colors()
            if self._lit is not None and self._lit < len(self._rows):
                painter.fillRect(self.row_place(self._lit), lit_ground())
            if self._footer:
                line = self._footer_top() - GRID // 2
                painter.fillRect(0, line, self.width(), 1, QColor(named.line))
            region = event.region()
            columns = zip(*self._lines, strict=True)
            for number, (cells, box) in enumerate(zip(columns, self._boxes(), strict=True)):
                if region.intersects(box):
                    to_left = (self._named and number == 0) or number in self._bar_columns()
                    self._paint_column(painter, cells, box, event.rect(), to_left=to_left)

    def _paint_column(
        self,
        painter: QPainter,
        cells: tuple[Cell | Bar, ...],
        box: QRect,
        changed: QRect,
        *,
        to_left: bool,
    ) -> None:
        named = colors()
        inks = QColor(named.text), QColor(named.muted)
        left, width, height = box.left() + GRID // 2, box.width() - GRID, self._row_height
        baseline = self._font_metrics[False, False].baseline(height)
        first = min(max(0, changed.top() // height), len(cells) - 1)
        style = None
        for number in range(first, len(cells)):
            cell, top = cells[number], self._top(number)
            if top > changed.bottom():
                break
            if isinstance(cell, Bar):
                paint_bar(painter, cell, QRectF(left, top, width, height))
                style = None
                continue
            if cell.wrong:
                tint = mixed(named.panel, named.negative, WRONG_TINT)
                painter.fillRect(box.left(), top + 1, box.width(), height - 2, tint)
            is_head = number == 0
            kind = not (to_left or is_head), cell.bold
            if style != (kind, is_head):
                style = kind, is_head
                painter.setFont(self._fonts[kind])
                painter.setPen(inks[is_head])
            # At a point: to align them by flags Qt would measure every text anew.
            indent = 0 if to_left else width - self._font_metrics[kind].width(cell.text)
            painter.drawText(left + indent, top + baseline, cell.text)

    def _bar_columns(self) -> list[int]:
        row = self._rows[0] if self._rows else ()
        return [number for number, cell in enumerate(row) if isinstance(cell, Bar)]

    def _boxes(self) -> list[QRect]:
        """Return where each column stands, with half a gap on both sides."""
        widths, gap = [self._zoomed(width) for width in self._widths], GRID
        bars = self._bar_columns()
        spare = max(0, self.width() - sum(widths) - gap * (len(widths) - 1))
        # What the columns do not need goes into bars, or else between them.
        for number in bars:
            widths[number] += spare // len(bars)
        if not bars and len(widths) > 1:
            gap += spare // (len(widths) - 1)
        boxes, left = [], 0
        for width in widths:
            boxes.append(QRect(left - GRID // 2, 0, width + GRID, self.height()))
            left += width + gap
        return boxes

    def _drag(self, place: QPointF) -> None:
        bar = self.bar_boxes()[0]
        share = (place.x() - bar.left()) / max(1, bar.width())
        self.dragged.emit(self._dragged_row, min(max(share, 0.0), 1.0))

    def _row_at(self, place: QPointF) -> int | None:
        row = int(place.y() // self._row_height) - 1
        return row if 0 <= row < len(self._rows) else None

    def _place(self, line: int, box: QRect) -> QRect:
        """Return where a line stands in a box: 0 the heads, then the rows, then the footer."""
        return QRect(box.left(), self._top(line), box.width(), self._row_height)

    def _top(self, line: int) -> int:
        return self._footer_top() if line > len(self._rows) else line * self._row_height

    def _footer_top(self) -> int:
        return (len(self._rows) + 1) * self._row_height + GRID

    @property
    def _n_lines(self) -> int:
        return 1 + len(self._rows) + bool(self._footer)

    @property
    def _footer_gap(self) -> int:
        return GRID if self._footer else 0

    def _zoomed(self, width: int) -> int:
        return width if self._zoom == 1 else round(width * self._zoom * ZOOM_MARGIN)

    def _fit(self) -> None:
        """Choose the largest text that fits."""
        room = self.height() - self._footer_gap
        row_height = self._forced_height or room / self._n_lines
        gaps = GRID * max(0, len(self._widths) - 1)
        wide = max(1, self.width() - gaps) / max(1, sum(self._widths)) / ZOOM_MARGIN
        high = row_height / self._metrics.line_height
        most = min(wide, high, MOST_BESIDE_WIDGETS if self._forced_height else ZOOMS[0])
        self._zoom = next((zoom for zoom in ZOOMS if zoom <= most), ZOOMS[-1])
        self._set_fonts()

    def _set_fonts(self) -> None:
        # By whether they are for figures alone, and bold.
        self._fonts = {
            (figures, bold): _font(self._zoom, bold=bold, figures=figures)
            for figures in (False, True)
            for bold in (False, True)
        }
        self._font_metrics = {key: FigureMetrics(font) for key, font in self._fonts.items()}
        self._row_height = self._forced_height or self._font_metrics[False, False].line_height
        self.update()

    def _names(self, lines: tuple[Row, ...]) -> list[str]:
        """Return what columns and lines are called: where it changes, so may every width."""
        heads = [cell.text for cell in lines[0] if isinstance(cell, Cell)] if lines else []
        firsts = [line[0] if self._named else None for line in lines]
        return [*heads, *(cell.text if isinstance(cell, Cell) else "" for cell in firsts)]

    def _measure(self, lines: Iterable[Row]) -> bool:
        """Widen the columns to what stands in these lines; tell whether that was needed."""
        before = self._widths or [0] * len(self._heads)
        widths = list(before)
        bars = self._bar_columns()
        for line in lines:
            for column, cell in enumerate(line):
                if line is self._footer and column - 1 in bars:
                    # It may reach over the place under the bars.
                    continue
                width = BAR_WIDTH if isinstance(cell, Bar) else self._metrics.width(cell.text)
                if width > widths[column]:
                    widths[column] = width
        self._widths = widths
        return widths != before

    def _speak(self) -> None:
        lines = [
            ", ".join(
                f"{head} {cell.text}"
                for head, cell in zip(self._heads, line, strict=True)
                if isinstance(cell, Cell) and cell.text
            )
            for line in self._lines[1:]
        ]
        self.setAccessibleName("; ".join(lines))


def _font(zoom: float = 1.0, *, bold: bool, figures: bool = False) -> QFont:
    font = figure_font() if figures else number_font()
    font.setPointSizeF(font.pointSizeF() * zoom)
    font.setBold(bold)
    return font


def _lines(heads: tuple[str, ...], rows: tuple[Row, ...], footer: Row) -> tuple[Row, ...]:
    return (tuple(Cell(head) for head in heads), *rows, *([footer] if footer else []))
