"""The numbers around a solid, along the edges that are not hidden."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from visualizer.core.camera import HEIGHT, Camera
from visualizer.widgets.theme import colors, number_font

TICK_PX, GAP_PX = 5, 3
ROOM_IN_LINE = 0.1
NAME_SHARES = (0.5, 0.35, 0.65, 0.2, 0.8, 0.0, 1.0)  # of the edge that a name stands beside
UPRIGHT_LINES = 4  # of text; a lower axis says nothing: it is seen from above

Ticks = tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class SolidAxes:
    """What is written along x, y and upwards.

    Attributes
    ----------
    names : tuple of str
        One an axis.
    ticks : tuple of tuples of pairs
        One an axis: where a number stands, -1 to 1 along the ground, 0 to 1 upwards, and its text.
    """

    names: tuple[str, str, str] = ("", "", "")
    ticks: tuple[Ticks, Ticks, Ticks] = ((), (), ())


def paint_axes(painter: QPainter, axes: SolidAxes, camera: Camera, size: QSize) -> None:
    """Write numbers and names along the two nearest edges of the ground, and upwards.

    Parameters
    ----------
    painter : QPainter
    axes : SolidAxes
    camera : Camera
    size : QSize
        Of the picture (px).
    """
    near = min(product((-1, 1), repeat=2), key=partial(_distance, camera))
    painter.setFont(number_font())
    painter.setPen(QColor(colors().muted))
    texts = _Texts(painter, size)
    corner = _place(camera, size, (*near, 0.0))
    ends = []
    for axis in (0, 1):
        end = list(near)
        end[axis] = -near[axis]
        ends.append((*end, 0.0))
        beyond = [*near, 0.0]
        beyond[1 - axis] *= 2
        way = QLineF(corner, _place(camera, size, beyond)).unitVector()
        edge = QLineF(corner, _place(camera, size, ends[axis]))
        if near[axis] > 0:
            edge = QLineF(edge.p2(), edge.p1())
        outward = QPointF(way.dx(), way.dy())
        reach = _write_numbers(texts, edge, outward, axes.ticks[axis], -1)
        texts.write([edge.pointAt(share) + reach for share in NAME_SHARES], axes.names[axis])
    if camera.scale(size.width(), size.height()) * HEIGHT * camera.cosine < _line() * UPRIGHT_LINES:
        return
    # At the outer end of the longer edge: no numbers of the other one stand there.
    places = [_place(camera, size, end) for end in ends]
    longer = max((0, 1), key=lambda axis: abs(places[axis].x() - corner.x()))
    outward = QPointF(math.copysign(1, places[longer].x() - corner.x()), 0)
    x, y, _ = ends[longer]
    edge = QLineF(places[longer], _place(camera, size, (x, y, HEIGHT)))
    _write_numbers(texts, edge, outward, axes.ticks[2], 0)
    # Beside the solid, which may go up from there.
    half = QFontMetricsF(painter.font()).horizontalAdvance(axes.names[2]) / 2
    x = edge.x2() + (TICK_PX + GAP_PX + half) * outward.x()
    texts.write([QPointF(x, edge.y2() - lines * _line()) for lines in (1, 1.5, 2)], axes.names[2])


class _Texts:
    """Writes texts of which none stands in another.

    Parameters
    ----------
    painter : QPainter
    size : QSize
        Of the picture (px).
    """

    def __init__(self, painter: QPainter, size: QSize) -> None:
        self.painter, self._size = painter, size
        self._taken: list[QRectF] = []

    def write(self, middles: Sequence[QPointF], text: str) -> None:
        """Write around the first of some places where there is room, if there is any.

        Each is moved so far that the text is whole in the picture.
        """
        metrics = QFontMetricsF(self.painter.font())
        for middle in middles:
            place = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
            place.moveCenter(middle)
            place.moveLeft(min(max(place.left(), 0.0), self._size.width() - place.width()))
            place.moveTop(min(max(place.top(), 0.0), self._size.height() - place.height()))
            # Above and below figures a line has room that nothing is written in.
            edge = ROOM_IN_LINE * place.height()
            core = place.adjusted(0, edge, 0, -edge)
            if not any(core.intersects(other) for other in self._taken):
                self._taken.append(core)
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
                self.painter.drawText(place, flags, text)
                return


def _write_numbers(
    texts: _Texts, edge: QLineF, way: QPointF, ticks: Ticks, first: float
) -> QPointF:
    """Write numbers along an edge, where 1 is its end; return from there to beyond them."""
    metrics = QFontMetricsF(texts.painter.font())
    texts.painter.drawLine(edge)
    widest = 0.0
    for place, text in ticks:
        at = edge.pointAt((place - first) / (1 - first))
        texts.painter.drawLine(QLineF(at, at + TICK_PX * way))
        reach = _reach(metrics, way, text)
        texts.write([at + (TICK_PX + GAP_PX + reach / 2) * way], text)
        widest = max(widest, reach)
    return (TICK_PX + 3 * GAP_PX + widest + _line() / 2) * way


def _distance(camera: Camera, corner: tuple[float, float]) -> float:
    (cos, sin), (x, y) = camera.turn, corner
    return y * cos - x * sin


def _place(camera: Camera, size: QSize, point: Sequence[float]) -> QPointF:
    ((x, y, _),) = camera.project(np.array([point]), size.width(), size.height()).tolist()
    return QPointF(x, y)


def _reach(metrics: QFontMetricsF, way: QPointF, text: str) -> float:
    """Return how far a text reaches along a way (px)."""
    return abs(way.x()) * metrics.horizontalAdvance(text) + abs(way.y()) * metrics.height()


def _line() -> float:
    return QFontMetricsF(QApplication.font()).height()
