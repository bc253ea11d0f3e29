"""A slider on which every power of ten is as long as the next."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle

from visualizer.widgets.theme import colors, scaled

PLACES_A_DECADE = 100
DIGITS = 3  # of a number that is slid to
HANDLE, TICK, LINE = 5.0, 3.0, 2.0  # px: radius, half a height, width


class LogSlider(QSlider):
    """For numbers that are felt by their ratio, as learning rates are; a tick a power of ten.

    Parameters
    ----------
    lowest, highest : float
        Numbers at its ends, powers of ten; what lies beyond stands at the end and stays as it is.

    Signals
    -------
    slid : float
        The person has slid to a number.
    """

    slid = Signal(float)

    def __init__(self, lowest: float, highest: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(_place(lowest), _place(highest))
        self.setSingleStep(PLACES_A_DECADE // 20)
        self.setPageStep(PLACES_A_DECADE)
        self._color = colors().accent
        self.valueChanged.connect(self._slid)

    def set_color(self, color: str) -> None:
        """Take the colour of what it moves."""
        self._color = color
        self.update()

    def set_number(self, number: float) -> None:
        """Show a number above 0; nobody is told."""
        self.blockSignals(True)
        self.setValue(min(max(_place(number), self.minimum()), self.maximum()))
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line with its ticks, and the handle on it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, line, tick = self.height() / 2, scaled(LINE), scaled(TICK)
            places = range(self.minimum(), self.maximum() + 1, PLACES_A_DECADE)
            ticks = [self._x(place) for place in places]
            groove = QColor(colors().line)
            painter.fillRect(
                QRectF(ticks[0], middle - line / 2, ticks[-1] - ticks[0], line), groove
            )
            for x in ticks:
                painter.fillRect(QRectF(x - line / 4, middle - tick, line / 2, 2 * tick), groove)
            edge = colors().text if self.hasFocus() else colors().panel
            painter.setPen(QPen(QColor(edge), line))
            painter.setBrush(QColor(self._color))
            radius = scaled(HANDLE)
            painter.drawEllipse(QPointF(self._x(self.value()), middle), radius, radius)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list it stands in, unless the person has chosen the slider."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _x(self, place: int) -> float:
        """Return where a place stands (px), as the style that hears the mouse has it."""
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
        room = self.width() - handle
        span = self.minimum(), self.maximum()
        return handle / 2 + QStyle.sliderPositionFromValue(*span, place, room)

    def _slid(self, place: int) -> None:
        self.slid.emit(float(f"{10 ** (place / PLACES_A_DECADE):.{DIGITS}g}"))


def _place(number: float) -> int:
    return round(PLACES_A_DECADE * math.log10(number))
