"""A table of things that each have a name to be edited, a tick and a way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from visualizer.core.sentence import Sentence
from visualizer.widgets.icons import icon
from visualizer.widgets.number_table import Cell
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, lit_ground, number_font

TICK, NAME, FIRST_CELL = 0, 1, 2
LINE = 1.35  # height of a row, of a line of text
MOST_SPARE = 6 * GRID  # px, that a column gets beyond its text
SIGN_LINES = 2  # width of a record's own sign, of its height
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TO_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
TO_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Record(NamedTuple):
    """One row.

    Attributes
    ----------
    key : int
        No other row has it.
    name : str
    sign : QIcon
        Tells the record from the others, where it is drawn elsewhere too.
    cells : tuple of Cell
        Under all heads but that of the name.
    ticked : bool
    lit : bool
        It is the one that is looked at; it cannot be deleted then.
    explanation : str
        Shown on hover over the name; may be empty.
    """

    key: int
    name: str
    sign: QIcon
    cells: tuple[Cell, ...]
    ticked: bool = True
    lit: bool = False
    explanation: str = ""


class RecordTable(QTableWidget):
    """Its keys: arrows, Space ticks, F2 edits the name, Enter chooses, Delete deletes.

    Signals
    -------
    chosen : int
        The key of a row that was clicked, or where Enter was pressed.
    renamed : int, str
        A key, and the name that was typed.
    tick_changed : int, bool
    deleted : int
        The person wants to be rid of a row.
    """

    chosen = Signal(int)
    renamed = Signal(int, str)
    tick_changed = Signal(int, bool)
    deleted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._records: tuple[Record, ...] = ()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(3 * GRID)
        self._drawn: dict[int, Record] = {}
        self._measured: tuple[object, ...] | None = None
        self.cellClicked.connect(self._clicked)
        self.itemChanged.connect(self._item_changed)
        self.restyle()

    @property
    def records(self) -> tuple[Record, ...]:
        """What is shown."""
        return self._records

    def show_records(self, heads: Mapping[str, str], records: tuple[Record, ...]) -> None:
        """Show other records; a name that is being typed stays open.

        Parameters
        ----------
        heads : mapping of str to str
            What stands over the names and all cells, and what is said on hover over it.
        records : tuple of Record
        """
        # Over two lines: heads are longer than most of what stands under them.
        shown = ("", *(head.replace(" ", "\n", 1) for head in heads), "")
        before = self._measured
        self.blockSignals(True)
        self.setColumnCount(len(shown))
        self._show_rows([record.key for record in records])
        self.setHorizontalHeaderLabels(shown)
        if self._measured is None or self._measured[0] != shown:
            self._drawn.clear()
        for column, explanation in enumerate(("", *heads.values(), "")):
            self.horizontalHeaderItem(column).setTextAlignment(_alignment(column))
            self.horizontalHeaderItem(column).setToolTip(explanation)
        self.horizontalHeader().setVisible(bool(records))
        self.blockSignals(False)
        self._records = records
        self._show_missing()
        self._measured = shown, tuple(record.name for record in records), len(records)
        if before != self._measured:
            self._fit_columns()
            self.updateGeometry()

    def restyle(self) -> None:
        """Take over text size and language, with the records that are shown next."""
        self.setFont(number_font())
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(round(LINE * line))
        self.setIconSize(QSize(SIGN_LINES * line, line))
        self._measured = None

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of all records, and for a line to say so where there is none."""
        line = self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + max(1, len(self._records)) * line
        if self.horizontalScrollBar().maximum() > 0:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        """Ask for no more."""
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row that the arrow keys have gone to."""
        row = self.currentRow()
        if not 0 <= row < len(self._records):
            super().keyPressEvent(event)
            return
        record = self._records[row]
        match event.key():
            case Qt.Key.Key_Space:
                self.tick_changed.emit(record.key, not record.ticked)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(record.key)
            case Qt.Key.Key_Delete:
                self.deleted.emit(record.key)
            case Qt.Key.Key_F2:
                self.setCurrentCell(row, NAME)
                self.editItem(self.item(row, NAME))
            case _:
                super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Show what is in force, whatever was typed."""
        super().closeEditor(editor, hint)
        self._show_missing()

    def _show_missing(self) -> None:
        self.blockSignals(True)
        for row, record in enumerate(self._records):
            if self._drawn.get(record.key) != record:
                self._show(row, record)
        self.blockSignals(False)

    def _show_rows(self, keys: list[int]) -> None:
        """Make a row for every key; those that stay are not touched."""
        for row in reversed(range(self.rowCount())):
            if self._keys()[row] not in keys:
                self._drawn.pop(self._keys()[row], None)
                self.removeRow(row)
        for row, key in enumerate(keys):
            if row >= self.rowCount() or self._keys()[row] != key:
                self.insertRow(row)
                tick = QTableWidgetItem()
                tick.setData(Qt.ItemDataRole.UserRole, key)
                self.setItem(row, TICK, tick)

    def _keys(self) -> list[int]:
        places = range(self.rowCount())
        return [self.item(row, TICK).data(Qt.ItemDataRole.UserRole) for row in places]

    def _show(self, row: int, record: Record) -> None:
        self.setRowHeight(row, self.verticalHeader().defaultSectionSize())
        self._drawn[record.key] = record
        tick = self._item(row, TICK, lit=record.lit)
        tick.setFlags(SHOWN | Qt.ItemFlag.ItemIsUserCheckable)
        tick.setCheckState(Qt.CheckState.Checked if record.ticked else Qt.CheckState.Unchecked)
        tick.setIcon(record.sign)
        tick.setToolTip(said(Sentence("RecordTable", "Compare it or leave it out (Space)")))
        # The view's state would forget the open field when a row goes.
        if self.indexWidget(self.model().index(row, NAME)) is not None:
            # Qt would put the old name into the field again: the name waits until it is typed.
            del self._drawn[record.key]
        else:
            self._show_name(row, record)
        for column, cell in enumerate(record.cells, FIRST_CELL):
            self._item(row, column, cell.text, bold=cell.bold, lit=record.lit)
        end = self._item(row, FIRST_CELL + len(record.cells), lit=record.lit)
        end.setIcon(QIcon() if record.lit else icon("close"))
        end.setToolTip("" if record.lit else said(Sentence("RecordTable", "Delete (Delete key)")))
        end.setData(Qt.ItemDataRole.AccessibleTextRole, end.toolTip())

    def _show_name(self, row: int, record: Record) -> None:
        name = self._item(row, NAME, record.name, bold=record.lit, lit=record.lit)
        name.setFlags(SHOWN | Qt.ItemFlag.ItemIsEditable)
        rename = said(Sentence("RecordTable", "Double click or F2 gives it another name"))
        name.setToolTip("\n".join(filter(None, (record.explanation, rename))))

    def _item(
        self, row: int, column: int, text: str = "", *, bold: bool = False, lit: bool
    ) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        font = self.font()
        font.setBold(bold)
        item.setFlags(SHOWN)
        item.setFont(font)
        item.setTextAlignment(_alignment(column))
        item.setBackground(QBrush(lit_ground()) if lit else QBrush())
        item.setIcon(QIcon())
        item.setText(text)
        return item

    def _fit_columns(self) -> None:
        """Give every column what it needs, and some of what is left over, so that rows can be read.

        Qt's own stretching gives all of it to one.
        """
        if not self.columnCount():
            return
        self.resizeColumnsToContents()
        widths = [self.columnWidth(column) + GRID for column in range(self.columnCount())]
        spare = max(0, self.viewport().width() - sum(widths)) // len(widths)
        for column in range(NAME, len(widths) - 1):
            self.setColumnWidth(column, widths[column] + min(spare, MOST_SPARE))

    def _clicked(self, row: int, column: int) -> None:
        record = self._records[row]
        if column == self.columnCount() - 1 and not record.lit:
            self.deleted.emit(record.key)
        elif column != TICK:
            self.chosen.emit(record.key)

    def _item_changed(self, item: QTableWidgetItem) -> None:
        record = self._records[item.row()]
        if item.column() == TICK:
            ticked = item.checkState() == Qt.CheckState.Checked
            if ticked != record.ticked:
                self.tick_changed.emit(record.key, ticked)
        elif item.column() == NAME and item.text() != record.name:
            self._drawn.pop(record.key, None)
            self.renamed.emit(record.key, item.text())


def _alignment(column: int) -> Qt.AlignmentFlag:
    return TO_LEFT if column < FIRST_CELL else TO_RIGHT
