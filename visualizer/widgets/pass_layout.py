"""Where the parts of a folded network stand in a diagram, in the diagram's own units."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from visualizer.core.grid_arrangement import GridArrangement
from visualizer.core.network_fold import WHOLE, NetworkFold
from visualizer.core.number_text import format_number
from visualizer.widgets.map_column import MAPS_A_COLUMN, MapColumn, boxes_of_maps
from visualizer.widgets.theme import GRID

# A network whose layers all have so few units shows every number it has.
MOST_ROWS_IN_DETAIL = 5
MOST_EDGES_IN_DETAIL = 40
# Of the diagram to the font, at most: a few units should not shout.
LARGEST_SCALE = 2.2
# Of an edge; the first that is free is taken.
LABEL_PLACES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.35, 0.45, 0.55, 0.65, 0.25, 0.75)
IMAGE_SHARE = 0.62  # of the height, the input image and an opened layer at most
MAPS_SHARE = 0.8  # of the way from one column to the next, maps at most
WIDEST_MAP_WORDS = "16 × (3 × 3 × 16) + 16"
WIDEST_OTHERS = "and 4084 more"
NEAR = 5.0


class Edge(NamedTuple):
    """One weight: from a source (None for a bias) to a unit of a layer."""

    layer: int
    unit: int
    source: int | None


class Node(NamedTuple):
    """One unit of a layer; layer -1 is the input."""

    layer: int
    unit: int


class PassLayout:
    """Columns from left to right: the input, then every layer of a `NetworkFold`.

    It depends on sizes alone: when values change, nothing moves.

    Parameters
    ----------
    fold : NetworkFold
    size : QSizeF
        Of the window it is fitted into (px).
    metrics : QFontMetricsF
        Of its numbers.
    decimals : int
        Of the numbers in it.
    opened : frozenset of int
        Layers whose other units are shown as a grid.

    Attributes
    ----------
    scale : float
        From the diagram's units to the window's pixels.
    in_detail : bool
        There is room for every weight, bias and net input.
    inputs : list of QRectF
        Place of each input; empty where they are a grid.
    input_grid : QRectF or None
    lens : QRectF or None
        Room for what a unit of a map sees, and with what it weighs that.
    boxes : list of lists of QRectF
        Place of each unit shown, or of its map, a list a layer.
    maps : dict of int to MapColumn
        Of the layers that have maps, and the image before them.
    others : list of QRectF or None
        Place of what stands for the units left out, one a layer.
    """

    def __init__(
        self,
        fold: NetworkFold,
        size: QSizeF,
        metrics: QFontMetricsF,
        decimals: int,
        opened: frozenset[int] = frozenset(),
    ) -> None:
        self.fold = fold
        self.opened = opened
        shapes = zip(fold.sizes, (None, *fold.map_shapes), strict=True)
        self._arrangements = [GridArrangement(*shape) for shape in shapes]
        self._lines: dict[Edge, QLineF] = {}
        self._layer_lines: dict[int, list[QLineF]] = {}
        self._edges = [self._find_edges(layer) for layer in range(len(fold.units))]
        n_edges = sum(sources.size for sources in fold.sources)
        n_rows = max(*(len(units) for units in fold.units), min(fold.sizes[0], WHOLE + 1))
        self._labels: dict[Edge, QRectF] = {}
        self.in_detail = n_rows <= MOST_ROWS_IN_DETAIL and n_edges <= MOST_EDGES_IN_DETAIL
        self._arrange(size, metrics, decimals)
        if self.in_detail and not self._place_labels():
            self.in_detail, self._labels, self._lines = False, {}, {}
            self._arrange(size, metrics, decimals)

    def _arrange(self, size: QSizeF, metrics: QFontMetricsF, decimals: int) -> None:
        """Measure the parts, scale them to fit, and put them in their places."""
        fold = self.fold
        self.line = metrics.height()
        self.number_width = metrics.horizontalAdvance(format_number(-0.0001 - 10, decimals))
        self.box_width = self.number_width + GRID + (metrics.horizontalAdvance("dz "))
        self.others_width = max(self.box_width, metrics.horizontalAdvance(WIDEST_OTHERS) + GRID)
        self.box_height = (2 * self.line if self.in_detail else self.line) + GRID / 2
        # Over and under a unit in detail stands a line: its gradient and its bias.
        self.pitch = self.box_height + (2 * self.line + GRID if self.in_detail else 3)
        # The third line over the columns is for what is multiplied in a step.
        self.header_height = 3 * self.line + GRID
        self.footer_height = 2 * self.line + GRID / 2
        self.margin = GRID + metrics.horizontalAdvance("00")
        self.right_margin = self.number_width + metrics.horizontalAdvance("y 00 ") + GRID
        gap = self.number_width + 6 * GRID if self.in_detail else 9 * GRID
        # Maps stand closer: as their words allow.
        words = metrics.horizontalAdvance(WIDEST_MAP_WORDS) + GRID
        columns = [self.box_width + gap if maps is None else words for maps in fold.map_shapes]
        least = QSizeF(
            self.margin + self.right_margin + self.box_width + sum(columns),
            self.header_height + self.footer_height + self._least_body(),
        )
        self.scale = min(
            size.width() / least.width(), size.height() / least.height(), LARGEST_SCALE
        )
        self.size = size / self.scale
        self._place()

    def arrangement(self, layer: int) -> GridArrangement:
        """Return how all units of a layer stand as a grid; -1 is the input."""
        return self._arrangements[layer + 1]

    def cell(self, layer: int, unit: int) -> QPointF:
        """Return the middle of a unit's cell in its map, or in the grid of its layer."""
        pixel = self.maps[layer].pixel(unit) if layer in self.maps else None
        if pixel is not None:
            return pixel.center()
        grid = self.input_grid if layer < 0 else self.others[layer]
        arrangement = self.arrangement(layer)
        (rows, columns), (row, column) = arrangement.shape, arrangement.place(unit)
        return grid.topLeft() + QPointF(
            (column + 0.5) * grid.width() / columns, (row + 0.5) * grid.height() / rows
        )

    def column(self, layer: int) -> float:
        """Return the middle of a layer's column; -1 is the input."""
        return self._columns[layer + 1]

    def box(self, node: Node) -> QRectF | None:
        """Return the place of a unit or an input, if it is shown by itself or in a map."""
        if node.layer in self.maps:
            return self.maps[node.layer].pixel(node.unit)
        if node.layer < 0:
            return self.inputs[node.unit] if self.inputs else None
        row = self.fold.row(node.layer, node.unit)
        return None if row is None else self.boxes[node.layer][row]

    def line_of(self, edge: Edge) -> QLineF:
        """Return where the edge of a weight runs; both its ends are shown in some way."""
        if edge not in self._lines:
            self._lines[edge] = self._find_line(edge)
        return self._lines[edge]

    def lines(self, layer: int) -> list[QLineF]:
        """Return where `edges` of a layer run; into a map, from map to map."""
        if layer not in self._layer_lines:
            find = self._line_to_map if layer in self.maps else self.line_of
            self._layer_lines[layer] = [find(edge) for edge in self.edges(layer)]
        return self._layer_lines[layer]

    def _find_line(self, edge: Edge) -> QLineF:
        target = self.box(Node(edge.layer, edge.unit))
        end = target.center()
        if edge.layer not in self.maps:
            end.setX(target.left())
        before = edge.layer - 1
        source = self.box(Node(before, edge.source))
        if before in self.maps and source is not None:
            return QLineF(source.center(), end)
        if source is not None:
            return QLineF(QPointF(source.right(), source.center().y()), end)
        if before < 0 or before in self.opened:
            return QLineF(self.cell(before, edge.source), end)
        others = self.others[before]
        return QLineF(QPointF(others.right(), others.center().y()), end)

    def _line_to_map(self, edge: Edge) -> QLineF:
        """Return the line between the maps, or the image, that an edge joins."""
        target = self.maps[edge.layer].box(edge.unit)
        source = self.maps[edge.layer - 1].box(edge.source)
        if source is None:
            return self.line_of(edge)
        start = QPointF(source.right(), source.center().y())
        return QLineF(start, QPointF(target.left(), target.center().y()))

    def edges(self, layer: int) -> tuple[Edge, ...]:
        """Return the weights into a layer that are shown one by one."""
        return self._edges[layer]

    def _find_edges(self, layer: int) -> tuple[Edge, ...]:
        return tuple(
            Edge(layer, unit, source)
            for unit, sources in zip(
                self.fold.units[layer].tolist(), self.fold.sources[layer].tolist(), strict=True
            )
            for source in sources
        )

    def label(self, edge: Edge | None) -> QRectF | None:
        """Return the place of a weight's or a bias's number, where it has one."""
        return self._labels.get(edge)

    def node_at(self, point: QPointF) -> Node | None:
        """Return the unit or input at a place, in a box or in a grid."""
        for layer, boxes in enumerate([self.inputs, *self.boxes], -1):
            for row, box in enumerate(boxes):
                if box.contains(point):
                    if layer in self.maps:
                        return Node(layer, self.maps[layer].unit_at(point))
                    return Node(layer, row if layer < 0 else int(self.fold.units[layer][row]))
        for layer in (-1, *sorted(self.opened)):
            grid = self.input_grid if layer < 0 else self.others[layer]
            if grid is None or not grid.contains(point):
                continue
            rows, columns = self.arrangement(layer).shape
            row = int((point.y() - grid.top()) / grid.height() * rows)
            column = int((point.x() - grid.left()) / grid.width() * columns)
            unit = self.arrangement(layer).unit_at(row, column)
            return None if unit is None else Node(layer, unit)
        return None

    def others_at(self, point: QPointF) -> int | None:
        """Return the layer whose other units a click at a place shows, or hides again."""
        for layer, box in enumerate(self.others):
            if box is not None and self.others_word(layer).contains(point):
                return layer
        return None

    def others_word(self, layer: int) -> QRectF:
        """Return the place of the words for the other units of a layer: the box, or under it."""
        box = self.others[layer]
        below = QRectF(box.left(), box.bottom(), box.width(), self.line)
        return below if layer in self.opened else box

    def activation_word(self, layer: int) -> QRectF:
        """Return the place of the name of a layer's activation, over its column."""
        return QRectF(self.column(layer) - self.box_width / 2, self.line, self.box_width, self.line)

    def activation_at(self, point: QPointF) -> int | None:
        """Return the layer whose activation has its name at a place."""
        # A maximum has none.
        layers = (each for each in range(len(self.boxes)) if each not in self.fold.maxima)
        return next((each for each in layers if self.activation_word(each).contains(point)), None)

    def label_at(self, point: QPointF) -> Edge | None:
        """Return the weight or bias whose number stands at a place."""
        return next((edge for edge, box in self._labels.items() if box.contains(point)), None)

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the nearest weight whose edge runs by a place."""
        nearest, found = NEAR, None
        for layer in range(len(self.boxes)):
            # A line from map to map is that of many weights.
            for edge in () if layer in self.maps else self.edges(layer):
                distance = _distance(self.line_of(edge), point)
                if distance < nearest:
                    nearest, found = distance, edge
        return found

    def _least_body(self) -> float:
        """Return the height that the fullest column needs."""
        heights = []
        for layer, units in enumerate(self.fold.units):
            n_rows = len(units) + bool(self.fold.n_hidden_units(layer))
            height = n_rows * self.pitch
            if self.fold.map_shapes[layer] is not None:
                height = MAPS_A_COLUMN * self.pitch
            if layer in self.opened:
                height += self._opened_side() + self.line - self.box_height
            heights.append(height)
        if self.fold.sizes[0] <= WHOLE:
            heights.append(self.fold.sizes[0] * self.pitch)
        return max(heights)

    def _opened_side(self) -> float:
        """Return the height of a grid: as wide as a column may be."""
        return 1.4 * self.box_width

    def _place(self) -> None:
        fold, width = self.fold, self.size.width()
        body = self.size.height() - self.header_height - self.footer_height
        middle = self.header_height + body / 2
        n_layers = len(fold.units)
        self.inputs: list[QRectF] = []
        self.input_grid: QRectF | None = None
        self.lens: QRectF | None = None
        self.maps: dict[int, MapColumn] = {}
        left = self.margin
        if fold.sizes[0] <= WHOLE:
            input_width = self.box_width
        else:
            room = width - self.margin - self.right_margin
            most = IMAGE_SHARE * body
            if fold.map_shapes[0] is not None:
                most = (body - self.line - GRID) / 1.5
            input_width = min(most, 0.9 * room / (n_layers + 1))
            input_width = max(input_width, self.box_width)
        # Every layer as far from the one before as the next is from it.
        first = left + input_width
        pitch = (width - self.right_margin - first) / n_layers
        self._columns = [left + input_width / 2] + [
            first + pitch * (layer + 1) - self.box_width / 2 for layer in range(n_layers)
        ]
        if fold.sizes[0] <= WHOLE:
            self.inputs = self._column_of_boxes(-1, fold.sizes[0], middle, body)
        else:
            rows, columns = self.arrangement(-1).shape
            height = input_width * rows / columns
            top = middle - height / 2
            if self.fold.map_shapes[0] is not None:
                # Under the image there is room for what a kernel sees of it.
                top -= (self.line + GRID + height / 2) / 2
                self.lens = QRectF(left, top + height + GRID, input_width, self.line + height / 2)
            self.input_grid = QRectF(left, top, input_width, height)
            if self.lens is not None:
                self.maps[-1] = MapColumn(np.zeros(1, int), (rows, columns, 1), [self.input_grid])
        self.boxes, self.others = [], []
        for layer, units in enumerate(fold.units):
            has_others = bool(fold.n_hidden_units(layer))
            is_open = layer in self.opened and has_others
            side = self._opened_side() if is_open else self.box_height
            extra = side + self.line - self.box_height if is_open else 0.0
            maps = fold.map_shapes[layer]
            if maps is None:
                boxes = self._column_of_boxes(
                    layer, len(units) + has_others, middle - extra / 2, body - extra
                )
            else:
                below = has_others * (extra + self.pitch)
                center = QPointF(self.column(layer), middle - below / 2)
                room = QSizeF(MAPS_SHARE * pitch, body - below)
                boxes = boxes_of_maps(len(units), center, room)
                self.maps[layer] = MapColumn(units, maps, boxes)
                boxes += [boxes[-1].translated(0, boxes[-1].height() + GRID / 2)] * has_others
            others = None
            if has_others:
                top, width_of = boxes.pop().top(), side if is_open else self.others_width
                others = QRectF(self.column(layer) - width_of / 2, top, width_of, side)
            self.boxes.append(boxes)
            self.others.append(others)

    def _column_of_boxes(self, layer: int, n_rows: int, middle: float, body: float) -> list[QRectF]:
        spacing = min(max(self.pitch, body / n_rows), 1.6 * self.pitch)
        top = middle - spacing * (n_rows - 1) / 2 - self.box_height / 2
        left = self.column(layer) - self.box_width / 2
        return [
            QRectF(left, top + spacing * row, self.box_width, self.box_height)
            for row in range(n_rows)
        ]

    def _place_labels(self) -> bool:
        """Place each number beside its edge, clear of all others; tell whether that is possible."""
        for layer, boxes in enumerate(self.boxes):
            for unit, box in zip(self.fold.units[layer].tolist(), boxes, strict=True):
                bias = QRectF(box.left(), box.bottom(), box.width(), self.line)
                self._labels[Edge(layer, unit, None)] = bias
        taken = [
            *self._labels.values(),
            *self.inputs,
            *(box for boxes in self.boxes for box in boxes),
        ]
        for layer in range(len(self.boxes)):
            for edge in self.edges(layer):
                line = self.line_of(edge)
                place = QRectF(0, 0, self.number_width + 2, self.line)
                for share in LABEL_PLACES:
                    place.moveCenter(line.pointAt(share))
                    if not any(place.intersects(each) for each in taken):
                        break
                else:
                    return False
                self._labels[edge] = place
                taken.append(place)
        return True


def _distance(line: QLineF, point: QPointF) -> float:
    """Return how far a point is from a line between its ends."""
    along = QPointF(line.dx(), line.dy())
    to_point = point - line.p1()
    length = QPointF.dotProduct(along, along)
    share = min(max(QPointF.dotProduct(along, to_point) / length, 0.0), 1.0) if length else 0.0
    return QLineF(line.pointAt(share), point).length()
