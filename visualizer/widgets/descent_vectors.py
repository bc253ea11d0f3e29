"""Arrows at a ball: the values of a line of its step, and the ways in which the surface bends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from visualizer.core.number_text import format_setting
from visualizer.widgets.theme import colors, number_font, scaled

HEAD_PX, WIDTH_PX, RIM_PX = 11.0, 3.0, 2.0
LEAST_SHARE, MOST_SHARE = 0.15, 0.42  # of the picture: no arrow is shorter or longer
FIXED_SHARE = 0.25
GAP_PX = 3.0  # from an arrow's end to its name
GROUND_SHARE = 0.85  # of the ground that a name is written on


class MarkKind(StrEnum):
    """How something is drawn."""

    ARROW = "arrow"
    AXES = "axes"  # both ways alike: sizes


@dataclass(frozen=True)
class Mark:
    """Something drawn at a ball.

    Attributes
    ----------
    name : str
        Written at its end; behind it, how many times as long as it is it was drawn.
    ways : tuple of tuple of float
        How far to the right and up (px); one of an arrow, one or two of axes.
    color : str
    kind : MarkKind
    fixed : bool
        Its direction alone counts: it is as long as there is room for.
    """

    name: str
    ways: tuple[tuple[float, float], ...]
    color: str
    kind: MarkKind = MarkKind.ARROW
    fixed: bool = False


class DescentVectors(pg.GraphicsObject):
    """Draws marks at a place; what would be too small or too large, ten or a hundred times.

    Parameters
    ----------
    box : pyqtgraph.ViewBox
        Its coordinates are those of this picture (px).
    """

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._box = box
        # Over the paths; where they begin, under the balls.
        self.setZValue(5)
        self._place: np.ndarray | None = None
        self._marks: tuple[Mark, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn."""
        return self._marks

    def show(self, place: np.ndarray | None, marks: Sequence[Mark]) -> None:
        """Draw marks at a place, shape (2,) (px); none where no ball is in the picture."""
        is_seen = place is not None and self.boundingRect().contains(QPointF(*place.tolist()))
        marks = tuple(marks) if is_seen else ()
        if not (marks or self._marks):
            return
        self._place, self._marks = place, marks
        self.update()

    def boundingRect(self) -> QRectF:
        """Return all of the room."""
        return self._box.rect()

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        """Draw every mark."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(number_font())
        # No line goes through a name.
        names = [self._paint_mark(painter, mark) for mark in self._marks]
        written: list[QRectF] = []
        for mark, (text, end) in zip(self._marks, names, strict=True):
            written.append(self._write(painter, text, end, mark.color, written))

    def _paint_mark(self, painter: QPainter, mark: Mark) -> tuple[str, QPointF]:
        """Draw a mark; return what is to be written, and beside which place."""
        lengths = [math.hypot(*way) for way in mark.ways]
        begin, length = QPointF(*self._place.tolist()), max(lengths)
        if not length or not math.isfinite(length):
            text = mark.name if length else f"{mark.name} = 0"
            return text, begin + QPointF(scaled(HEAD_PX), 0)
        size = min(self._box.width(), self._box.height())
        factor, name = FIXED_SHARE * size / length, mark.name
        if not mark.fixed:
            factor = shown_factor(length, LEAST_SHARE * size, MOST_SHARE * size)
            name += "" if factor == 1 else f" {_times(factor)}"
        # Down is positive in a picture.
        ways = [factor * QPointF(right, -up) for right, up in mark.ways]
        is_arrow = mark.kind is MarkKind.ARROW
        lines = [QLineF(begin if is_arrow else begin - way, begin + way) for way in ways]
        for color, width in ((colors().panel, WIDTH_PX + 2 * RIM_PX), (mark.color, WIDTH_PX)):
            painter.setPen(QPen(QColor(color), scaled(width), c=Qt.PenCapStyle.RoundCap))
            painter.drawLines(lines)
            if is_arrow:
                painter.setBrush(QColor(mark.color))
                painter.setPen(QPen(QColor(color), scaled(width - WIDTH_PX) or 1))
                painter.drawPolygon(_head(lines[0]))
        return name, begin + ways[lengths.index(length)]

    def _write(
        self, painter: QPainter, text: str, end: QPointF, color: str, written: list[QRectF]
    ) -> QRectF:
        """Write beside the end of a mark, clear of what is written; return where."""
        metrics = QFontMetricsF(painter.font())
        place = QRectF(0, 0, metrics.horizontalAdvance(text) + 6, metrics.height() + 2)
        begin = QPointF(*self._place.tolist())
        away = QLineF(begin, end)
        # Far enough from the end that the text, which is wide, is clear of it.
        reach = scaled(GAP_PX) + abs(math.cos(math.radians(away.angle()))) * place.width() / 2
        away.setLength(away.length() + reach + place.height() / 2)
        place.moveCenter(away.p2())
        room = self.boundingRect()
        place.moveLeft(min(max(place.left(), room.left()), room.right() - place.width()))
        place.moveTop(min(max(place.top(), room.top()), room.bottom() - place.height()))
        places = [place.translated(0, lines * place.height()) for lines in (0, -1, 1, -2, 2)]
        free = (
            each
            for each in places
            if room.contains(each) and not any(each.intersects(other) for other in written)
        )
        place = next(free, place)
        ground = QColor(colors().panel)
        ground.setAlphaF(GROUND_SHARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(QColor(color))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
        return place


def shown_factor(length: float, least: float, most: float) -> float:
    """Return how many times as long something is drawn to lie between two lengths.

    Parameters
    ----------
    length : float
        Above 0.
    least, most : float
        At least a factor of 2.5 apart, so that there is one.

    Returns
    -------
    float
        1 if that will do; else 2, 5, 10, 20 … times as long, or as short, the largest that fits.
    """
    if least <= length <= most:
        return 1.0
    decades = math.floor(math.log10(most / length))
    factors = [times * 10.0**decade for decade in (decades - 1, decades) for times in (1, 2, 5)]
    return max(factor for factor in factors if factor * length <= most)


def _times(factor: float) -> str:
    if factor > 1:
        return f"× {format_setting(factor)}"
    return f"÷ {format_setting(round(1 / factor, 1))}"


def _head(line: QLineF) -> QPolygonF:
    """Return the head of an arrow."""
    back = QLineF(line.p2(), line.p1())
    back.setLength(scaled(HEAD_PX))
    corners = []
    for turn in (25, -25):
        side = QLineF(back)
        side.setAngle(back.angle() + turn)
        corners.append(side.p2())
    return QPolygonF([line.p2(), *corners])
