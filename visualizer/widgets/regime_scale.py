"""Learning rates on a line, painted with what each does, under the curve of the error it leaves."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_setting
from visualizer.core.rate_regimes import RateRegime, momentum_factor, rate_regime, regime_bands
from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, mixed, number_font, scaled

REGIME_NAMES = {
    RateRegime.MONOTONE: Sentence("Regime", "monotone"),
    RateRegime.ONE_STEP: Sentence("Regime", "one step"),
    RateRegime.SWINGING: Sentence("Regime", "swinging"),
    RateRegime.ZIGZAG: Sentence("Regime", "zig-zag"),
    RateRegime.PERIODIC: Sentence("Regime", "to and fro"),
    RateRegime.DIVERGING: Sentence("Regime", "diverging"),
}
INKS = {
    RateRegime.MONOTONE: "positive",
    RateRegime.ONE_STEP: "true_class",
    RateRegime.SWINGING: "gradient",
    RateRegime.ZIGZAG: "validation",
    RateRegime.PERIODIC: "negative",
    RateRegime.DIVERGING: "negative",
}
TINT = 0.3
MOST_LEFT = 1.5  # highest error in the picture, as a share of the one before
FAR = 4.0  # what is higher leaves the picture all the same
CURVE_POINTS = 241
KNOB = 5  # px, half its width
SNAP_PX = 7
STEPS = 100  # by key, from end to end, about
PAGE = 10
ROOM = 1.14  # beyond the last bound


class RegimeScale(QWidget):
    """A slider for the learning rate: drag, arrows, Page Up and Down; it snaps to the bounds.

    Signals
    -------
    rate_chosen : float
        The person wants another learning rate, above 0.
    """

    rate_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rate, self._highest = 0.01, 1.5
        self._curvature, self._momentum = 2.0, 0.0
        self._color = "accent"

    @property
    def rate(self) -> float:
        """The learning rate at which the handle stands."""
        return self._rate

    @property
    def highest(self) -> float:
        """The learning rate at the right end; the handle of a higher one stands there."""
        return self._highest

    @property
    def bounds(self) -> tuple[float, ...]:
        """Learning rates at which one regime ends; a drag snaps to them."""
        bands = regime_bands(self._highest, self._curvature, self._momentum)
        return tuple(sorted({high for _, high, _ in bands if high < self._highest}))

    def show_rate(
        self, rate: float, highest: float, curvature: float, momentum: float, color: str
    ) -> None:
        """Show a learning rate among the regimes of a parabola.

        Parameters
        ----------
        rate : float
            Above 0.
        highest : float
            Learning rate at the right end.
        curvature : float
            Of the parabola, above 0.
        momentum : float
            0 to below 1.
        color : str
            Of the handle.
        """
        shown = (rate, highest, curvature, momentum, color)
        if shown != (self._rate, self._highest, self._curvature, self._momentum, self._color):
            self._rate, self._highest, self._curvature, self._momentum, self._color = shown
            self.update()

    def place_of(self, rate: float) -> float:
        """Return where a learning rate stands (px); beyond the end, at the end."""
        left, right = self._ends()
        return left + (right - left) * min(rate / self._highest, 1.0)

    def sizeHint(self) -> QSize:
        """Ask for a curve of a few lines and the line under it."""
        return QSize(40 * GRID, round(8 * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the line, and a curve of two lines."""
        return QSize(20 * GRID, round(4.6 * self.fontMetrics().height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the handle along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a step or ten; below the smallest step, by round numbers."""
        keys = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: PAGE,
            Qt.Key.Key_PageDown: -PAGE,
        }
        n_steps = keys.get(Qt.Key(event.key()))
        if n_steps is None:
            super().keyPressEvent(event)
            return
        step = 10.0 ** round(math.log10(self._highest / STEPS))
        wanted = round(self._rate / step) * step + n_steps * step
        if wanted < step or self._rate < step:
            wanted = step_round(self._rate, 1 if n_steps > 0 else -1)
        self._tell(float(f"{wanted:.10g}"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the regimes, the curve and the handle."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(number_font())
            curve, line = self._areas()
            self._paint_regimes(painter, curve, line)
            self._paint_curve(painter, curve)
            self._write_bounds(painter, line)
            self._paint_handle(painter, curve, line)

    def _ends(self) -> tuple[float, float]:
        """Return where the line begins and ends (px), with room for what is written there."""
        left = self.fontMetrics().horizontalAdvance("100 %") + GRID
        return left, max(self.width() - 1.5 * GRID, left + 1)

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Return where the curve and the line are (px)."""
        height = self.fontMetrics().height()
        left, right = self._ends()
        line = QRectF(left, self.height() - 2.5 * height, right - left, 1.3 * height)
        top = 0.4 * height
        return QRectF(left, top, right - left, max(line.top() - top, 1.0)), line

    def _paint_regimes(self, painter: QPainter, curve: QRectF, line: QRectF) -> None:
        panel = colors().panel
        bands = regime_bands(self._highest, self._curvature, self._momentum)
        for low, high, regime in bands:
            ink = getattr(colors(), INKS[regime])
            left, width = self.place_of(low), self.place_of(high) - self.place_of(low)
            painter.fillRect(
                QRectF(left, curve.top(), width, curve.height()), mixed(panel, ink, TINT / 3)
            )
            band = QRectF(left, line.top(), width, line.height())
            painter.fillRect(band, mixed(panel, ink, TINT))
            if width:
                self._name_band(painter, band, regime)
        for low, high, regime in bands:
            if low == high:
                left = self.place_of(low)
                painter.setPen(QPen(QColor(getattr(colors(), INKS[regime])), scaled(2)))
                painter.drawLine(QPointF(left, curve.top()), QPointF(left, line.bottom()))
                self._name_bound(painter, curve, left, regime)

    def _name_band(self, painter: QPainter, band: QRectF, regime: RateRegime) -> None:
        """Write what happens here into the middle, or to that side of the handle with more room."""
        now = rate_regime(self._rate, self._curvature, self._momentum)
        font = number_font()
        font.setBold(regime is now)
        name = said(REGIME_NAMES[regime])
        width = QFontMetricsF(font).horizontalAdvance(name)
        x, knob = self.place_of(self._rate), 2 * scaled(KNOB)
        if abs(x - band.center().x()) < width / 2 + knob:
            if x > band.center().x():
                band.setRight(x - knob)
            else:
                band.setLeft(x + knob)
        if width < band.width():
            painter.setFont(font)
            painter.setPen(QColor(colors().text))
            painter.drawText(band, Qt.AlignmentFlag.AlignCenter, name)
            painter.setFont(number_font())

    def _name_bound(self, painter: QPainter, curve: QRectF, x: float, regime: RateRegime) -> None:
        """Name a regime that is a single learning rate, where the curve leaves room for it."""
        height = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(said(REGIME_NAMES[regime])) + GRID
        is_best = regime is RateRegime.ONE_STEP
        top = curve.top() if is_best else curve.bottom() - 1.2 * height
        left = x + GRID / 2
        if left + width > self.width():
            left = x - width
        if curve.height() > 2.5 * height:
            painter.setPen(QColor(colors().text))
            place = QRectF(left, top, width, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, said(REGIME_NAMES[regime]))

    def _paint_curve(self, painter: QPainter, curve: QRectF) -> None:
        """Draw what is left of the error after a step, and where as much is left as there was."""
        metrics = self.fontMetrics()
        same = self._height_of(1.0, curve)
        painter.setPen(QPen(QColor(colors().muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(curve.left(), same), QPointF(curve.right(), same))
        painter.setPen(QColor(colors().muted))
        for factor, text in ((0.0, "0 %"), (1.0, "100 %")):
            middle = self._height_of(factor, curve)
            place = QRectF(0, middle - metrics.height() / 2, curve.left() - 4, metrics.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
        rates = [self._highest * number / (CURVE_POINTS - 1) for number in range(CURVE_POINTS)]
        # Its corners are seen as corners.
        rates = sorted({*rates, *self.bounds})
        points = [
            QPointF(self.place_of(rate), self._height_of(self._factor(rate), curve))
            for rate in rates
        ]
        painter.save()
        painter.setClipRect(curve.adjusted(0, -2, 0, 2))
        painter.setPen(QPen(QColor(colors().text), scaled(2)))
        painter.drawPolyline(QPolygonF(points))
        painter.restore()

    def _write_bounds(self, painter: QPainter, line: QRectF) -> None:
        """Write the numbers under the line; the last bound first, which decides most."""
        metrics = self.fontMetrics()
        taken: list[tuple[float, float]] = []
        painter.setPen(QColor(colors().muted))
        for rate in (*reversed(self.bounds), 0.0):
            text = format_setting(float(f"{rate:.4g}"))
            width = metrics.horizontalAdvance(text) + 2
            left = self.place_of(rate) - width / 2
            if all(left > end or left + width < start for start, end in taken):
                taken.append((left - GRID, left + width + GRID))
                place = QRectF(left, line.bottom() + 1, width, metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_handle(self, painter: QPainter, curve: QRectF, line: QRectF) -> None:
        x, size = self.place_of(self._rate), scaled(KNOB)
        text, color = QColor(colors().text), QColor(self._color)
        painter.setPen(QPen(text, scaled(1.5)))
        painter.drawLine(QPointF(x, curve.top()), QPointF(x, line.bottom()))
        painter.setPen(QPen(QColor(colors().panel), scaled(1.5)))
        painter.setBrush(color)
        y = self._height_of(self._factor(min(self._rate, self._highest)), curve)
        painter.drawEllipse(QPointF(x, max(y, curve.top())), size, size)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors().accent), scaled(3)))
        painter.setBrush(color)
        if self._rate > self._highest:
            # It stands still further to the right.
            arrow = (
                (x - size, line.top()),
                (x + size, line.center().y()),
                (x - size, line.bottom()),
            )
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in arrow]))
        else:
            knob = QRectF(x - size, line.top() - 2, 2 * size, line.height() + 4)
            painter.drawRoundedRect(knob, size / 2, size / 2)

    def _factor(self, rate: float) -> float:
        return momentum_factor(rate, self._momentum, self._curvature)

    def _height_of(self, factor: float, curve: QRectF) -> float:
        return curve.bottom() - curve.height() * min(factor, FAR) / MOST_LEFT

    def _choose(self, x: float) -> None:
        left, right = self._ends()
        for bound in self.bounds:
            if abs(self.place_of(bound) - x) <= SNAP_PX:
                self._tell(bound)
                return
        dot = self._highest / (right - left)
        decimals = max(0, math.ceil(-math.log10(dot)))
        wanted = dot * min(max(x - left, 0.0), right - left)
        self._tell(max(round(wanted, decimals), 10.0**-decimals))

    def _tell(self, rate: float) -> None:
        if rate != self._rate:
            self.rate_chosen.emit(rate)


def highest_shown(bound: float, curvature: float) -> float:
    """Return the right end of a scale that shows the regimes of gradient descent evenly.

    Parameters
    ----------
    bound : float
        Learning rate that is to be seen in any case.
    curvature : float
        Of the parabola, above 0.
    """
    return max(3 / curvature, ROOM * bound)
