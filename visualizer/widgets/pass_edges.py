"""Sketches the weights of a network and what runs along them in a walk."""

from __future__ import annotations

import math
from operator import itemgetter

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from visualizer.core.walk import Stop, StopKind
from visualizer.widgets.network_style import eased, edge_level, edge_pen
from visualizer.widgets.pass_layout import Edge, Node
from visualizer.widgets.pass_moment import ARRIVES, PassMoment
from visualizer.widgets.sketch import Sketch
from visualizer.widgets.theme import GRID

DIMMED = 0.3
BESIDE_PATHS = 0.12
PATH_WIDTH = 5.0  # px: of the strongest part of a path
PULSE_WIDTH = 8.0
ALONE = 3.0  # px: width of an edge that is at work alone
PICKED = 2.0
SOLID = Qt.PenStyle.SolidLine
EDGE_KINDS = (StopKind.TERM, StopKind.DW, StopKind.DA)


class PassEdges:
    """Sketches edges at one moment of a walk.

    Parameters
    ----------
    moment : PassMoment
    before : PassEdges, optional
        Of another moment; of its layers, those that look the same are taken over.
    """

    def __init__(self, moment: PassMoment, before: PassEdges | None = None) -> None:
        self._moment = moment
        self._layers = dict(before._layers) if before else {}

    def layer(self, layer: int) -> Sketch:
        """Return every weight of a layer; those that have had their turn stand out."""
        moment = self._moment
        key = (
            moment.layout.lines(layer),
            moment.network.layers[layer],
            moment.progress.walk,
            moment.progress.moment.done,
            bool(moment.paths),
            moment.colors,
        )
        if self._layers.get(layer, (None,))[0] != key:
            self._layers[layer] = key, self._layer(layer)
        return self._layers[layer][1]

    def _layer(self, layer: int) -> Sketch:
        moment = self._moment
        weights = moment.weights(layer)
        largest = max(map(_size, weights), default=0.0) or 1.0
        # Few edges may all be seen; of many the faint ones are a haze.
        least = 1 if moment.layout.in_detail else 0
        dimmed, lit_share = (DIMMED, 1.0) if not moment.paths else (BESIDE_PATHS, BESIDE_PATHS)
        groups: dict[tuple[bool, int, bool], list[QLineF]] = {}
        for line, weight, lit in zip(
            moment.layout.lines(layer), weights, self._lit(layer), strict=True
        ):
            group = (lit, max(least, edge_level(weight, largest)), weight < 0)
            groups.setdefault(group, []).append(line)
        sketch = Sketch()
        # What matters comes last and lies on top.
        for (lit, level, negative), lines in sorted(groups.items(), key=itemgetter(0)):
            pen = edge_pen(level, negative=negative, visible=lit_share if lit else dimmed)
            sketch.lines(pen, lines, smooth=level > 0)
        return sketch

    def picked_out(self) -> list[Sketch]:
        """Return those at work or picked out, and the numbers of all: what lies over all edges."""
        moment = self._moment
        pinned = self._edges_at(Node(*moment.pinned)) if moment.pinned else []
        sketches = [self._paths(), self._picked(pinned), self._active()]
        if moment.layout.in_detail:
            for layer in range(len(moment.network.layers)):
                for edge in moment.layout.edges(layer):
                    sketches.append(Sketch())
                    self._add_weight(sketches[-1], edge)
        sketches.append(self._product())
        return sketches

    def pulses(self) -> Sketch:
        """Return what runs along the edges at work."""
        moment, sketch = self._moment, Sketch()
        travel = eased(min(moment.progress.moment.share / ARRIVES, 1.0))
        if travel == 1:
            return sketch
        way = 1 - travel if moment.goes_back else travel
        # Thick points with round ends: one call for all of a colour.
        for pen, lines in self._active_edges():
            round_pen = QPen(pen.color(), PULSE_WIDTH, SOLID, Qt.PenCapStyle.RoundCap)
            sketch.points(round_pen, [line.pointAt(way) for line in lines])
        return sketch

    def at(self, hovered: Node | Edge) -> Sketch:
        """Return the edges of a unit that is pointed at, or the edge itself, with their numbers."""
        if isinstance(hovered, Node):
            edges = self._edges_at(hovered)
        else:
            edges = [hovered] if hovered.source is not None else []
        sketch = self._picked(edges)
        if self._moment.layout.in_detail:
            for edge in edges:
                self._add_weight(sketch, edge)
        return sketch

    def _active_edges(self) -> list[tuple[QPen, list[QLineF]]]:
        """Return the edges at work in this step: how some are drawn, and where they run."""
        moment = self._moment
        # Into a map that is being filled they would run from elsewhere than the window is.
        filled = {(stop.layer, stop.unit) for stop in moment.active if stop.kind is StopKind.MAP}
        edges = [
            edge
            for edge in map(_edge_of, moment.active)
            if edge is not None and (edge.layer, edge.unit) not in filled
        ]
        weights = [moment.weight(edge) for edge in edges]
        largest = max(map(_size, weights), default=0.0) or 1.0
        groups: dict[tuple[int, bool], list[QLineF]] = {}
        for edge, weight in zip(edges, weights, strict=True):
            group = (edge_level(weight, largest), weight < 0)
            groups.setdefault(group, []).append(moment.layout.line_of(edge))
        drawn = []
        for (level, negative), lines in sorted(groups.items(), key=itemgetter(0)):
            pen = QPen(edge_pen(level, negative=negative))
            if moment.goes_back:
                pen.setColor(QColor(moment.colors.gradient))
            if len(edges) == 1:
                pen.setWidthF(ALONE)
            drawn.append((pen, lines))
        return drawn

    def _active(self) -> Sketch:
        """Return the edges at work in this step."""
        sketch = Sketch()
        for pen, lines in self._active_edges():
            sketch.lines(pen, lines)
        return sketch

    def _paths(self) -> Sketch:
        """Return the strongest paths to the output that is explained."""
        moment, sketch = self._moment, Sketch()
        largest = max((abs(part.share) for part in moment.paths), default=0.0) or 1.0
        for part in sorted(moment.paths, key=lambda part: abs(part.share)):
            color = moment.colors.negative if part.share < 0 else moment.colors.positive
            pen = QPen(QColor(color), max(1.0, PATH_WIDTH * abs(part.share) / largest))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if part.share < 0:
                pen.setDashPattern([3, 1.5])
            # A part ends in a unit that is shown: the fold keeps all of them.
            edge = Edge(part.layer, part.unit, part.source)
            sketch.lines(pen, [moment.layout.line_of(edge)])
        return sketch

    def _picked(self, edges: list[Edge]) -> Sketch:
        """Return edges so that they stand out, whatever their size."""
        moment, sketch = self._moment, Sketch()
        for edge in edges:
            weight = moment.weight(edge)
            color = moment.colors.negative if weight < 0 else moment.colors.positive
            style = Qt.PenStyle.DashLine if weight < 0 else Qt.PenStyle.SolidLine
            sketch.lines(QPen(QColor(color), PICKED, style), [moment.layout.line_of(edge)])
        return sketch

    def _lit(self, layer: int) -> list[bool]:
        """Tell of every edge into a layer whether it has had its turn."""
        kind = StopKind.DW if self._moment.goes_back else StopKind.TERM
        of = self._moment.progress.of
        return [
            of(kind, layer, edge.unit, edge.source) == 1
            for edge in self._moment.layout.edges(layer)
        ]

    def _add_weight(self, sketch: Sketch, edge: Edge) -> None:
        """Add a weight; on the way back its gradient, and at the end the changed weight."""
        moment = self._moment
        place = moment.layout.label(edge)
        text, color, font = moment.text(moment.weight(edge)), moment.colors.text, moment.font
        if moment.goes_back:
            if moment.progress.of(StopKind.UPDATE) == 1:
                change = moment.scene.learning_rate * moment.weight_gradient(edge)
                text, font = moment.text(moment.weight(edge) - change), moment.bold
            elif self._shows_gradient(edge):
                text, color = moment.text(moment.weight_gradient(edge)), moment.colors.gradient
        sketch.box(place.adjusted(2, 1, -2, -1), 0, QColor(moment.colors.panel))
        sketch.words(place, text, QColor(color), font)

    def _shows_gradient(self, edge: Edge) -> bool:
        """Tell whether an edge has its gradient, and does not just carry ``dz`` further back."""
        place = edge.layer, edge.unit, edge.source
        done = self._moment.progress.of(StopKind.DW, *place) == 1
        return done and Stop(StopKind.DA, *place) not in self._moment.active

    def _product(self) -> Sketch:
        """Return what is multiplied along the edge at work, if there is one, over its columns."""
        moment, sketch = self._moment, Sketch()
        stop = next(iter(moment.active)) if len(moment.active) == 1 else None
        edge = _edge_of(stop) if stop else None
        if edge is None:
            return sketch
        if edge.layer in moment.fold.maxima:
            return sketch
        value = float(moment.trace.activations[edge.layer][edge.source])
        dz = float(moment.gradients.net_inputs[edge.layer][edge.unit])
        first, second = {
            StopKind.TERM: (moment.weight(edge), value),
            StopKind.DW: (value, dz),
            StopKind.DA: (moment.weight(edge), dz),
        }[stop.kind]
        text = f"{moment.text(first)} · {moment.text(second)} = {moment.text(first * second)}"
        if stop.kind is StopKind.DW and edge.layer in moment.layout.maps:
            # A kernel's weight has a part in every place of its map.
            text = f"Σ a·dz = {moment.text(moment.weight_gradient(edge))}"
        size = QFontMetricsF(moment.bold).size(0, text)
        place = QRectF(0, 0, size.width() + 2 * GRID, size.height() + GRID / 2)
        middle = moment.layout.line_of(edge).center().x()
        place.moveCenter(QPointF(middle, 2.5 * moment.layout.line + GRID / 4))
        # It never leaves the picture.
        place.moveLeft(min(max(place.left(), 2.0), moment.layout.size.width() - place.width() - 2))
        is_term = stop.kind is StopKind.TERM
        ground = moment.colors.text if is_term else moment.colors.gradient
        sketch.box(place, GRID / 2, QColor(ground))
        sketch.words(place, text, QColor(moment.colors.panel), moment.bold)
        return sketch

    def _edges_at(self, node: Node) -> list[Edge]:
        """Return the edges shown that end or begin at a unit or an input."""
        layout = self._moment.layout
        return [
            edge
            for layer in (node.layer, node.layer + 1)
            if 0 <= layer < len(layout.boxes)
            for edge in layout.edges(layer)
            if (edge.unit if layer == node.layer else edge.source) == node.unit
        ]


def _edge_of(stop: Stop) -> Edge | None:
    """Return the edge that a stop is about, if it is about one."""
    if stop.kind not in EDGE_KINDS or stop.unit is None or stop.source is None:
        return None
    return Edge(stop.layer, stop.unit, stop.source)


def _size(weight: float) -> float:
    """Return how large a weight is; one that is no number does not count."""
    return abs(weight) if math.isfinite(weight) else 0.0
