"""Where the parts of a network stand in a diagram of a given size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics

from visualizer.core.folding import strongest_units
from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.network import DenseNetwork, ForwardTrace
from visualizer.core.network_fold import unit_strengths
from visualizer.widgets.theme import GRID

WIDEST_VALUE = "−00.00"
WIDEST_HEADER = "10 · softmax"
MIN_UNITS = 3
# Of the diagram's width: the image, and the gap beside it where there is room.
IMAGE_SHARE = 0.3
CLEAR_SHARE = 0.12
GAP = 2  # px between two units at least


@dataclass(frozen=True)
class Unit:
    """One unit of a layer, both counted from 0."""

    layer: int
    index: int


class NetworkLayout:
    """Columns from left to right: the input image, then every layer.

    A layer with more units than fit shows those that matter most for the current input;
    how many are left out is said under it.

    Parameters
    ----------
    network : DenseNetwork
    trace : ForwardTrace
        Decides which units matter.
    width, height : int
        Size of the diagram (px).
    metrics : QFontMetrics
        Of the numbers on the units.
    shown_before : list of arrays of int, optional
        Units shown up to now, a layer each; they are kept where they still matter.

    Attributes
    ----------
    image : QRectF
        Place of the input image.
    shown : list of arrays of int, each of shape (n_shown,)
        Units shown of each layer.
    boxes : list of lists of QRectF
        Place of each unit shown.
    header_height, footer_height : int
        Room for a line over and under the columns (px).
    """

    def __init__(
        self,
        network: DenseNetwork,
        trace: ForwardTrace,
        width: int,
        height: int,
        metrics: QFontMetrics,
        shown_before: list[np.ndarray] | None = None,
    ) -> None:
        self.header_height = self.footer_height = _line_height(metrics)
        room = max(1, height - self.header_height - self.footer_height)
        box_height = _box_height(metrics)
        n_fit = max(MIN_UNITS, room // (box_height + GAP))
        if shown_before is not None and len(shown_before) != len(network.layers):
            shown_before = None
        self.shown = [
            strongest_units(
                unit_strengths(network, trace, layer),
                n_fit,
                _still_there(shown_before, layer, network.layers[layer].n_units),
            )
            for layer in range(len(network.layers))
        ]
        box_width = _box_width(metrics)
        side = min(room, (width - box_width) * IMAGE_SHARE)
        top = self.header_height + (room - side) / 2
        self.image = QRectF(GRID, top, side, side)
        # The last column leaves room for the names of the classes beside it.
        right = width - box_width / 2 - 2 * GRID - metrics.horizontalAdvance("00")
        # The first layer stands clear of the image.
        first = self.image.right() + max(box_width, CLEAR_SHARE * width)
        n_layers = len(network.layers)
        self.boxes = []
        for layer, units in enumerate(self.shown):
            x = right if n_layers == 1 else first + (right - first) * layer / (n_layers - 1)
            spacing = min(room / len(units), box_height * 2.2)
            y = self.header_height + (room - spacing * (len(units) - 1)) / 2
            self.boxes.append(
                [
                    QRectF(
                        x - box_width / 2, y + spacing * row - box_height / 2, box_width, box_height
                    )
                    for row in range(len(units))
                ]
            )

    @staticmethod
    def height_for(n_units: int, metrics: QFontMetrics) -> int:
        """Return the height (px) at which a layer of ``n_units`` is shown whole."""
        return n_units * (_box_height(metrics) + GAP) + 2 * _line_height(metrics)

    @staticmethod
    def width_for(n_layers: int, metrics: QFontMetrics) -> int:
        """Return the width (px) from which on no column touches the next."""
        box_width = _box_width(metrics)
        pitch = max(box_width, metrics.horizontalAdvance(WIDEST_HEADER)) + GRID
        columns = (n_layers - 1) * pitch + 3 * GRID + metrics.horizontalAdvance("00")
        # The same sums as above, solved for the width: for a narrow and for a wide gap
        # between the image and the first layer.
        return round(
            max(
                (columns + (1.5 - IMAGE_SHARE) * box_width) / (1 - IMAGE_SHARE),
                (columns + (0.5 - IMAGE_SHARE) * box_width) / (1 - IMAGE_SHARE - CLEAR_SHARE),
            )
        )

    def column(self, layer: int) -> float:
        """Return the middle of a layer's column (px from the left)."""
        return self.boxes[layer][0].center().x()

    def pixel(self, index: int) -> QPointF:
        """Return the middle of an input pixel in the image, counted row by row."""
        row, column = divmod(index, IMAGE_SHAPE[1])
        step = self.image.width() / IMAGE_SHAPE[1]
        return self.image.topLeft() + QPointF((column + 0.5) * step, (row + 0.5) * step)

    def unit_at(self, point: QPointF) -> Unit | None:
        """Return the unit shown at a place, if there is one."""
        for layer, boxes in enumerate(self.boxes):
            for row, box in enumerate(boxes):
                if box.contains(point):
                    return Unit(layer, int(self.shown[layer][row]))
        return None


def _line_height(metrics: QFontMetrics) -> int:
    return metrics.height() + GRID // 2


def _box_width(metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(WIDEST_VALUE) + GRID


def _box_height(metrics: QFontMetrics) -> int:
    return metrics.height() + 2


def _still_there(shown: list[np.ndarray] | None, layer: int, n_units: int) -> np.ndarray | None:
    if shown is None:
        return None
    return shown[layer][shown[layer] < n_units]
