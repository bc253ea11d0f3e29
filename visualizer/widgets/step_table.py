"""A table whose numbers are steps of an animation: a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from visualizer.widgets.theme import GRID, number_font

LINE = 1.35  # height of a row, of a line of text
HEAD_LINES = 2.5
COLUMN = "0" * 16  # as wide as a column wants to be
ZOOMS = (2.5, 2.0, 1.5, 1.25, 1.0)
TO_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
TO_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class StepCell(NamedTuple):
    """One place of the table.

    Attributes
    ----------
    text : str
    step : int or None
        Where a click goes; of None, where the first cell of its row goes that goes anywhere.
    bold : bool
        Stands out.
    color : str
        Of the text; the usual one where it is empty.
    """

    text: str
    step: int | None = None
    bold: bool = False
    color: str = ""


class StepTable(QTableWidget):
    """Its keys: arrows, and Enter goes to the step of the cell. With room, its text is larger.

    Signals
    -------
    chosen : int
        A step.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[StepCell, ...], ...] = ()
        self._heads: tuple[str, ...] = ()
        self._zoom = 1.0
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(self._choose)
        self.restyle()

    @property
    def rows(self) -> tuple[tuple[StepCell, ...], ...]:
        """What is shown."""
        return self._rows

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return self._heads

    def show_table(
        self, heads: Sequence[str], explanations: Sequence[str], rows: Sequence[Sequence[StepCell]]
    ) -> None:
        """Show other numbers, as many in each row as there are heads; the first are names."""
        # Over two lines: heads are longer than what stands under them.
        shown = tuple(head.replace(" ", "\n", 1) for head in heads)
        before, self._rows = self._rows, tuple(tuple(row) for row in rows)
        if shown != self._heads:
            before, self._heads = (), shown
            self.setColumnCount(len(shown))
            self.setHorizontalHeaderLabels(shown)
        for column, explanation in enumerate(explanations):
            item = self.horizontalHeaderItem(column)
            item.setToolTip(explanation)
            item.setTextAlignment(_alignment(column))
            item.setFont(self.font())
        self.setRowCount(len(self._rows))
        self._fit()
        for number, row in enumerate(self._rows):
            if before[number : number + 1] != (row,):
                self._show(number, row)
        self._share_out_width()
        if len(before) != len(self._rows):
            self.updateGeometry()

    def restyle(self) -> None:
        """Take over text size and colours, with the numbers that are shown next."""
        self._set_font()
        self._rows = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the size of the text anew."""
        super().resizeEvent(event)
        self._fit()
        self._share_out_width()

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of a few rows."""
        line = QFontMetrics(number_font()).height()
        return QSize(4 * GRID, round((HEAD_LINES + 3 * LINE) * line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the step of the cell that the arrow keys have gone to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Choose the largest text that fits."""
        metrics = QFontMetrics(number_font())
        high = (HEAD_LINES + LINE * max(1, self.rowCount())) * metrics.height()
        wide = max(1, self.columnCount()) * metrics.horizontalAdvance(COLUMN)
        most = min(self.height() / high, self.width() / wide)
        zoom = next((each for each in ZOOMS if each <= most), ZOOMS[-1])
        if zoom != self._zoom:
            self._zoom = zoom
            self._set_font()
            for number, row in enumerate(self._rows):
                self._show(number, row)

    def _share_out_width(self) -> None:
        """Make columns of numbers equally wide, or as wide as each needs: none is cut."""
        header, n_columns = self.horizontalHeader(), self.columnCount()
        needed = [
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in range(n_columns)
        ]
        room = self.viewport().width()
        to_contents, stretch = (
            QHeaderView.ResizeMode.ResizeToContents,
            QHeaderView.ResizeMode.Stretch,
        )
        if n_columns > 1 and max(needed[1:]) * (n_columns - 1) + needed[0] <= room:
            modes = [to_contents, *[stretch] * (n_columns - 1)]
        else:
            modes = [
                stretch if sum(needed) <= room else to_contents,
                *[to_contents] * (n_columns - 1),
            ]
        for column, mode in enumerate(modes):
            if header.sectionResizeMode(column) != mode:
                header.setSectionResizeMode(column, mode)

    def _set_font(self) -> None:
        font = number_font()
        font.setPointSizeF(font.pointSizeF() * self._zoom)
        self.setFont(font)
        # By item: the style sheet puts the font of the header itself back.
        heads = [self.horizontalHeaderItem(column) for column in range(self.columnCount())]
        # A column that is just coming, and moves the others, has no head yet.
        for head in filter(None, heads):
            head.setFont(font)
        line = QFontMetrics(font).height()
        self.verticalHeader().setDefaultSectionSize(round(LINE * line))

    def _show(self, number: int, row: tuple[StepCell, ...]) -> None:
        for column, cell in enumerate(row):
            self.setItem(number, column, self._item(cell, column))

    def _item(self, cell: StepCell, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.text)
        font = self.font()
        font.setBold(cell.bold)
        item.setFont(font)
        item.setTextAlignment(_alignment(column))
        if cell.color:
            item.setForeground(QBrush(QColor(cell.color)))
        return item

    def _choose(self, row: int, column: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        cells = (self._rows[row][column], *self._rows[row])
        step = next((cell.step for cell in cells if cell.step is not None), None)
        if step is not None:
            self.chosen.emit(step)


def _alignment(column: int) -> Qt.AlignmentFlag:
    return TO_RIGHT if column else TO_LEFT
