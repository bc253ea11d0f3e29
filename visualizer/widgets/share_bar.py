"""A share of 1 as a bar, which can be dragged where somebody listens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualizer.widgets.theme import GRID, colors


class ShareBar(QWidget):
    """Draws a share over its track, and a frame where it is the true class's.

    Parameters
    ----------
    draggable : bool
        Tell in `dragged` where the mouse is.

    Signals
    -------
    dragged : float
        The share under the mouse, 0 to 1.
    """

    dragged = Signal(float)

    def __init__(self, *, draggable: bool = False) -> None:
        super().__init__()
        self._share, self._largest, self._is_label = 0.0, False, False
        self._draggable = draggable
        if draggable:
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(5 * GRID)

    def show_share(self, share: float, *, largest: bool, is_label: bool) -> None:
        """Show a share, 0 to 1; nan shows nothing."""
        shown = (share, largest, is_label)
        if shown != (self._share, self._largest, self._is_label):
            self._share, self._largest, self._is_label = shown
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(12 * GRID, self.fontMetrics().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag."""
        self._drag(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar over its track, and a mark where the class is the true one."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = 0.8 * self.height()
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(QColor(colors().window))
        painter.drawRoundedRect(track, 3, 3)
        if self._share > 0:
            color = colors().accent if self._largest else colors().training_faint
            painter.setBrush(QColor(color))
            width = max(2.0, track.width() * self._share)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), width, height), 3, 3)
        if self._is_label:
            painter.setPen(QColor(colors().true_class))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _drag(self, event: QMouseEvent) -> None:
        if not self._draggable or not event.buttons() & Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.dragged.emit(min(max(event.position().x() / max(1, self.width()), 0.0), 1.0))
