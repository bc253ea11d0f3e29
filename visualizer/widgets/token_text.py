"""Formulas made of tokens: what is done, what is at work, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.pass_formula import Line, Token
from visualizer.widgets.figure_metrics import FigureMetrics
from visualizer.widgets.theme import GRID, colors, lit_ground, mixed, number_font

ZOOMS = (1.9, 1.6, 1.4, 1.2, 1.1, 1.0, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6)  # the largest that fits
TO_COME = 0.4  # of the ink
UNKNOWN = "?"
INDENT = 2 * GRID
LINE_RATIO = 1.15
BLANK = 0.12  # of the ink: a number to be found has its place


class TokenText(QWidget):
    """Lines of tokens that wrap, in the largest text that fits; they never move anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lines: tuple[Line, ...] = ()
        # By zoom and boldness: made once, and widths measured once.
        self._fonts: dict[tuple[float, bool], tuple[QFont, FigureMetrics]] = {}

    @property
    def text(self) -> str:
        """All of it in plain letters, a line a formula."""
        return "\n".join("".join(token.text for token in line) for line in self._lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The formulas shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other formulas."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.setAccessibleDescription(self.text)
            self.update()

    def restyle(self) -> None:
        """Measure anew after a change of the text size."""
        self._fonts = {}
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(44 * GRID, round(8 * LINE_RATIO * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one product, and a few lines."""
        return QSize(30 * GRID, round(5 * LINE_RATIO * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all tokens."""
        places, zoom = self._places()
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            named = colors()
            ground, inks = lit_ground(), {1.0: QColor(named.text)}
            style = None
            for token, place in places:
                font, metrics = self._font(zoom, bold=token.bold)
                if token.active:
                    top = place.y() - metrics.ascent
                    width = metrics.width(token.text) + 2
                    painter.fillRect(QRectF(place.x() - 1, top, width, metrics.line_height), ground)
                if token.share not in inks:
                    known = TO_COME + (1 - TO_COME) * token.share
                    inks[token.share] = mixed(named.panel, named.text, known)
                if style != (token.bold, token.share):
                    style = token.bold, token.share
                    painter.setFont(font)
                    painter.setPen(inks[token.share])
                unknown = token.computed and token.share == 0
                if unknown:
                    self._paint_blank(painter, place, metrics, token.text)
                painter.drawText(place, UNKNOWN if unknown else token.text)

    def _paint_blank(
        self, painter: QPainter, place: QPointF, metrics: FigureMetrics, text: str
    ) -> None:
        """Keep the place of a number that is not computed yet."""
        blank = mixed(colors().panel, colors().text, BLANK)
        top = place.y() - metrics.ascent
        painter.fillRect(QRectF(place.x(), top, metrics.width(text), metrics.line_height), blank)

    def _places(self) -> tuple[list[tuple[Token, QPointF]], float]:
        """Return where the baseline of each token begins, and how large the text is."""
        for zoom in ZOOMS:
            places, height = self._wrapped(zoom)
            if height <= self.height():
                break
        return places, zoom

    def _wrapped(self, zoom: float) -> tuple[list[tuple[Token, QPointF]], float]:
        metrics = {bold: self._font(zoom, bold=bold)[1] for bold in (False, True)}
        step = metrics[False].line_height * LINE_RATIO
        places = []
        base = float(metrics[False].ascent)
        for line in self._lines:
            left = 0.0
            widths = [metrics[token.bold].width(token.text) for token in line]
            for number, (token, width) in enumerate(zip(line, widths, strict=True)):
                # A sign goes on with what it stands before, a comma with what was before it.
                is_sign = token.text.startswith(" ") and number + 1 < len(line)
                needed = width + widths[number + 1] if is_sign else width
                ends = token.text.startswith((",", ";", ")"))
                if left + needed > self.width() and left > INDENT and not ends:
                    left, base = float(INDENT), base + step
                places.append((token, QPointF(left, base)))
                left += width
            base += step
        return places, base - step + metrics[False].line_height - metrics[False].ascent

    def _font(self, zoom: float, *, bold: bool) -> tuple[QFont, FigureMetrics]:
        """Return a font and its measures."""
        if (zoom, bold) not in self._fonts:
            font = number_font()
            font.setPointSizeF(font.pointSizeF() * zoom)
            font.setBold(bold)
            self._fonts[zoom, bold] = font, FigureMetrics(font)
        return self._fonts[zoom, bold]
