"""The tangent under a ball on a curve, and an arrow for the step that it leads to."""

from __future__ import annotations

import math
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.tangent import Tangent, tangent_at
from visualizer.state.descent import DescentState
from visualizer.state.descent_focus import DescentFocus
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors, number_font, scaled

REACH = 110.0  # px, of the tangent to either side
HEAD = 7.0  # px, of the arrow
BESIDE = 16.0  # px, from a ball to what is written beside it
BALL = 22.0  # px, across
LEAST_ARROW = 3.0  # px: a shorter step is written alone
DIGITS = 4
FAR = 1e5  # px; no line ends further outside


class DescentTangent(pg.GraphicsObject):
    """Shows the slope and step of the rule looked at on a curve; nothing on a surface.

    Its coordinates are the pixels between the axes.

    Parameters
    ----------
    box : pyqtgraph.ViewBox
        The room between the axes.
    descent : DescentState
    focus : DescentFocus
    """

    def __init__(self, box: pg.ViewBox, descent: DescentState, focus: DescentFocus) -> None:
        super().__init__(box)
        self._box, self._descent, self._focus = box, descent, focus
        self._drawing: _Drawing | None = None
        # Over the paths, under the balls.
        self.setZValue(5)
        focus.changed.connect(self.refresh)
        box.sigRangeChanged.connect(self.refresh)
        box.sigResized.connect(self.refresh)

    @property
    def tangent(self) -> Tangent | None:
        """What is shown; None on a surface of two dimensions or where there is no ball."""
        if self._focus.key is None or self._descent.surface.n_dims != 1:
            return None
        trajectory = self._descent.trajectories[self._focus.key]
        return tangent_at(trajectory, self._focus.step)

    @property
    def texts(self) -> tuple[str, str]:
        """What is written at the tangent and at the arrow; empty where there is nothing."""
        tangent = self.tangent
        return ("", "") if tangent is None else self._texts(tangent)

    @property
    def written(self) -> list[tuple[QRectF, str]]:
        """Where what is written (px), and what: where there is no room for both, the step alone."""
        return self._drawing.texts if self._drawing else []

    def refresh(self, *_: object) -> None:
        """Look where the ball is now, and how everything is written."""
        before = self._place_drawn
        self._drawing = self._drawing_now()
        # What lies around it need not be painted anew.
        self.update((before | self._place_drawn) & self.boundingRect())

    @property
    def _place_drawn(self) -> QRectF:
        return self._drawing.place if self._drawing else QRectF()

    def _texts(self, tangent: Tangent) -> tuple[str, str]:
        slope = format_digits(tangent.slope, DIGITS)
        at_tangent = said(Sentence("DescentTangent", "slope {slope}").format(slope=slope))
        if tangent.step is None:
            return at_tangent, ""
        rate = self._descent.optimizers[self._focus.key].learning_rate
        length = format_digits(tangent.step, DIGITS)
        if tangent.is_gradient_step(rate):
            length = f"−{format_setting(rate)} × {_factor(slope)} = {length}"
        at_arrow = said(Sentence("DescentTangent", "step {length}").format(length=length))
        return at_tangent, at_arrow

    def boundingRect(self) -> QRectF:
        """Return all of the room between the axes."""
        return self._box.rect()

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        """Draw the tangent, the step and their numbers."""
        drawing = self._drawing
        if drawing is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font())
        painter.setPen(QPen(QColor(colors().gradient), scaled(2.5), Qt.PenStyle.DashLine))
        painter.drawLine(drawing.tangent)
        if drawing.arrow:
            painter.setPen(QPen(QColor(colors().text), scaled(2)))
            painter.setBrush(QColor(colors().text))
            painter.drawLine(drawing.arrow)
            painter.drawPolygon(_head(drawing.arrow))
        if drawing.landing:
            painter.setPen(QPen(QColor(colors().muted), scaled(1.5), Qt.PenStyle.DotLine))
            painter.drawLine(drawing.landing)
        ground = QColor(colors().panel)
        ground.setAlphaF(0.8)
        painter.setPen(QColor(colors().text))
        for place, text in drawing.texts:
            painter.fillRect(place, ground)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _drawing_now(self) -> _Drawing | None:
        """Return what is to be drawn now, if the ball is to be seen at all."""
        tangent = self.tangent
        if tangent is None:
            return None
        ball = self._place(tangent.w, tangent.height)
        if not self.boundingRect().contains(ball):
            return None
        along = self._direction(tangent.slope)
        at_tangent, at_arrow = self._texts(tangent)
        # Under the lower end of a tangent there is nothing else, where a curve bends upward.
        end = ball + along if along.y() >= 0 else ball - along
        is_level = abs(along.y()) < QFontMetricsF(_font()).height()
        goes_right = (end.x() < ball.x()) != is_level
        balls = self._balls()
        ways = ((goes_right, True), (not goes_right, True), (goes_right, False))
        slope_places = [
            self._text_place(at_tangent, end, to_right, below=below) for to_right, below in ways
        ]
        texts = [(_first_clear(slope_places, balls) or slope_places[0], at_tangent)]
        line = QLineF(ball - along, ball + along)
        if tangent.next_w is None:
            return _Drawing(line, texts)
        tip = self._place(tangent.next_w, tangent.height)
        middle = (ball.x() + min(max(tip.x(), 0.0), self.boundingRect().right())) / 2
        beside = QPointF(middle, ball.y() - 4)
        if abs(tip.x() - ball.x()) < 4 * BESIDE:
            beside = ball + QPointF(math.copysign(scaled(BESIDE), tip.x() - ball.x()), -4)
        place = self._text_place(at_arrow, beside, tip.x() >= ball.x(), below=False)
        free = self._beside(place, texts[0][0], balls)
        texts = [*texts, (free, at_arrow)] if free else [(place, at_arrow)]
        if self._focus.at_work is not None:
            # Somebody goes through the step line by line: its arrows have names of their own.
            texts = []
        if abs(tip.x() - ball.x()) < LEAST_ARROW:
            return _Drawing(line, texts)
        height = float(self._descent.surface.value([tangent.next_w]))
        ground = self._place(tangent.next_w, height) if math.isfinite(height) else tip
        return _Drawing(line, texts, QLineF(ball, tip), QLineF(tip, ground))

    def _text_place(self, text: str, place: QPointF, goes_right: bool, *, below: bool) -> QRectF:
        """Return where a text is written beside a place, all of it between the axes."""
        metrics = QFontMetricsF(_font())
        width, height = metrics.horizontalAdvance(text) + 6, metrics.height()
        left = place.x() if goes_right else place.x() - width
        top = place.y() + 2 if below else place.y() - height
        room = self.boundingRect()
        return QRectF(
            min(max(left, room.left()), room.right() - width),
            min(max(top, room.top()), room.bottom() - height),
            width,
            height,
        )

    def _balls(self) -> list[QRectF]:
        """Return where the rules' balls lie, which cover what is written."""
        found, reach = [], scaled(BALL) / 2
        for path in self._descent.trajectories.values():
            place = (
                float(path.positions[self._focus.step, 0]),
                float(path.values[self._focus.step]),
            )
            if all(map(math.isfinite, place)):
                middle = self._place(*place)
                found.append(QRectF(middle, middle).adjusted(-reach, -reach, reach, reach))
        return found

    def _beside(self, text: QRectF, other: QRectF, balls: list[QRectF]) -> QRectF | None:
        """Return where a text has room that does not cover another, as near as may be."""
        width, height = text.width(), text.height()
        corners = (
            text.topLeft(),
            QPointF(text.left(), other.top() - 2 - height),
            QPointF(text.left(), other.bottom() + 2),
            QPointF(other.right() + 2, text.top()),
            QPointF(other.left() - 2 - width, text.top()),
        )
        places = [QRectF(corner.x(), corner.y(), width, height) for corner in corners]
        room = self.boundingRect()
        fit = [each for each in places if room.contains(each) and not each.intersects(other)]
        return _first_clear(fit, balls) or next(iter(fit), None)

    def _direction(self, slope: float) -> QPointF:
        """Return the way (px) along the tangent to its right end."""
        (left, right), (low, high) = self._ranges()
        across = self._box.width() / (right - left)
        up = slope * self._box.height() / (high - low)
        length = math.hypot(across, up)
        return QPointF(across / length, -up / length) * scaled(REACH)

    def _place(self, w: float, height: float) -> QPointF:
        (left, right), (low, high) = self._ranges()
        x = self._box.width() * (w - left) / (right - left)
        y = self._box.height() * (high - height) / (high - low)
        return QPointF(min(max(x, -FAR), FAR), min(max(y, -FAR), FAR))

    def _ranges(self) -> tuple[tuple[float, float], ...]:
        """Return what the axes show, in plain numbers: numpy's would warn of what is far away."""
        return tuple((float(low), float(high)) for low, high in self._box.viewRange())


class _Drawing(NamedTuple):
    """Everything that is drawn, in pixels.

    Attributes
    ----------
    tangent : QLineF
    texts : list of (QRectF, str)
    arrow : QLineF or None
        From the ball as far as the step goes.
    landing : QLineF or None
        From there to the curve.
    """

    tangent: QLineF
    texts: list[tuple[QRectF, str]]
    arrow: QLineF | None = None
    landing: QLineF | None = None

    @property
    def place(self) -> QRectF:
        """All that is drawn on."""
        lines = [line for line in (self.tangent, self.arrow, self.landing) if line]
        rects = [QRectF(line.p1(), line.p2()).normalized() for line in lines]
        # A level line is a rectangle without a height, which Qt would leave out.
        edge = scaled(HEAD)
        place = QRectF()
        for rect in (*rects, *(rect for rect, _ in self.texts)):
            place |= rect.adjusted(-edge, -edge, edge, edge)
        return place


def _first_clear(places: list[QRectF], taken: list[QRectF]) -> QRectF | None:
    """Return the first place that nothing stands in; None where there is none."""
    clear = (each for each in places if not any(each.intersects(other) for other in taken))
    return next(clear, None)


def _font() -> QFont:
    font = number_font()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _head(arrow: QLineF) -> QPolygonF:
    """Return the head of an arrow that lies level."""
    length = arrow.x2() - arrow.x1()
    back = math.copysign(min(scaled(HEAD), abs(length)), -length)
    tip = arrow.p2()
    wings = (QPointF(back, -abs(back) / 2), QPointF(back, abs(back) / 2))
    return QPolygonF([tip, *(tip + wing for wing in wings)])


def _factor(number: str) -> str:
    """Write a number as a factor: a negative one in brackets."""
    return f"({number})" if number.startswith("−") else number
