"""What a descent is drawn on, as a picture: a curve in one dimension, a map in two."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from visualizer.core.drawn_range import unbroken
from visualizer.core.seen_part import SeenPart
from visualizer.core.surface import Surface
from visualizer.widgets.height_colors import height_colors
from visualizer.widgets.theme import colors, scaled

FAR_DOTS = 1e5  # a curve that leaves the picture need not go on for ever
LOOKS = 16  # at a curve in each column of dots


def ground_picture(surface: Surface, seen: SeenPart, size: QSize, ratio: float) -> QPixmap:
    """Draw a surface.

    Parameters
    ----------
    surface : Surface
    seen : SeenPart
    size : QSize
        Not empty (px).
    ratio : float
        Dots of the screen to a pixel.
    """
    dots = QSize(max(2, round(size.width() * ratio)), max(2, round(size.height() * ratio)))
    picture = QPixmap(dots)
    picture.fill(QColor(colors().panel))
    with QPainter(picture) as painter, np.errstate(all="ignore"):
        if surface.n_dims == 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors().muted), scaled(2) * ratio))
            _draw_curve(painter, surface, seen, dots)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            _draw_map(painter, surface, seen, dots)
    picture.setDevicePixelRatio(ratio)
    return picture


def _draw_curve(painter: QPainter, surface: Surface, seen: SeenPart, dots: QSize) -> None:
    (left, right), (bottom, top) = seen.x, seen.y
    columns = np.arange(dots.width() + 1.0)
    places = left + (right - left) * columns / dots.width()
    heights = np.array(surface.value(places[:, np.newaxis]))
    rows = (top - heights) / (top - bottom) * dots.height()
    heights[~(np.abs(rows) < FAR_DOTS)] = np.nan
    # Where it is not finite there is a gap, and at a pole.
    goes_on = unbroken(heights, bottom, top)
    goes_on[_fill_columns(painter, surface, seen, rows)] = False
    for part in np.split(np.arange(len(rows)), np.flatnonzero(~goes_on[:-1]) + 1):
        if len(part) > 1:
            points = zip(columns[part].tolist(), rows[part].tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))


def _fill_columns(
    painter: QPainter, surface: Surface, seen: SeenPart, rows: np.ndarray
) -> np.ndarray:
    """Fill the columns in which a curve goes up and down, and return which these are.

    A line from one side of such a column to the other would pass over that.
    """
    (left, right), (bottom, top) = seen.x, seen.y
    n_columns, dot = len(rows) - 1, (top - bottom) / painter.device().height()
    places = left + (right - left) * (np.arange(n_columns * LOOKS) + 0.5) / (n_columns * LOOKS)
    heights = surface.value(places[:, np.newaxis]).reshape(n_columns, LOOKS)
    lowest, highest = np.fmin.reduce(heights, axis=1), np.fmax.reduce(heights, axis=1)
    # At a pole nothing joins the two sides.
    crosses = (lowest < bottom) & (highest > top)
    lowest, highest = np.clip(lowest, bottom, top), np.clip(highest, bottom, top)
    rises = np.abs(np.diff(rows)) * dot
    filled = np.flatnonzero((highest - lowest > rises + dot) & ~crosses)
    for column in filled.tolist():
        middle = column + 0.5
        painter.drawLine(
            QPointF(middle, (top - lowest[column]) / dot),
            QPointF(middle, (top - highest[column]) / dot),
        )
    return filled


def _draw_map(painter: QPainter, surface: Surface, seen: SeenPart, dots: QSize) -> None:
    rgb = height_colors(surface.within((seen.x, seen.y)), dots)
    if rgb is not None:
        n_rows, n_columns, _ = rgb.shape
        image = QImage(rgb.data, n_columns, n_rows, 3 * n_columns, QImage.Format.Format_RGB888)
        painter.drawImage(QRect(0, 0, dots.width(), dots.height()), image)
