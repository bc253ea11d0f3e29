"""Where the parts of a network stand in a diagram of a given size."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics

from visualizer.core.edge_weights import n_parts, part_strengths
from visualizer.core.folding import strongest_units
from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.image_layers import PoolingLayer
from visualizer.core.planned_network import Network, Trace
from visualizer.widgets.theme import GRID

WIDEST_VALUE = "−00.00"
WIDEST_HEADER = "10 · softmax"
WIDEST_MAP_HEADER = "16 · conv"
MIN_UNITS = 3
MAPS_A_COLUMN = 8
# Of the diagram's width: the image, and the gap beside it where there is room. Feature maps
# show the image again and take its room.
IMAGE_SHARE, MAPPED_IMAGE_SHARE = 0.3, 0.18
CLEAR_SHARE, MAPPED_CLEAR_SHARE = 0.12, 0.06
GAP = 2  # px between two units at least


@dataclass(frozen=True)
class Unit:
    """One unit of a layer, both counted from 0."""

    layer: int
    index: int


class NetworkLayout:
    """Columns from left to right: the input image, then every layer.

    A layer over the image shows its feature maps as squares, a dense one its units. Where
    there are more than fit, those are shown that matter most for the current input; how many
    are left out is said under them.

    Parameters
    ----------
    network : Network
    trace : Trace
        Decides which units matter.
    width, height : int
        Size of the diagram (px).
    metrics : QFontMetrics
        Of the numbers on the units.
    shown_before : list of arrays of int, optional
        Units shown up to now, a layer each; they are kept where they still matter.

    Attributes
    ----------
    network : Network
    trace : Trace
        What it was laid out for.
    image : QRectF
        Place of the input image.
    shown : list of arrays of int, each of shape (n_shown,)
        Units, or feature maps, shown of each layer.
    boxes : list of lists of QRectF
        Place of each of them.
    header_height, footer_height : int
        Room for a line over and under the columns (px).
    """

    def __init__(
        self,
        network: Network,
        trace: Trace,
        width: int,
        height: int,
        metrics: QFontMetrics,
        shown_before: list[np.ndarray] | None = None,
    ) -> None:
        self.network, self.trace = network, trace
        self.header_height = self.footer_height = _line_height(metrics)
        room = max(1, height - self.header_height - self.footer_height)
        box_width, box_height = _box_width(metrics), _box_height(metrics)
        n_image, n_layers = len(network.image_layers), len(network.layers)
        # Feature maps stand as high as eight of them allow.
        map_side = min(max(room / MAPS_A_COLUMN - 2 * GAP, box_height), box_width)
        sizes = [
            (map_side, map_side) if layer < n_image else (box_width, box_height)
            for layer in range(n_layers)
        ]
        if shown_before is not None and len(shown_before) != len(network.layers):
            shown_before = None
        self.shown: list[np.ndarray] = []
        for layer, (_, high) in enumerate(sizes):
            if layer and layer < n_image and isinstance(network.layers[layer], PoolingLayer):
                # Each map goes straight on to its own, smaller.
                self.shown.append(self.shown[-1])
                continue
            before = _still_there(shown_before, layer, n_parts(network, layer))
            n_fit = max(MIN_UNITS, int(room // (high + GAP)))
            strengths = part_strengths(network, trace, layer)
            self.shown.append(strongest_units(strengths, n_fit, before))
        image_share, clear_share = _shares(network)
        side = min(room, (width - box_width) * image_share)
        top = self.header_height + (room - side) / 2
        self.image = QRectF(GRID, top, side, side)
        # The last column leaves room for the names of the classes beside it.
        right = width - box_width / 2 - 2 * GRID - metrics.horizontalAdvance("00")
        # The first layer stands clear of the image.
        first = self.image.right() + max(box_width, clear_share * width)
        natural = _centres(network, metrics)
        stretch = (right - first) / (natural[-1] or 1.0)
        self.boxes = []
        for layer, (units, (wide, high)) in enumerate(zip(self.shown, sizes, strict=True)):
            x = right if n_layers == 1 else first + natural[layer] * stretch
            spacing = min(room / len(units), high * (2.2 if layer >= n_image else 1.15))
            y = self.header_height + (room - spacing * (len(units) - 1)) / 2
            self.boxes.append(
                [
                    QRectF(x - wide / 2, y + spacing * row - high / 2, wide, high)
                    for row in range(len(units))
                ]
            )

    @staticmethod
    def height_for(n_units: int, metrics: QFontMetrics) -> int:
        """Return the height (px) at which a layer of ``n_units`` is shown whole."""
        return n_units * (_box_height(metrics) + GAP) + 2 * _line_height(metrics)

    @staticmethod
    def width_for(network: Network, metrics: QFontMetrics) -> int:
        """Return the width (px) from which on no column touches the next."""
        box_width = _box_width(metrics)
        columns = _centres(network, metrics)[-1] + 3 * GRID + metrics.horizontalAdvance("00")
        image_share, clear_share = _shares(network)
        # The same sums as above, solved for the width: for a narrow and for a wide gap
        # between the image and the first layer.
        return round(
            max(
                (columns + (1.5 - image_share) * box_width) / (1 - image_share),
                (columns + (0.5 - image_share) * box_width) / (1 - image_share - clear_share),
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


def _shares(network: Network) -> tuple[float, float]:
    """Return how much of the width the image and the gap beside it take."""
    if network.image_layers:
        return MAPPED_IMAGE_SHARE, MAPPED_CLEAR_SHARE
    return IMAGE_SHARE, CLEAR_SHARE


def _centres(network: Network, metrics: QFontMetrics) -> list[float]:
    """Return the middle of each column (px from that of the first) where they just fit."""
    n_image = len(network.image_layers)
    dense = max(_box_width(metrics), metrics.horizontalAdvance(WIDEST_HEADER)) + GRID
    maps = metrics.horizontalAdvance(WIDEST_MAP_HEADER) + GRID
    widths = [maps if layer < n_image else dense for layer in range(len(network.layers))]
    between = [(before + after) / 2 for before, after in pairwise(widths)]
    return list(accumulate(between, initial=0.0))


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
