"""Where the maps of a layer stand in a diagram, and every pixel in them."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from visualizer.core.image_layers import MapShape

MAPS_A_COLUMN = 8
LEAST_ROWS = 4  # few maps should not shout
GAP = 3.0


class MapColumn:
    """Maps that are shown, each in a box.

    Parameters
    ----------
    units : array of int, shape (n_shown,)
        One unit of each map shown.
    shape : MapShape
        Height, width and number of all maps.
    boxes : list of QRectF
        Place of each map shown.
    """

    def __init__(self, units: np.ndarray, shape: MapShape, boxes: list[QRectF]) -> None:
        self._shape = shape
        numbers = (units % shape[2]).tolist()
        self._boxes = dict(zip(numbers, boxes, strict=True))

    def box(self, unit: int) -> QRectF | None:
        """Return the place of the map that a unit is in, if it is shown."""
        return self._boxes.get(unit % self._shape[2])

    def pixel(self, unit: int) -> QRectF | None:
        """Return the place of a unit in its map, if that is shown."""
        box, (height, width, n_maps) = self.box(unit), self._shape
        if box is None:
            return None
        y, x = divmod(unit // n_maps, width)
        wide, high = box.width() / width, box.height() / height
        return QRectF(box.left() + x * wide, box.top() + y * high, wide, high)

    def unit_at(self, point: QPointF) -> int | None:
        """Return the unit at a point, if a map is there."""
        height, width, n_maps = self._shape
        for number, box in self._boxes.items():
            if box.contains(point):
                y = min(int((point.y() - box.top()) / box.height() * height), height - 1)
                x = min(int((point.x() - box.left()) / box.width() * width), width - 1)
                return (y * width + x) * n_maps + number
        return None


def boxes_of_maps(n_maps: int, middle: QPointF, room: QSizeF) -> list[QRectF]:
    """Return places one below the other, and side by side where they are many.

    Parameters
    ----------
    n_maps : int
        At least 1.
    middle : QPointF
        Of all of them.
    room : QSizeF
        They are as large as it allows, but never so large that four do not fit into its height.
    """
    across = math.ceil(n_maps / MAPS_A_COLUMN)
    down = math.ceil(n_maps / across)
    pitch = min(room.width() / across, room.height() / max(down, LEAST_ROWS))
    left, top = middle.x() - across * pitch / 2, middle.y() - down * pitch / 2
    side = pitch - GAP
    # The first ones down the first column.
    return [
        QRectF(left + column * pitch + GAP / 2, top + row * pitch + GAP / 2, side, side)
        for column, row in (divmod(number, down) for number in range(n_maps))
    ]
