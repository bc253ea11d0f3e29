"""What rows of controls stand on: a click beside the controls chooses a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from visualizer.widgets.theme import colors, scaled

BAR_PX = 4.0


class RowGround(QWidget):
    """Marks a row by a bar at its left edge, where the layout leaves room for it.

    Signals
    -------
    chosen : str
        Key of the row that somebody has clicked on.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Mapping[str, Sequence[QWidget]] = {}
        self._marked: str | None = None

    @property
    def marked(self) -> str | None:
        """Key of the row with the bar, None where no row has it."""
        return self._marked

    def set_rows(self, rows: Mapping[str, Sequence[QWidget]]) -> None:
        """Say which parts each row is made of, by its key."""
        self._rows = rows

    def mark(self, key: str | None) -> None:
        """Mark another row; None: no row."""
        if key != self._marked:
            self._marked = key
            self.update()

    def place_of(self, key: str) -> QRect:
        """Return where a row is, from edge to edge (px)."""
        place = QRect()
        for part in self._rows[key]:
            if not part.isHidden():
                place |= part.geometry()
        return QRect(0, place.top(), self.width(), place.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, where no control takes the press; a field's frame takes none."""
        point = event.position().toPoint()
        key = next((key for key in self._rows if self.place_of(key).contains(point)), None)
        on_field = isinstance(self.childAt(point), QAbstractSpinBox)
        if key is None or on_field or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        if self._marked is None:
            return
        place = self.place_of(self._marked)
        place.setWidth(round(scaled(BAR_PX)))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors().accent))
            painter.drawRoundedRect(place, place.width() / 2, place.width() / 2)
