"""How edges and units look in every drawing of a network."""

from __future__ import annotations

import math
from functools import cache, lru_cache

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from visualizer.widgets.theme import Colors, colors, mixed

WIDTH_LEVELS = 4
WIDEST_EDGE = 3.0
STRONGEST = 0.85  # of the colour
DASHED_FROM = 2  # level: a dash of a thin line is not seen, and takes its time
DASH_PX = (10, 5)


def edge_level(weight: float, largest: float) -> int:
    """Return how strong an edge is drawn, 0 to 3; a weight that is no number stands out."""
    size = min(abs(weight) / largest, 1.0) if math.isfinite(weight) else 1.0
    return min(int(size * WIDTH_LEVELS), WIDTH_LEVELS - 1)


def edge_pen(level: int, *, negative: bool, visible: float = 1.0) -> QPen:
    """Return the pen of an edge, not to be changed: sign by colour and dash, size by width.

    Parameters
    ----------
    level : int
        0 to 3, see `edge_level`.
    negative : bool
    visible : float
        0 to 1: how much it stands out of the ground.
    """
    # Asked for every edge at every frame.
    return _edge_pen(level, negative, visible, colors())


def magnitude_color(share: float) -> QColor:
    """Return the colour of a size, 0 to 1 of the largest: cividis, for every eye alike."""
    return _magnitude_colors()[round(255 * share)]


def ink_on(fill: QColor) -> QColor:
    """Return the colour of text on a ground: of black and white, the one that stands out more."""
    # Relative luminance and contrast by WCAG 2.2.
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in fill.getRgbF()[:3]
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#000000" if (luminance + 0.05) ** 2 > 1.05 * 0.05 else "#ffffff")


def eased(share: float) -> float:
    """Begin and end gently: 3 s^2 - 2 s^3."""
    return share * share * (3 - 2 * share)


@cache
def _magnitude_colors() -> list[QColor]:
    return pg.colormap.get("cividis").getLookupTable(nPts=256, mode="qcolor")


@lru_cache(maxsize=256)
def _edge_pen(level: int, negative: bool, visible: float, named: Colors) -> QPen:
    strength = (level + 1) / WIDTH_LEVELS
    # Mixed with the ground and not translucent: translucent lines take six times as long.
    color = mixed(
        named.panel,
        named.negative if negative else named.positive,
        strength**1.5 * STRONGEST * visible,
    )
    pen = QPen(color, 0.6 + (WIDEST_EDGE - 0.6) * (strength - 0.25))
    if negative and level >= DASHED_FROM:
        # Flat and rather long dashes: round and short ones take three times as long.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / pen.widthF() for length in DASH_PX])
    return pen
