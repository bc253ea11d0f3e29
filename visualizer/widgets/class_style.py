"""How classes of points look: a colour and a symbol each, never colour alone."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap

from visualizer.widgets.theme import colors

# Of the series: those that colour-blind people tell apart best.
_PLACES = (0, 1, 5, 8, 6, 9)
# Of a square, a triangle, a diamond, a pentagon: how many corners, and where the first is (turns).
_CORNERS = {1: (4, 0.125), 2: (3, -0.25), 3: (4, 0.0), 5: (5, -0.25)}
_ICON_PX, _SHARPNESS = 16, 4


def class_color(label: int) -> QColor:
    """Return the colour of a class in the palette in use."""
    return QColor(colors().series[_PLACES[label]])


def class_symbol(label: int, size: float) -> QPainterPath:
    """Return the outline of a class's symbol around the origin, about so large (px)."""
    path = QPainterPath()
    radius = size / 2
    if label == 0:
        path.addEllipse(QPointF(), 0.9 * radius, 0.9 * radius)
    elif label == 4:
        arm = 0.35 * radius
        # Else where both arms cross is a hole.
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRect(QRectF(-radius, -arm, size, 2 * arm))
        path.addRect(QRectF(-arm, -radius, 2 * arm, size))
        path = path.simplified()
    else:
        n_corners, first = _CORNERS[label]
        # Corners reach farther than a circle that is seen as equally large.
        reach = 1.15 * radius
        angles = [2 * math.pi * (first + corner / n_corners) for corner in range(n_corners)]
        corners = [QPointF(reach * math.cos(each), reach * math.sin(each)) for each in angles]
        path.moveTo(corners[0])
        for corner in corners[1:]:
            path.lineTo(corner)
        path.closeSubpath()
    return path


def class_icon(label: int) -> QIcon:
    """Return a class's symbol in its colour, for a button."""
    side = _ICON_PX * _SHARPNESS
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(
            class_symbol(label, 0.7 * side).translated(side / 2, side / 2), class_color(label)
        )
    return QIcon(picture)
