"""Histograms in rows and columns, painted: what stands above the line and what below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualizer.core.histogram import N_BINS, Histogram
from visualizer.core.layer_histograms import LayerHistograms
from visualizer.core.number_text import format_digits
from visualizer.widgets.elided_parts import elided_parts
from visualizer.widgets.theme import GRID, colors, lit_ground, mixed, number_font

LEAST_LINES = 5.0  # of text, a row
LEAST_WIDTH = 28  # figures, a column
BELOW_SHARE = 0.28  # of the height, for biases
BIAS_TINT = 0.5
MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


@dataclass(frozen=True, eq=False)
class HistogramCell:
    """One picture.

    Attributes
    ----------
    histograms : LayerHistograms
        Weights above the line, biases below it.
    name, text : str
        Stand over it; the name is bold.
    warning : str
        Stands in it; most often empty.
    explanation : str
        Says on hover what its marks mean; may be empty.
    """

    histograms: LayerHistograms
    name: str
    text: str
    warning: str
    explanation: str = ""


@dataclass(frozen=True)
class Bin:
    """A place to point at: row, column, and which of the bins, all from 0."""

    row: int
    column: int
    index: int


class HistogramGrid(QWidget):
    """A row a layer, a column a kind of numbers; bars are as high as their largest allows.

    Signals
    -------
    pointed
        The bin under the mouse, or the one that the arrow keys have gone to, is another.
    resized
        There is room for more rows, or for fewer.
    """

    pointed = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._heads: tuple[str, ...] = ()
        self._columns: tuple[Sequence[HistogramCell], ...] = ()
        self._log = False
        self._pointed: Bin | None = None
        self._in_focus = Bin(0, 0, N_BINS // 2)
        self._capacity = self.capacity

    @property
    def columns(self) -> tuple[Sequence[HistogramCell], ...]:
        """What is shown, column by column."""
        return self._columns

    @property
    def bin(self) -> Bin | None:
        """The bin that is pointed at, if there is something there."""
        place = self._pointed
        return place if place and place.row < len(self._cells_of(place.column)) else None

    @property
    def capacity(self) -> int:
        """How many rows there is room for, at least 1."""
        line = self.fontMetrics().height()
        return max(1, int((self.height() - line) // (LEAST_LINES * line)))

    def show_cells(
        self, heads: tuple[str, ...], columns: tuple[Sequence[HistogramCell], ...]
    ) -> None:
        """Show other pictures, each column under its head."""
        self._heads, self._columns = heads, columns
        self.update()

    def show_log(self, log: bool) -> None:
        """Let heights grow with the logarithm of the counts, or with the counts."""
        if log != self._log:
            self._log = log
            self.update()

    def place_of(self, place: Bin) -> QRectF:
        """Return where a bin stands (px), with all room above and below the line."""
        plot = self._plot(place.row, place.column)
        width = plot.width() / N_BINS
        return QRectF(plot.left() + place.index * width, plot.top(), width, plot.height())

    def sizeHint(self) -> QSize:
        """Ask for room for two rows."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for room for two rows."""
        line = self.fontMetrics().height()
        width = LEAST_WIDTH * self.fontMetrics().horizontalAdvance("0")
        return QSize(2 * width + 2 * GRID, round(line * (1 + 2 * LEAST_LINES)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much room there is."""
        super().resizeEvent(event)
        if self.capacity != self._capacity:
            self._capacity = self.capacity
            self.resized.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the bin under the mouse."""
        self._point(self._bin_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self._point(None)

    def event(self, event: QEvent) -> bool:
        """Explain the cell under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            title = self.title_at(QPointF(event.pos()))
            if title:
                QToolTip.showText(event.globalPos(), title, self)
                return True
        return super().event(event)

    def title_at(self, point: QPointF) -> str:
        """Return all that stands over the cell at a place, and what its marks mean."""
        place = self._bin_at(point)
        if place is None:
            return ""
        cell = self._columns[place.column][place.row]
        return f"{cell.name} {cell.text}\n{cell.explanation}".strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bin to bin, over the edge to the next column, and from row to row."""
        move = MOVES.get(Qt.Key(event.key()))
        n_columns, n_rows = self._n_columns, self._n_rows
        if move is None or n_rows == 0:
            super().keyPressEvent(event)
            return
        place = self._in_focus
        row = min(max(place.row + move[0], 0), n_rows - 1)
        along = place.column * N_BINS + place.index + move[1]
        column, index = divmod(min(max(along, 0), n_columns * N_BINS - 1), N_BINS)
        self._point(Bin(row, column, index))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the bin where the arrow keys were last, if it was a key that led here."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._point(self._in_focus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self._point(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heads and cells."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setFont(number_font())
            painter.setPen(QColor(colors().muted))
            for column, head in enumerate(self._heads):
                box = self._box(0, column)
                _write(painter, QRect(box.left(), 0, box.width(), self._line), head)
            inks = colors().accent, colors().gradient
            for column, cells in enumerate(self._columns):
                for row, cell in enumerate(cells):
                    self._paint_cell(painter, cell, row, column, inks[column % 2])

    def _paint_cell(
        self, painter: QPainter, cell: HistogramCell, row: int, column: int, ink: str
    ) -> None:
        named, box, plot = colors(), self._box(row, column), self._plot(row, column)
        self._write_title(painter, cell, QRect(box.left(), box.top(), box.width(), self._line))
        if self.bin and (self.bin.row, self.bin.column) == (row, column):
            painter.fillRect(self.place_of(self.bin), lit_ground())
        shown = cell.histograms
        zero_y = plot.bottom() - BELOW_SHARE * plot.height()
        up, down = zero_y - plot.top(), plot.bottom() - zero_y
        first = shown.first_weights
        tallest = max(_tallest(shown.weights), _tallest(first) if first else 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for histogram, height, most, color in (
            (shown.weights, up, tallest, QColor(ink)),
            (shown.biases, -down, _tallest(shown.biases), mixed(named.panel, ink, BIAS_TINT)),
        ):
            painter.setBrush(color)
            painter.drawPolygon(self._steps(histogram, plot, zero_y, height, most))
            if histogram.n_zero:
                share = min(1.0, float(self._share(histogram.n_zero, most)))
                line = QRectF(plot.center().x() - 1, zero_y, 2, -height * share).normalized()
                painter.fillRect(line, QColor(named.text))
            self._paint_outside(painter, histogram, plot, zero_y, height)
        if first is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(named.muted), 1.2))
            painter.drawPolyline(self._steps(first, plot, zero_y, up, tallest))
        painter.fillRect(QRectF(plot.left(), zero_y - 0.5, plot.width(), 1), QColor(named.line))
        self._paint_deviation(painter, shown, plot, zero_y)
        self._write_axis(painter, shown.weights.limit, plot)
        if cell.warning:
            self._write_warning(painter, cell.warning, plot)

    def _steps(
        self, histogram: Histogram, plot: QRectF, zero_y: float, height: float, most: int
    ) -> QPolygonF:
        """Return the outline of all bars, from the line and back to it."""
        heights = np.repeat(zero_y - height * self._share(histogram.counts, most), 2)
        edges = np.repeat(np.linspace(plot.left(), plot.right(), N_BINS + 1), 2)
        return arrayToQPolygonF(edges, np.concatenate([[zero_y], heights, [zero_y]]))

    def _share(self, counts: np.ndarray | int, most: int) -> np.ndarray:
        if self._log:
            return np.log1p(counts) / np.log1p(most)
        return np.divide(counts, most)

    def _paint_outside(
        self, painter: QPainter, histogram: Histogram, plot: QRectF, zero_y: float, height: float
    ) -> None:
        """Point to what lies further out by an arrow at the edge."""
        y, side = zero_y - (GRID if height > 0 else -GRID), GRID / 2
        painter.setBrush(QColor(colors().muted))
        for count, x, way in (
            (histogram.n_below, plot.left(), -side),
            (histogram.n_above, plot.right(), side),
        ):
            if count:
                tip, foot = QPointF(x + way, y), x - way / 2
                painter.drawPolygon([tip, QPointF(foot, y - side), QPointF(foot, y + side)])

    def _paint_deviation(
        self, painter: QPainter, shown: LayerHistograms, plot: QRectF, zero_y: float
    ) -> None:
        """Draw on the line how far a standard deviation reaches on both sides of the mean."""
        told, half = shown.statistics, plot.width() / 2
        if not np.isfinite(told.deviation):
            return
        ends = [
            plot.center().x() + half * min(max(end / shown.weights.limit, -1.0), 1.0)
            for end in (told.mean - told.deviation, told.mean + told.deviation)
        ]
        painter.fillRect(
            QRectF(ends[0], zero_y - 1.5, max(2.0, ends[1] - ends[0]), 3), QColor(colors().text)
        )

    def _write_title(self, painter: QPainter, cell: HistogramCell, place: QRect) -> None:
        painter.setPen(QColor(colors().text))
        font = number_font()
        font.setBold(True)
        painter.setFont(font)
        _write(painter, place, cell.name)
        if cell.name:
            place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(cell.name) + GRID)
        painter.setFont(number_font())
        _write(painter, place, cell.text)

    def _write_warning(self, painter: QPainter, warning: str, plot: QRectF) -> None:
        """Write it on a ground of its own: there may be bars behind it."""
        width = min(painter.fontMetrics().horizontalAdvance(warning) + GRID, round(plot.width()))
        place = QRect(0, 0, width, self._line)
        place.moveCenter(plot.center().toPoint())
        painter.fillRect(place, QColor(colors().panel))
        painter.setPen(QColor(colors().negative))
        _write(painter, place, warning, Qt.AlignmentFlag.AlignHCenter)

    def _write_axis(self, painter: QPainter, limit: float, plot: QRectF) -> None:
        painter.setPen(QColor(colors().muted))
        place = QRect(round(plot.left()), round(plot.bottom()), round(plot.width()), self._line)
        for value, alignment in (
            (-limit, Qt.AlignmentFlag.AlignLeft),
            (0.0, Qt.AlignmentFlag.AlignHCenter),
            (limit, Qt.AlignmentFlag.AlignRight),
        ):
            _write(painter, place, format_digits(value, 2), alignment)

    def _point(self, place: Bin | None) -> None:
        if place != self._pointed:
            self._pointed = place
            self._in_focus = place or self._in_focus
            self.update()
            self.pointed.emit()

    def _bin_at(self, point: QPointF) -> Bin | None:
        for column, cells in enumerate(self._columns):
            for row in range(len(cells)):
                plot = self._plot(row, column)
                if self._box(row, column).contains(point.toPoint()) and (
                    plot.left() <= point.x() < plot.right()
                ):
                    return Bin(row, column, int((point.x() - plot.left()) / plot.width() * N_BINS))
        return None

    def _cells_of(self, column: int) -> Sequence[HistogramCell]:
        return self._columns[column] if column < len(self._columns) else ()

    @property
    def _n_columns(self) -> int:
        return sum(bool(cells) for cells in self._columns)

    @property
    def _n_rows(self) -> int:
        return max((len(cells) for cells in self._columns), default=0)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height()

    def _box(self, row: int, column: int) -> QRect:
        """Return where a cell stands, with its title and the numbers under it (px)."""
        n_columns = max(1, len(self._columns))
        width = (self.width() - 2 * GRID * (n_columns - 1)) / n_columns
        height = (self.height() - self._line) / max(1, self._n_rows)
        left, top = column * (width + 2 * GRID), self._line + row * height
        return QRectF(left, top + GRID // 2, width, height - GRID // 2).toRect()

    def _plot(self, row: int, column: int) -> QRectF:
        """Return where the bars of a cell stand (px)."""
        box = QRectF(self._box(row, column))
        return box.adjusted(GRID / 2, self._line + 2, -GRID / 2, -self._line - 2)


def _tallest(histogram: Histogram) -> int:
    return max(1, int(histogram.counts.max()))


def _write(
    painter: QPainter,
    place: QRect,
    text: str,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write as much of a text as fits."""
    short = elided_parts(text, painter.fontMetrics(), place.width())
    painter.drawText(place, int(alignment | Qt.AlignmentFlag.AlignVCenter), short)
