"""The formula of softmax with the numbers of one class in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen

from visualizer.core.number_text import format_digits, format_probability
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_steps import softmax_steps
from visualizer.state.session import Session
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, lit_ground, number_font
from visualizer.widgets.view import View

SIZE_RATIOS = (2.2, 1.9, 1.6, 1.3)  # of the formula's text to the body's, where there is room
LINES = 4.5  # of its text, which it takes
EXPONENT_RATIO = 0.72
RAISED = 0.42  # of a line, the exponents


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
        self._shown = 0
        self._exponents: list[str] = []
        self._name = self._numbers = self._result = ""
        session.softmax.changed.connect(self.refresh)
        session.softmax.pointed_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers of one class in: the one pointed at, or the largest."""
        state = self.session.softmax
        logits = state.scene.logits
        steps = softmax_steps(state.logits, subtract_maximum=True)
        shown = int(steps.exponents.argmax()) if state.pointed is None else state.pointed
        largest = format_digits(max(logits), 4)
        subtracted = f"− {largest}" if max(logits) >= 0 else f"+ {largest[1:]}"
        self._shown = shown
        self._exponents = [f"{format_digits(logit, 4)} {subtracted}" for logit in logits]
        self._name = f"p({said(state.scene.class_names[shown])})"
        exponential = format_probability(float(steps.exponentials[shown]), 6)
        self._numbers = f"{exponential} / {format_digits(float(steps.total), 6)}"
        self._result = format_probability(float(steps.probabilities[shown]), 8)
        self.setAccessibleDescription(f"{self._name} {self._numbers} {self._result}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for two lines of fractions."""
        return QSize(30 * GRID, round(LINES * QFontMetricsF(_font(SIZE_RATIOS[-1])).height()))

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
        size = next((ratio for ratio in SIZE_RATIOS if self._fits(ratio)), SIZE_RATIOS[-1])
        font, small = _font(size), _font(size * EXPONENT_RATIO)
        metrics, small_metrics = QFontMetricsF(font), QFontMetricsF(small)
        line, base_width = metrics.height(), metrics.horizontalAdvance("e")
        widths = [base_width + small_metrics.horizontalAdvance(each) for each in self._exponents]
        plus, dots = metrics.horizontalAdvance(" + "), metrics.horizontalAdvance(" + …")

        def draw_term(index: int, left: float, base: float) -> None:
            if index == self._shown:
                box = QRectF(left - 2, base - 1.05 * line, widths[index] + 4, 1.3 * line)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(lit_ground())
                painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(colors().text))
            painter.setFont(font)
            painter.drawText(QPointF(left, base), "e")
            painter.setFont(small)
            top = QPointF(left + base_width, base - RAISED * line)
            painter.drawText(top, self._exponents[index])
            painter.setFont(font)

        middle = 1.3 * line
        below = middle + 1.15 * line
        painter.setFont(font)
        painter.setPen(QColor(colors().text))
        painter.drawText(QPointF(0, middle + 0.3 * line), f"{self._name} = ")
        left = metrics.horizontalAdvance(f"{self._name} = ") + GRID
        terms = self._that_fit(widths, plus, self.width() - left - dots)
        left_out = len(terms) < len(widths)
        width = sum(widths[term] for term in terms) + plus * (len(terms) - 1) + dots * left_out
        draw_term(self._shown, left + (width - widths[self._shown]) / 2, middle - 0.25 * line)
        painter.setPen(QPen(QColor(colors().text), 1.5))
        painter.drawLine(QPointF(left, middle), QPointF(left + width, middle))
        self._boxes = {}
        for term in terms:
            if self._boxes:
                painter.setPen(QColor(colors().muted))
                painter.drawText(QPointF(left, below), " + ")
                left += plus
            self._boxes[term] = QRectF(left, middle + 2, widths[term], 1.4 * line)
            draw_term(term, left, below)
            left += widths[term]
        painter.setPen(QColor(colors().text))
        if left_out:
            painter.drawText(QPointF(left, below), " + …")
        numbers = f"= {self._numbers} = "
        painter.drawText(QPointF(0, middle + 2.6 * line), numbers)
        font.setBold(True)
        painter.setFont(font)
        end = QPointF(metrics.horizontalAdvance(numbers), middle + 2.6 * line)
        painter.drawText(end, self._result)

    def _fits(self, ratio: float) -> bool:
        """Tell whether the whole formula fits at a size."""
        metrics = QFontMetricsF(_font(ratio))
        small = QFontMetricsF(_font(ratio * EXPONENT_RATIO))
        terms = " + ".join("e" for _ in self._exponents)
        width = metrics.horizontalAdvance(f"{self._name} = {terms}") + GRID
        width += sum(small.horizontalAdvance(exponent) for exponent in self._exponents)
        last = metrics.horizontalAdvance(f"= {self._numbers} = {self._result}0")
        return max(width, last) <= self.width() and LINES * metrics.height() <= self.height()

    def _that_fit(self, widths: list[float], plus: float, room: float) -> list[int]:
        """Return the classes of the denominator that fit, the one shown always among them."""
        terms, used = [], widths[self._shown]
        for index, width in enumerate(widths):
            if index != self._shown:
                used += width + plus
            if used <= room or index == self._shown:
                terms.append(index)
        return terms


def _font(ratio: float) -> QFont:
    font = number_font()
    font.setPointSizeF(font.pointSizeF() * ratio)
    return font
