"""Formulas made of tokens: what is done, what is at work, and what is still to come."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.pass_formula import Line, Token
from visualizer.widgets.figure_metrics import FigureMetrics, figure_shape
from visualizer.widgets.theme import GRID, colors, lit_ground, mixed, number_font

ZOOMS = (1.9, 1.6, 1.4, 1.2, 1.1, 1.0, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6)  # the largest that fits
TO_COME = 0.4  # of the ink
UNKNOWN = "?"
INDENT = 2 * GRID
LINE_RATIO = 1.15
BLANK = 0.12  # of the ink: a number to be found has its place


class Placed(NamedTuple):
    """A token, where its baseline begins, and what it covers."""

    token: Token
    start: QPointF
    box: QRectF


class TokenText(QWidget):
    """Lines of tokens that wrap, in the largest text that fits; they never move anything.

    Parameters
    ----------
    largest : float
        How many times as large as the numbers around it the text is at most.
    """

    def __init__(self, largest: float = ZOOMS[0]) -> None:
        super().__init__()
        self._zooms = [zoom for zoom in ZOOMS if zoom <= largest]
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lines: tuple[Line, ...] = ()
        # By zoom and boldness: made once, and widths measured once.
        self._fonts: dict[tuple[float, bool], tuple[QFont, FigureMetrics]] = {}
        self._placed: list[Placed] = []
        self._zoom = ZOOMS[-1]

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
        lines = tuple(lines)
        if lines == self._lines:
            return
        stays, self._lines = _shapes(lines) == _shapes(self._lines), lines
        self.setAccessibleDescription(self.text)
        if not stays:
            self._place()
            self.update()
            return
        # An edit leaves many tokens as they were, and drawing text takes its time.
        changed, tokens = QRectF(), (token for line in lines for token in line)
        for number, (token, before) in enumerate(zip(tokens, self._placed, strict=True)):
            if token != before.token:
                self._placed[number] = before._replace(token=token)
                changed |= before.box
        self.update(changed.toAlignedRect())

    def have_room_for(self, n_lines: int) -> None:
        """Be at least so high that so many lines of the size around it fit."""
        height = self._font(1.0, bold=False)[1].line_height
        self.setMinimumHeight(math.ceil(n_lines * LINE_RATIO * height))

    def restyle(self) -> None:
        """Measure anew after a change of the text size."""
        self._fonts = {}
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new size."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(44 * GRID, round(8 * LINE_RATIO * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one product, and a few lines."""
        return QSize(30 * GRID, round(5 * LINE_RATIO * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tokens that have changed."""
        changed = QRectF(event.rect())
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            named = colors()
            ground, inks = lit_ground(), {1.0: QColor(named.text)}
            style = None
            for token, start, box in self._placed:
                if not box.intersects(changed):
                    continue
                if token.active:
                    painter.fillRect(box, ground)
                if token.share not in inks:
                    known = TO_COME + (1 - TO_COME) * token.share
                    inks[token.share] = mixed(named.panel, named.text, known)
                if style != (token.bold, token.share):
                    style = token.bold, token.share
                    painter.setFont(self._font(self._zoom, bold=token.bold)[0])
                    painter.setPen(inks[token.share])
                unknown = token.computed and token.share == 0
                if unknown:
                    # It keeps the place of a number that is not computed yet.
                    blank = mixed(named.panel, named.text, BLANK)
                    painter.fillRect(box.adjusted(1, 0, -1, 0), blank)
                painter.drawText(start, UNKNOWN if unknown else token.text)

    def _place(self) -> None:
        """Choose how large the text is, and where every token stands."""
        for zoom in self._zooms:
            placed, width, height = self._wrapped(zoom)
            if width <= self.width() and height <= self.height():
                break
        self._placed, self._zoom = placed, zoom

    def _wrapped(self, zoom: float) -> tuple[list[Placed], float, float]:
        """Return where each token stands in a size of text, and how wide and high all of it is."""
        metrics = {bold: self._font(zoom, bold=bold)[1] for bold in (False, True)}
        height, ascent = metrics[False].line_height, metrics[False].ascent
        step = height * LINE_RATIO
        placed, widest = [], 0.0
        base = float(ascent)
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
                box = QRectF(left - 1, base - ascent, width + 2, height)
                placed.append(Placed(token, QPointF(left, base), box))
                left += width
                widest = max(widest, left)
            base += step
        return placed, widest, base - step + height - ascent

    def _font(self, zoom: float, *, bold: bool) -> tuple[QFont, FigureMetrics]:
        """Return a font and its measures."""
        if (zoom, bold) not in self._fonts:
            font = number_font()
            font.setPointSizeF(font.pointSizeF() * zoom)
            font.setBold(bold)
            self._fonts[zoom, bold] = font, FigureMetrics(font)
        return self._fonts[zoom, bold]


def _shapes(lines: Sequence[Line]) -> list[list[tuple[str, bool]]]:
    """Return all that decides where tokens stand."""
    return [[(figure_shape(token.text), token.bold) for token in line] for line in lines]
