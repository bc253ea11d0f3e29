"""A small window under a button, for what is set there now and then."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from visualizer.widgets.number_field import NumberField
from visualizer.widgets.theme import GRID


class Popover(QFrame):
    """Goes away by Enter, by Escape and by a click beside it; what is typed counts.

    Parameters
    ----------
    button : QAbstractButton
        Opens it.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self._button = button
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Come up, with the first field ready to be typed into."""
        self.show()
        fields = self.findChildren(NumberField)
        if fields:
            fields[0].setFocus(Qt.FocusReason.PopupFocusReason)
            fields[0].selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand under the button, or where the screen leaves room: only now it has its size."""
        super().showEvent(event)
        # What it holds has its own size only now, if the text was another when it was last seen.
        self.adjustSize()
        corner = self._button.mapToGlobal(QPoint(0, self._button.height() + 2))
        around = self._button.screen().availableGeometry()
        left = min(corner.x(), around.right() - self.width() + 1)
        top = min(corner.y(), around.bottom() - self.height() + 1)
        self.move(max(around.left(), left), max(around.top(), top))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            # Escape closes every popup of Qt's.
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while what is typed is refused: its sentence is to be read."""
        field = self.focusWidget()
        if isinstance(field, NumberField):
            field.editingFinished.emit()
            if field.problem:
                event.ignore()
                return
        super().closeEvent(event)
