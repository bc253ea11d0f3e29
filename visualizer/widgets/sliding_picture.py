"""A window sliding over an image, its numbers, and the map that it leaves behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualizer.core.sliding import Sliding
from visualizer.core.sliding_moment import SlidingMoment
from visualizer.widgets.sliding_drawing import SlidingDrawing
from visualizer.widgets.sliding_layout import SlidingLayout
from visualizer.widgets.theme import GRID, colors, theme_news

LEAST_LINES = 13


class SlidingPicture(QWidget):
    """Drawn from the sliding and a moment of it.

    Signals
    -------
    place_chosen : int
        The window is to go to a place, by mouse or key.
    weight_chosen : tuple of int
        Row and column of the kernel's cell, as it lies on the image, that is to be typed.
    number_chosen : tuple of int
        Row and column of the image's number that is to be typed.
    """

    place_chosen = Signal(int)
    weight_chosen = Signal(object)
    number_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sliding: Sliding | None = None
        self._moment = SlidingMoment(0, 0.0, 0.0)
        self._words: tuple[str, ...] = ()
        self._result = ""
        self._drawing: SlidingDrawing | None = None
        self._drawn_as: object = None
        self._grounds: tuple[QPixmap, QPixmap] | None = None
        theme_news().restyled.connect(self._forget)

    @property
    def layout_now(self) -> SlidingLayout:
        """Where everything stands."""
        return self._drawn().layout

    def show_moment(
        self, sliding: Sliding, moment: SlidingMoment, words: tuple[str, ...], result: str
    ) -> None:
        """Show another moment.

        Parameters
        ----------
        sliding : Sliding
        moment : SlidingMoment
        words : tuple of str
            Over image, window, kernel, products and map.
        result : str
            Under the products.
        """
        if sliding is not self._sliding or words != self._words:
            self._sliding, self._words = sliding, words
            self._forget()
        self._moment, self._result = moment, result
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for room in which small grids can be read."""
        line = self.fontMetrics().height()
        return QSize(max(60 * GRID, 30 * line), LEAST_LINES * line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Type a weight, or send the window to a place."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        weight = self.layout_now.weight_at(event.position())
        if weight is not None:
            self.weight_chosen.emit(weight)
        else:
            self._send(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the window along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._send(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type a number of the image."""
        number = self.layout_now.number_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.number_chosen.emit(number)
        else:
            # Two clicks shortly after each other are two clicks.
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row above or below; Enter types the first weight."""
        n_columns = self._sliding.outputs.shape[1]
        move = {Qt.Key.Key_Up: -n_columns, Qt.Key.Key_Down: n_columns}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._sliding.scene.is_convolution:
                self.weight_chosen.emit((0, 0))
        elif move is not None:
            place = self._moment.place + move
            if 0 <= place < self._sliding.n_places:
                self.place_chosen.emit(place)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell the number under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._drawn().told_at(QPointF(event.pos()), self._moment.n_done)
            if text:
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stays from its picture, and what moves over it."""
        if self._sliding is None:
            return
        drawing = self._drawn()
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # On paper nothing is made of pixels that need not be.
            kept = self._kept(drawing) if self.autoFillBackground() else None
            if kept is not None:
                painter.drawPixmap(0, 0, kept[0])
            else:
                drawing.paint_ground(painter)
            for part in drawing.filled(self._moment.n_done):
                painter.save()
                painter.setClipRect(part)
                if kept is not None:
                    painter.drawPixmap(drawing.map_place.topLeft(), kept[1])
                else:
                    drawing.paint_map(painter)
                painter.restore()
            drawing.paint_moment(painter, self._moment, self._result)

    def _send(self, point: QPointF) -> None:
        place = self.layout_now.place_at(point)
        if place is not None:
            self.place_chosen.emit(place)

    def _drawn(self) -> SlidingDrawing:
        drawn_as = self.size(), colors(), self.font()
        if self._drawing is None or drawn_as != self._drawn_as:
            self._drawn_as, self._grounds = drawn_as, None
            layout = SlidingLayout(
                self._sliding, QSizeF(self.size()), float(self.fontMetrics().height())
            )
            self._drawing = SlidingDrawing(self._sliding, layout, self._words)
        return self._drawing

    def _kept(self, drawing: SlidingDrawing) -> tuple[QPixmap, QPixmap]:
        ratio = self.devicePixelRatioF()
        if self._grounds is None or self._grounds[0].devicePixelRatio() != ratio:
            self._grounds = (
                self._painted(QRect(QPoint(), self.size()), drawing.paint_ground),
                self._painted(drawing.map_place, drawing.paint_map),
            )
        return self._grounds

    def _painted(self, place: QRect, paint: Callable[[QPainter], None]) -> QPixmap:
        """Return what is painted in a part of the picture, on the ground of the panel."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(place.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        # Without alpha it is there in a fraction of the time.
        pixmap.fill(QColor(colors().panel))
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-place.topLeft())
            paint(painter)
        return pixmap

    def _forget(self) -> None:
        self._drawing = self._grounds = None
        self.update()
