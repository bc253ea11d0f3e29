"""What a descent is drawn on, as a picture: a curve in one dimension, a map in two."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from visualizer.core.contour_lines import contour_lines
from visualizer.core.drawn_range import unbroken
from visualizer.core.height_scale import HeightScale
from visualizer.core.seen_part import SeenPart
from visualizer.core.surface import Surface
from visualizer.widgets.theme import colors, scaled

MAP_SHARE = 0.55  # how strong the colours of heights are: paths are to stand out
LINE_SHARE = 0.65
MOST_DOTS = 600_000  # worked out one by one; of more, every second or third alone
FAR_DOTS = 1e5  # a curve that leaves the picture need not go on for ever


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
            coarse = math.ceil(math.sqrt(dots.width() * dots.height() / MOST_DOTS))
            _draw_map(painter, surface, seen, dots, coarse)
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
    for part in np.split(np.arange(len(rows)), np.flatnonzero(~goes_on[:-1]) + 1):
        if len(part) > 1:
            points = zip(columns[part].tolist(), rows[part].tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))


def _draw_map(
    painter: QPainter, surface: Surface, seen: SeenPart, dots: QSize, coarse: int
) -> None:
    n_columns, n_rows = max(2, dots.width() // coarse), max(2, dots.height() // coarse)
    # A value stands in the middle of its dot; the first row is the highest.
    x = _middles(*seen.x, n_columns)
    y = _middles(*reversed(seen.y), n_rows)
    mesh = np.stack(np.broadcast_arrays(x, y[:, np.newaxis]), axis=-1)
    heights = np.array(surface.value(mesh))
    finite = np.isfinite(heights)
    # The lines are those of the surface in three dimensions.
    scale = HeightScale.of(surface.within((seen.x, seen.y)))
    if scale is None:
        return
    heights[~finite] = np.nan
    shares = scale.places(heights)
    shades = np.nan_to_num(255 * shares).astype(np.uint8)
    ground = _map_colors()[shades].astype(np.float32)
    ink = np.array(QColor(colors().muted).getRgb()[:3], np.float32)
    n_levels = len(scale.levels)
    lines = LINE_SHARE * contour_lines(shares * (n_levels + 1), n_levels)[..., np.newaxis]
    ground += lines * (ink - ground)
    ground[~finite] = QColor(colors().panel).getRgb()[:3]
    rgb = np.ascontiguousarray(ground.astype(np.uint8))
    image = QImage(rgb.data, n_columns, n_rows, 3 * n_columns, QImage.Format.Format_RGB888)
    painter.drawImage(QRect(0, 0, dots.width(), dots.height()), image)


def _middles(first: float, last: float, n: int) -> np.ndarray:
    return first + (last - first) * (np.arange(n) + 0.5) / n


def _map_colors() -> np.ndarray:
    """Return 256 colours from low to high, shape (256, 3)."""
    strong = pg.colormap.get("cividis").getLookupTable(nPts=256)[:, :3]
    panel = QColor(colors().panel).getRgb()[:3]
    return (1 - MAP_SHARE) * np.array(panel) + MAP_SHARE * strong
