"""A table of the steps of a descent, however many: only what is in sight is worked out."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from visualizer.core.number_text import format_number, format_probability
from visualizer.core.step_rows import StepRows
from visualizer.widgets.theme import GRID, colors, number_font

LINE = 1.35  # height of a row, of a line of text
# The notes' 4.99999999 must not read 5.
DECIMALS = {1: 8, 2: 5}
VALUE_DECIMALS = 6
# As wide as numbers become that are no exception.
PLACE_SAMPLES = {1: "−4.99999999", 2: "−1.23456"}
VALUE_SAMPLE = "−1.234567"
N_OTHERS = 4  # columns beside the places
HORIZONTAL = Qt.Orientation.Horizontal
TO_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
# Keys that are the page's: they play, and go a step back or on.
PAGE_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right)
AnyIndex = QModelIndex | QPersistentModelIndex


class DescentTableModel(QAbstractTableModel):
    """Gives Qt the text of a cell when it wants to paint it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: StepRows | None = None
        self._heads: tuple[str, ...] = ()
        self._diverged = ""
        self._last: tuple[int, tuple[float, ...]] | None = None

    def show_rows(self, rows: StepRows | None, heads: tuple[str, ...], diverged: str) -> None:
        """Show other steps; ``diverged`` is written where there is no place any more."""
        n_before, shape_before = self.rowCount(), self._heads
        if (n_before, shape_before) != (len(rows) if rows else 0, heads):
            self.beginResetModel()
            self._take_over(rows, heads, diverged)
            self.endResetModel()
            return
        self._take_over(rows, heads, diverged)
        if n_before:
            self.dataChanged.emit(self.index(0, 0), self.index(n_before - 1, len(heads) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of steps, the start included."""
        return len(self._rows) if self._rows and not parent.isValid() else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of heads."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return TO_RIGHT
        if role != Qt.ItemDataRole.DisplayRole or self._rows is None:
            return None
        step, column = index.row(), index.column()
        if column == 0:
            return f"{step:,}"
        values = self._values(step)
        value = values[column - 1]
        if math.isnan(value):
            return self._diverged if column == 1 else ""
        if column <= self._rows.n_dims:
            return format_number(value, DECIMALS[self._rows.n_dims])
        return format_probability(value, VALUE_DECIMALS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what stands over a column."""
        if orientation != HORIZONTAL:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return TO_RIGHT
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _take_over(self, rows: StepRows | None, heads: tuple[str, ...], diverged: str) -> None:
        self._rows, self._heads, self._diverged, self._last = rows, heads, diverged, None

    def _values(self, step: int) -> tuple[float, ...]:
        # Asked for cell by cell, row after row.
        if self._last is None or self._last[0] != step:
            assert self._rows is not None
            self._last = step, self._rows.row(step)
        return self._last[1]


class DescentTable(QTableView):
    """One row is marked and kept in sight; a click or the arrow keys choose another.

    Signals
    -------
    chosen : int
        The person wants to see another step.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model = DescentTableModel(self)
        self.setModel(self._model)
        self._marked = -1
        self._clicked = False
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Of its own, where nothing is chosen: else it is painted anew for every row that is marked.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        # It paints its own ground: all that it stands in need not be painted first, and what
        # stays in sight when it is scrolled is moved.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().parentWidget().setAutoFillBackground(True)
        self.restyle()

    @property
    def marked(self) -> int:
        """The row that is marked, -1 where there is none."""
        return self._marked

    def text(self, step: int, column: int) -> str:
        """Return what stands in a cell."""
        return str(self._model.data(self._model.index(step, column)))

    def show_rows(
        self, rows: StepRows | None, heads: tuple[str, ...], diverged: str, step: int
    ) -> None:
        """Show other steps, and mark one of them.

        Parameters
        ----------
        rows : StepRows or None
            None where there is nobody to show.
        heads : tuple of str
            Over the steps, their places, heights, slopes, and the next steps.
        diverged : str
            Stands where there is no place any more.
        step : int
            The row to be marked.
        """
        self._marked = step
        self._model.show_rows(rows, heads, diverged)
        self._fit_columns()
        self.mark(step)

    def mark(self, step: int) -> None:
        """Mark a row; it comes into the middle where it was out of sight."""
        self._marked = step
        index = self._model.index(step, 0)
        if not index.isValid():
            self.clearSelection()
            return
        if self.currentIndex().row() != step or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self._clicked:
            # A row that runs away makes a double click one on two rows: Qt scrolls afterwards.
            return
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def restyle(self) -> None:
        """Take over the text size."""
        self.setFont(number_font())
        line = QFontMetrics(number_font()).height()
        self.verticalHeader().setDefaultSectionSize(round(LINE * line))
        self.setMinimumHeight(round(5 * LINE * line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew, and keep the marked row in sight."""
        super().resizeEvent(event)
        self._fit_columns()
        self.mark(self._marked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, which stays where it is."""
        self._clicked = True
        super().mousePressEvent(event)
        self._clicked = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells on the panel's ground."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(colors().panel))
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that play to the page."""
        if event.key() in PAGE_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        """Give every column what its numbers need, and an equal share of what is left over."""
        n_columns = self._model.columnCount()
        if not n_columns:
            return
        n_dims = n_columns - N_OTHERS
        last = f"{self._model.rowCount():,}"
        samples = [last, *n_dims * [PLACE_SAMPLES[n_dims]], *3 * [VALUE_SAMPLE]]
        metrics = QFontMetrics(number_font())
        heads = [self._model.headerData(column, HORIZONTAL) for column in range(n_columns)]
        widths = [
            max(map(metrics.horizontalAdvance, texts)) + GRID
            for texts in zip(samples, heads, strict=True)
        ]
        spare = max(0, self.viewport().width() - sum(widths)) // n_columns
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + spare)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and current.row() != self._marked:
            self.chosen.emit(current.row())
