"""Many small pictures, one of which is chosen by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from visualizer.widgets.signed_mosaic import SignedMosaic
from visualizer.widgets.theme import GRID, colors

FRAME = 3.0  # px


class PictureChoice(SignedMosaic):
    """Frames the chosen picture; the arrow keys go to the next one.

    Signals
    -------
    chosen : int
        Index of the picture that was clicked, or gone to by a key.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._framed: int | None = None

    @property
    def framed(self) -> int | None:
        """Index of the picture that is framed."""
        return self._framed

    def frame(self, index: int | None) -> None:
        """Frame one picture, or none."""
        if index != self._framed:
            self._framed = index
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for index in range(len(self.pictures)):
            if self.place_of(index).contains(event.position().toPoint()):
                self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next picture, or the one before."""
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        index = (self._framed or 0) + (move or 0)
        if move is None:
            super().keyPressEvent(event)
        elif 0 <= index < len(self.pictures):
            self.chosen.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every picture, and a frame around the chosen one."""
        super().paintEvent(event)
        framed = self._framed
        if framed is None or not framed < len(self.pictures):
            return
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            width = FRAME if self.hasFocus() else FRAME - 1
            painter.setPen(QPen(QColor(colors().text), width))
            half = GRID / 8
            painter.drawRect(QRectF(self.place_of(framed)).adjusted(half, half, -half, -half))
