"""Heights over a plane as colours with contour lines: dark is low, bright is high."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from visualizer.core.contour_lines import contour_lines
from visualizer.core.height_scale import Drawn, HeightScale
from visualizer.widgets.theme import colors

MAP_SHARE = 0.55  # how strong the colours of heights are: paths are to stand out
LINE_SHARE = 0.65
MOST_DOTS = 600_000  # worked out one by one; of more, every second or third alone


@np.errstate(all="ignore")
def height_colors(drawn: Drawn, dots: QSize) -> np.ndarray | None:
    """Colour what is drawn, dot by dot.

    Parameters
    ----------
    drawn : Drawn
        Of two coordinates.
    dots : QSize
        What it is to cover, at least two by two.

    Returns
    -------
    array of uint8, shape (n_rows, n_columns, 3), or None
        As many as the dots, or half or a third of them each way, to be stretched. The first row
        is the highest; bare where there is no height. None where there is none at all.
    """
    # The lines are those of the surface in three dimensions.
    scale = HeightScale.of(drawn)
    if scale is None:
        return None
    coarse = math.ceil(math.sqrt(dots.width() * dots.height() / MOST_DOTS))
    n_columns, n_rows = max(2, dots.width() // coarse), max(2, dots.height() // coarse)
    (left, right), (bottom, top) = drawn.domain
    # A value stands in the middle of its dot.
    x, y = _middles(left, right, n_columns), _middles(top, bottom, n_rows)
    mesh = np.stack(np.broadcast_arrays(x, y[:, np.newaxis]), axis=-1)
    heights = np.array(drawn.value(mesh))
    finite = np.isfinite(heights)
    heights[~finite] = np.nan
    shares = scale.places(heights)
    shades = np.nan_to_num(255 * shares).astype(np.uint8)
    ground = _map_colors()[shades].astype(np.float32)
    ink = np.array(QColor(colors().muted).getRgb()[:3], np.float32)
    n_levels = len(scale.levels)
    lines = LINE_SHARE * contour_lines(shares * (n_levels + 1), n_levels)[..., np.newaxis]
    ground += lines * (ink - ground)
    ground[~finite] = QColor(colors().panel).getRgb()[:3]
    return ground.astype(np.uint8)


def _middles(first: float, last: float, n: int) -> np.ndarray:
    return first + (last - first) * (np.arange(n) + 0.5) / n


def _map_colors() -> np.ndarray:
    """Return 256 colours from low to high, shape (256, 3)."""
    strong = pg.colormap.get("cividis").getLookupTable(nPts=256)[:, :3]
    panel = QColor(colors().panel).getRgb()[:3]
    return (1 - MAP_SHARE) * np.array(panel) + MAP_SHARE * strong
