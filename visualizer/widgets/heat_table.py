"""A square of numbers as colours, with the numbers where they fit."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.number_text import format_probability
from visualizer.widgets.theme import GRID, colors, mixed, number_font

DECIMALS = 4
FULL_TINT = 0.75  # of the largest number
LEAST_ZOOM = 0.7  # of the text; in smaller cells there is none
LEAST_CELL = 2 * GRID  # px
NAME_SHARE = 0.3  # of the width, at most, for the names of the rows


class HeatTable(QWidget):
    """Rows and columns of the same names; the sign is a colour and a minus, the size a tint.

    Attributes
    ----------
    widest : str
        The widest text that a cell may have.

    Signals
    -------
    pointed : tuple of int, or None
        Row and column under the mouse, or the one that the arrow keys have gone to.
    chosen : tuple of int
        Row and column that were clicked, or where Enter was pressed.
    """

    pointed = Signal(object)
    chosen = Signal(object)
    widest = "−1.23e−16"

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._names: tuple[str, ...] = ()
        self._values = np.zeros((0, 0))
        self._lit: int | None = None
        self._cell_in_focus = (0, 0)
        self._by_keys = False
        self._chosen: tuple[int, int] | None = None

    @property
    def values(self) -> np.ndarray:
        """The numbers, shape (n, n)."""
        return self._values

    def show_values(self, names: tuple[str, ...], values: np.ndarray) -> None:
        """Show other numbers, shape (n, n), under n names; nan has no colour."""
        if names != self._names:
            self.updateGeometry()
            self._cell_in_focus = (0, 0)
        self._names, self._values = names, values
        self.update()

    def light(self, index: int | None) -> None:
        """Frame the row of one name, or none."""
        if index != self._lit:
            self._lit = index
            self.update()

    def frame(self, cell: tuple[int, int] | None) -> None:
        """Frame one cell, or none."""
        if cell != self._chosen:
            self._chosen = cell
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line a row."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for a line a row, and for cells wide enough to be pointed at."""
        n = len(self._names)
        line = self.fontMetrics().height() + 2
        return QSize(self._name_width() + n * LEAST_CELL, (n + 1) * line)

    def text(self, value: float) -> str:
        """Return what is written into the cell of a number."""
        return format_probability(value, DECIMALS)

    def tints(self) -> tuple[np.ndarray, np.ndarray]:
        """Return of every cell whether it has the colour of numbers below 0, and how strongly.

        Returns
        -------
        negative : array of bool, shape (n, n)
        strength : array, shape (n, n)
            0 to 1.
        """
        largest = float(np.nanmax(np.abs(self._values), initial=0.0)) or 1.0
        return self._values < 0, np.abs(self._values) / largest

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the cell under the mouse."""
        cell = self.cell_at(event.position())
        self._cell_in_focus = cell or self._cell_in_focus
        self.pointed.emit(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse."""
        super().mousePressEvent(event)
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cell_in_focus = cell
            self.chosen.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell by the arrow keys; Enter chooses one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._names:
            self.chosen.emit(self._cell_in_focus)
            return
        moves = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self._names:
            super().keyPressEvent(event)
            return
        last = len(self._names) - 1
        row, column = (
            min(max(place + by, 0), last)
            for place, by in zip(self._cell_in_focus, move, strict=True)
        )
        self._cell_in_focus, self._by_keys = (row, column), True
        self.pointed.emit(self._cell_in_focus)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the cell where the arrow keys were last, if it was a key that led here."""
        super().focusInEvent(event)
        tab, back = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
        self._by_keys = event.reason() in (tab, back)
        if self._names and self._by_keys:
            self.pointed.emit(self._cell_in_focus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self._by_keys = False
        self.pointed.emit(None)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self.pointed.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heads, names and cells."""
        if not self._names:
            return
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setFont(number_font())
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        named, metrics, n = colors(), QFontMetrics(number_font()), len(self._names)
        width, height = self._cell_size()
        left = self._name_width()
        zoom = min((width - GRID // 2) / metrics.horizontalAdvance(self.widest), 1.0)
        negative, strength = self.tints()
        painter.setPen(QColor(named.muted))
        elide = Qt.TextElideMode.ElideRight
        for index, name in enumerate(self._names):
            short = metrics.elidedText(name, elide, int(width) - 2)
            painter.drawText(self._cell(-1, index), Qt.AlignmentFlag.AlignCenter, short)
            short = metrics.elidedText(name, elide, left - GRID // 2)
            place = QRect(0, self._cell(index, 0).top(), left, int(height))
            painter.drawText(place, 0x81, short)
        painter.setPen(QColor(named.text))
        font = number_font()
        font.setPointSizeF(font.pointSizeF() * max(zoom, LEAST_ZOOM))
        painter.setFont(font)
        for row in range(n):
            for column in range(n):
                value, cell = float(self._values[row, column]), self._cell(row, column)
                if math.isnan(value):
                    continue
                color = named.negative if negative[row, column] else named.accent
                tint = mixed(named.panel, color, FULL_TINT * float(strength[row, column]))
                painter.fillRect(cell.adjusted(0, 0, -1, -1), tint)
                if zoom >= LEAST_ZOOM:
                    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self.text(value))
        painter.setPen(QPen(QColor(named.text), 2))
        if self._lit is not None and self._lit < n:
            painter.drawRect(self._cell(self._lit, 0) | self._cell(self._lit, n - 1))
        if self._chosen is not None:
            painter.drawRect(self._cell(*self._chosen).adjusted(0, 0, -1, -1))
        if self._by_keys:
            painter.drawRect(self._cell(*self._cell_in_focus).adjusted(2, 2, -2, -2))

    def _cell(self, row: int, column: int) -> QRect:
        """Return where a cell stands; row -1 is the heads."""
        width, height = self._cell_size()
        left = self._name_width()
        x, right = round(left + column * width), round(left + (column + 1) * width)
        y, bottom = round((row + 1) * height), round((row + 2) * height)
        return QRect(x, y, right - x, bottom - y)

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return row and column at a place; None beside the cells."""
        width, height = self._cell_size()
        row = int(place.y() // height) - 1
        column = int((place.x() - self._name_width()) // width)
        inside = 0 <= row < len(self._names) and 0 <= column < len(self._names)
        return (row, column) if inside else None

    def _cell_size(self) -> tuple[float, float]:
        n = max(1, len(self._names))
        return (self.width() - self._name_width()) / n, self.height() / (n + 1)

    def _name_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return min(widest + GRID, max(6 * GRID, round(NAME_SHARE * self.width())))
