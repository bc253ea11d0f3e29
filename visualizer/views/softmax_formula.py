"""The formula of softmax with the numbers of one class in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen

from visualizer.core.number_text import format_digits, format_probability
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_steps import softmax_steps
from visualizer.state.session import Session
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, mixed, number_font
from visualizer.widgets.view import View

SIZE_RATIO = 1.3  # of the formula's text to the body's
EXPONENT_RATIO = 0.72
RAISED = 0.42  # of a line, the exponents
LIT_TINT = 0.25


class SoftmaxFormula(View):
    """Every term is a class: pointing at one shows its share, and lights it up elsewhere."""

    key = "softmax_formula"
    title = Sentence("SoftmaxFormula", "Formula")
    sentence = Sentence("SoftmaxFormula", "Point at a term: its class lights up.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        # Where each term of the denominator stands.
        self._boxes: dict[int, QRectF] = {}
        session.softmax.changed.connect(self.refresh)
        session.softmax.pointed_changed.connect(self.refresh)
        self.refresh()

    @property
    def shown_class(self) -> int:
        """The class whose probability is worked out: the one pointed at, or the largest."""
        state = self.session.softmax
        return int(state.probabilities.argmax()) if state.pointed is None else state.pointed

    def refresh(self) -> None:
        """Say the formula, and draw it."""
        self.setAccessibleDescription(" ".join(self._results()))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for two lines of fractions."""
        return QSize(30 * GRID, round(4.5 * self._metrics().height()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the term under the mouse."""
        self.session.softmax.point_at(
            next((i for i, box in self._boxes.items() if box.contains(event.position())), None)
        )

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self.session.softmax.point_at(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fraction of exponentials, and under it their numbers."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        metrics = self._metrics()
        line = metrics.height()
        painter.setFont(self._font())
        name, numbers, result = self._results()
        middle = 1.3 * line
        painter.setPen(QColor(colors().text))
        painter.drawText(QPointF(0, middle + 0.3 * line), f"{name} = ")
        start = metrics.horizontalAdvance(f"{name} = ") + GRID
        terms = self._terms(self.width() - start)
        widths = [self._term_width(index) for index in terms]
        plus = metrics.horizontalAdvance(" + ")
        left_out = len(terms) < len(self.session.softmax.scene.logits)
        dots = metrics.horizontalAdvance(" + …") if left_out else 0.0
        width = sum(widths) + plus * (len(terms) - 1) + dots
        top = self._term_width(self.shown_class)
        self._draw_term(painter, self.shown_class, start + (width - top) / 2, middle - 0.25 * line)
        painter.setPen(QPen(QColor(colors().text), 1.5))
        painter.drawLine(QPointF(start, middle), QPointF(start + width, middle))
        left, self._boxes = start, {}
        for place, (index, term_width) in enumerate(zip(terms, widths, strict=True)):
            if place:
                painter.setPen(QColor(colors().muted))
                painter.drawText(QPointF(left, middle + 1.15 * line), " + ")
                left += plus
            self._boxes[index] = QRectF(left, middle + 2, term_width, 1.4 * line)
            self._draw_term(painter, index, left, middle + 1.15 * line)
            left += term_width
        painter.setPen(QColor(colors().text))
        if left_out:
            painter.drawText(QPointF(left, middle + 1.15 * line), " + …")
        painter.drawText(QPointF(0, middle + 2.6 * line), f"= {numbers} = ")
        shift = metrics.horizontalAdvance(f"= {numbers} = ")
        bold = self._font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(QPointF(shift, middle + 2.6 * line), result)

    def _draw_term(self, painter: QPainter, index: int, left: float, base: float) -> None:
        line = self._metrics().height()
        if index == self.shown_class:
            box = QRectF(left - 2, base - 1.05 * line, self._term_width(index) + 4, 1.3 * line)
            tint = mixed(colors().panel, colors().accent, LIT_TINT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(colors().text))
        painter.setFont(self._font())
        painter.drawText(QPointF(left, base), "e")
        shift = self._metrics().horizontalAdvance("e")
        painter.setFont(self._font(EXPONENT_RATIO))
        painter.drawText(QPointF(left + shift, base - RAISED * line), self._exponent(index))
        painter.setFont(self._font())

    def _terms(self, room: float) -> list[int]:
        """Return the classes of the denominator that fit, the one shown always among them."""
        metrics = self._metrics()
        plus, dots = metrics.horizontalAdvance(" + "), metrics.horizontalAdvance(" + …")
        terms, used = [], self._term_width(self.shown_class) + dots
        for index in range(len(self.session.softmax.scene.logits)):
            if index != self.shown_class:
                used += self._term_width(index) + plus
            if used <= room or index == self.shown_class:
                terms.append(index)
        return terms

    def _exponent(self, index: int) -> str:
        logits = self.session.softmax.scene.logits
        largest = format_digits(max(logits), 4)
        subtracted = f"− {largest}" if max(logits) >= 0 else f"+ {largest[1:]}"
        return f"{format_digits(logits[index], 4)} {subtracted}"

    def _term_width(self, index: int) -> float:
        exponent = self._metrics(EXPONENT_RATIO).horizontalAdvance(self._exponent(index))
        return self._metrics().horizontalAdvance("e") + exponent

    def _results(self) -> tuple[str, str, str]:
        """Return the name of what is worked out, its two numbers, and what comes out."""
        state, index = self.session.softmax, self.shown_class
        steps = softmax_steps(state.logits, subtract_maximum=True)
        top = format_probability(float(steps.exponentials[index]), 6)
        return (
            f"p({said(state.scene.class_names[index])})",
            f"{top} / {format_digits(float(steps.total), 6)}",
            format_probability(float(steps.probabilities[index]), 8),
        )

    def _font(self, ratio: float = 1.0) -> QFont:
        font = number_font()
        font.setPointSizeF(font.pointSizeF() * SIZE_RATIO * ratio)
        return font

    def _metrics(self, ratio: float = 1.0) -> QFontMetricsF:
        return QFontMetricsF(self._font(ratio))
