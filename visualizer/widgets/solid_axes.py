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
NEAR_LINES = 0.8  # of text: a number nearer to the one before is left out
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
        reach = _write_numbers(painter, edge, outward, axes.ticks[axis], -1, size)
        _write(painter, edge.center() + reach, axes.names[axis], size)
    if camera.scale(size.width(), size.height()) * HEIGHT * camera.cosine < _line() * UPRIGHT_LINES:
        return
    # At the outer end of the longer edge: no numbers of the other one stand there.
    places = [_place(camera, size, end) for end in ends]
    longer = max((0, 1), key=lambda axis: abs(places[axis].x() - corner.x()))
    outward = QPointF(math.copysign(1, places[longer].x() - corner.x()), 0)
    x, y, _ = ends[longer]
    edge = QLineF(places[longer], _place(camera, size, (x, y, HEIGHT)))
    _write_numbers(painter, edge, outward, axes.ticks[2], 0, size)
    # Beside the solid, which may go up from there.
    half = QFontMetricsF(painter.font()).horizontalAdvance(axes.names[2]) / 2
    x = edge.x2() + (TICK_PX + GAP_PX + half) * outward.x()
    _write(painter, QPointF(x, edge.y2() - _line()), axes.names[2], size)


def _write_numbers(
    painter: QPainter, edge: QLineF, way: QPointF, ticks: Ticks, first: float, size: QSize
) -> QPointF:
    """Write numbers along an edge, where 1 is its end; return from there to beyond them."""
    metrics = QFontMetricsF(painter.font())
    painter.drawLine(edge)
    written, widest = None, 0.0
    for place, text in ticks:
        at = edge.pointAt((place - first) / (1 - first))
        painter.drawLine(QLineF(at, at + TICK_PX * way))
        if written is not None and QLineF(written, at).length() < NEAR_LINES * _line():
            continue
        written = at
        reach = _reach(metrics, way, text)
        _write(painter, at + (TICK_PX + GAP_PX + reach / 2) * way, text, size)
        widest = max(widest, reach)
    return (TICK_PX + 3 * GAP_PX + widest + _line() / 2) * way


def _distance(camera: Camera, corner: tuple[float, float]) -> float:
    (cos, sin), (x, y) = camera.turn, corner
    return y * cos - x * sin


def _place(camera: Camera, size: QSize, point: Sequence[float]) -> QPointF:
    ((x, y, _),) = camera.project(np.array([point]), size.width(), size.height()).tolist()
    return QPointF(x, y)


def _write(painter: QPainter, middle: QPointF, text: str, size: QSize) -> None:
    """Write a text around a place, or as near to it as it is whole in a picture of a size (px)."""
    metrics = QFontMetricsF(painter.font())
    place = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
    place.moveCenter(middle)
    place.moveLeft(min(max(place.left(), 0.0), size.width() - place.width()))
    place.moveTop(min(max(place.top(), 0.0), size.height() - place.height()))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
    painter.drawText(place, flags, text)


def _reach(metrics: QFontMetricsF, way: QPointF, text: str) -> float:
    """Return how far a text reaches along a way (px)."""
    return abs(way.x()) * metrics.horizontalAdvance(text) + abs(way.y()) * metrics.height()


def _line() -> float:
    return QFontMetricsF(QApplication.font()).height()
