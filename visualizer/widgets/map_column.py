"""Where the maps of a layer stand in a diagram, and every pixel in them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF

from visualizer.core.image_layers import MapShape

MAPS_A_COLUMN = 8
GAP = 3.0


class MapColumn:
    """Maps one below the other, and side by side where they are many.

    Parameters
    ----------
    n_maps : int
        How many are shown.
    shape : MapShape
        Height, width and number of all of them.
    middle : QPointF
        Of the whole column.
    room : QSizeF
        For all of them: they are as large as it allows.

    Attributes
    ----------
    boxes : list of QRectF
    """

    def __init__(self, n_maps: int, shape: MapShape, middle: QPointF, room: QSizeF) -> None:
        self._shape = shape
        across = math.ceil(n_maps / MAPS_A_COLUMN)
        down = math.ceil(n_maps / across)
        side = min(room.width() / across, room.height() / MAPS_A_COLUMN)
        left, top = middle.x() - across * side / 2, middle.y() - down * side / 2
        inner = side - GAP
        self.boxes = [
            # The first ones down the first column.
            QRectF(
                left + (number // down) * side + GAP / 2,
                top + (number % down) * side + GAP / 2,
                inner,
                inner,
            )
            for number in range(n_maps)
        ]

    @property
    def place(self) -> QRectF:
        """All that they cover."""
        place = QRectF(self.boxes[0])
        for box in self.boxes:
            place |= box
        return place

    def cell(self, row: int, unit: int) -> QRectF:
        """Return the place of a unit in the map in a row of the column."""
        box, (height, width, n_maps) = self.boxes[row], self._shape
        y, x = divmod(unit // n_maps, width)
        step = QPointF(box.width() / width, box.height() / height)
        return QRectF(box.left() + x * step.x(), box.top() + y * step.y(), step.x(), step.y())

    def unit_at(self, row: int, number: int, point: QPointF) -> int:
        """Return the unit at a point in the map in a row, which is the map of a number."""
        box, (height, width, n_maps) = self.boxes[row], self._shape
        y = min(int((point.y() - box.top()) / box.height() * height), height - 1)
        x = min(int((point.x() - box.left()) / box.width() * width), width - 1)
        return (y * width + x) * n_maps + number
