"""A field with its name over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from visualizer.widgets.theme import GRID


class LabelledField(QWidget):
    """Name and field as one part of a row.

    Parameters
    ----------
    field : QWidget
    alignment : Qt.AlignmentFlag
        Of the name over it.
    """

    def __init__(
        self, field: QWidget, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__()
        self.field = field
        self._label = QLabel()
        self._label.setAlignment(alignment)
        self._label.setProperty("muted", True)
        self._label.setBuddy(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label)
        layout.addWidget(field)
        self._level()

    def changeEvent(self, event: QEvent) -> None:
        """Keep fields of every kind equally high when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._level()

    def _level(self) -> None:
        self.field.setFixedHeight(self.fontMetrics().height() + GRID)

    def set_texts(self, name: str, explanation: str) -> None:
        """Name the field, and explain it on hover."""
        self._label.setText(name)
        for widget in (self._label, self.field):
            widget.setToolTip(explanation)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(explanation)
