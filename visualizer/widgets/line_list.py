"""Lines of text below each other, as many as there are now, that scroll where they must."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from visualizer.widgets.line_table import Line, LineTable
from visualizer.widgets.row_area import MIN_ROWS, RowArea
from visualizer.widgets.theme import GRID, number_font


class LineList(RowArea):
    """A table of lines that need not all be seen at once."""

    def __init__(self) -> None:
        self.table = LineTable()
        super().__init__(self.table, self.table)

    @property
    def texts(self) -> list[str]:
        """What is shown."""
        return self.table.texts

    def set_lines(self, lines: Sequence[Line], subject: object = None) -> None:
        """Show other lines: `LineTable.set_lines`."""
        self.table.set_lines(lines, subject)
        self.rows_changed()

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of a few lines."""
        bar = self.verticalScrollBar().sizeHint().width()
        row = QFontMetrics(number_font()).height() + GRID
        return QSize(self.table.minimumSizeHint().width() + bar, MIN_ROWS * row)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()
