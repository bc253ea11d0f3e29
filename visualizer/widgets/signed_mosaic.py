"""Many small pictures of numbers above and below 0, side by side."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualizer.widgets.signed_image import signed_picture
from visualizer.widgets.theme import GRID, colors

LEAST_SIDE = 48  # px
GAP = GRID // 2


class SignedMosaic(QWidget):
    """Shows as many pictures as there is room for, all of one size.

    Signals
    -------
    resized
        There is room for more, or for fewer.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pictures = np.zeros((0, 1, 1))
        self._names: tuple[str, ...] = ()
        self._capacity = self.capacity

    @property
    def capacity(self) -> int:
        """How many pictures there is room for, at least 1."""
        columns, rows = (max(1, side // (LEAST_SIDE + GAP)) for side in self.size().toTuple())
        return columns * rows

    @property
    def pictures(self) -> np.ndarray:
        """What is shown, shape (n_pictures, n_rows, n_columns)."""
        return self._pictures

    def show_pictures(self, pictures: np.ndarray, names: tuple[str, ...]) -> None:
        """Show other pictures, shape (n_pictures, n_rows, n_columns), and what each is called."""
        self._pictures, self._names = np.nan_to_num(pictures), names
        self.update()

    def place_of(self, index: int) -> QRect:
        """Return where a picture stands (px)."""
        n = max(1, len(self._pictures))
        # As large as they can be: few of them need not be small.
        side, columns = max(
            (min(self.width() / columns, self.height() / -(-n // columns)), columns)
            for columns in range(1, n + 1)
        )
        row, column = divmod(index, columns)
        inner = max(1, int(side) - GAP)
        return QRect(int(column * side), int(row * side), inner, inner)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few of them."""
        return QSize(4 * (LEAST_SIDE + GAP), 2 * (LEAST_SIDE + GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much room there is."""
        super().resizeEvent(event)
        if self.capacity != self._capacity:
            self._capacity = self.capacity
            self.resized.emit()

    def event(self, event: QEvent) -> bool:
        """Name the picture under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self.name_at(event.pos())
            if name:
                QToolTip.showText(event.globalPos(), name, self)
                return True
        return super().event(event)

    def name_at(self, place: QPoint) -> str:
        """Return what the picture at a place is called; nothing where there is none."""
        found = (
            name for index, name in enumerate(self._names) if self.place_of(index).contains(place)
        )
        return next(found, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every picture in a frame."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setPen(QPen(QColor(colors().line), 1))
            for index, values in enumerate(self._pictures):
                place = self.place_of(index)
                painter.drawImage(place, signed_picture(values))
                painter.drawRect(place)
