"""Rows of controls that scroll where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from visualizer.widgets.theme import GRID

MIN_ROWS = 5


class RowArea(QScrollArea):
    """As wide as its rows need, and as high as a few of them at least.

    Parameters
    ----------
    content : QWidget
        Lays out the rows.
    control : QWidget
        One of a row, as high as it.
    """

    def __init__(self, content: QWidget, control: QWidget) -> None:
        super().__init__()
        self._control = control
        self._asked: tuple[QSize, QSize] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        # The panel is seen through it.
        for widget in (content, self.viewport()):
            widget.setAutoFillBackground(False)

    def rows_changed(self) -> None:
        """Ask for other room, where the rows need other room than before."""
        # Asked for the same again, the whole page is laid out anew.
        needed = self.sizeHint(), self.minimumSizeHint()
        if needed != self._asked:
            self._asked = needed
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        return QSize(self.minimumSizeHint().width(), self.widget().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest row and the height of a few."""
        bar = self.verticalScrollBar().sizeHint().width()
        row = self._control.sizeHint().height() + GRID
        return QSize(self.widget().minimumSizeHint().width() + bar, MIN_ROWS * row)
