"""Formulas made of tokens: what is done, what is at work, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.pass_formula import Line, Token
from visualizer.widgets.theme import GRID, colors, lit_ground, mixed, number_font

ZOOMS = (1.9, 1.6, 1.4, 1.2, 1.0, 0.9, 0.8)  # of the text, the largest that fits
TO_COME = 0.4  # of the ink
UNKNOWN = "?"
INDENT = 2 * GRID
LINE_RATIO = 1.35


class TokenText(QWidget):
    """Lines of tokens that wrap, in the largest text that fits; they never move anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lines: tuple[Line, ...] = ()

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

    def sizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(44 * GRID, round(8 * LINE_RATIO * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one product, and a few lines."""
        return QSize(30 * GRID, round(5 * LINE_RATIO * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all tokens."""
        places, zoom = self._places()
        fonts = {bold: _font(zoom, bold=bold) for bold in (False, True)}
        metrics = {bold: QFontMetricsF(font) for bold, font in fonts.items()}
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            named = colors()
            for token, place in places:
                measured = metrics[token.bold]
                if token.active:
                    width = measured.horizontalAdvance(token.text)
                    top = place.y() - measured.ascent()
                    box = QRectF(place.x() - 1, top, width + 2, measured.height())
                    painter.fillRect(box, lit_ground())
                painter.setFont(fonts[token.bold])
                known = TO_COME + (1 - TO_COME) * token.share
                painter.setPen(mixed(named.panel, named.text, known))
                text = UNKNOWN if token.computed and token.share == 0 else token.text
                painter.drawText(place, text)

    def _places(self) -> tuple[list[tuple[Token, QPointF]], float]:
        """Return where the baseline of each token begins, and how large the text is."""
        for zoom in ZOOMS:
            places, height = self._wrapped(zoom)
            if height <= self.height():
                break
        return places, zoom

    def _wrapped(self, zoom: float) -> tuple[list[tuple[Token, QPointF]], float]:
        fonts = {bold: QFontMetricsF(_font(zoom, bold=bold)) for bold in (False, True)}
        step = fonts[False].height() * LINE_RATIO
        places = []
        base = fonts[False].ascent()
        for line in self._lines:
            left = 0.0
            for token in line:
                width = fonts[token.bold].horizontalAdvance(token.text)
                if left + width > self.width() and left > INDENT:
                    left, base = float(INDENT), base + step
                places.append((token, QPointF(left, base)))
                left += width
            base += step
        return places, base - step + fonts[False].descent()


def _font(zoom: float, *, bold: bool) -> QFont:
    font = number_font()
    font.setPointSizeF(font.pointSizeF() * zoom)
    font.setBold(bold)
    return font
