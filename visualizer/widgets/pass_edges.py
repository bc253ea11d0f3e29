"""Paints the weights of a network and what runs along them in a walk."""

from __future__ import annotations

from operator import itemgetter

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from visualizer.core.walk import Stop, StopKind
from visualizer.widgets.network_style import eased, edge_level, edge_pen
from visualizer.widgets.pass_layout import Edge, Node
from visualizer.widgets.pass_moment import ARRIVES, PassMoment
from visualizer.widgets.theme import GRID

DIMMED = 0.3
BESIDE_PATHS = 0.12
PATH_WIDTH = 5.0  # px: of the strongest part of a path
PULSE_WIDTH = 8.0
ALONE = 3.0  # px: width of an edge that is at work alone
PICKED = 2.0
SOLID = Qt.PenStyle.SolidLine
CENTER = Qt.AlignmentFlag.AlignCenter
EDGE_KINDS = (StopKind.TERM, StopKind.DW, StopKind.DA)


class PassEdges:
    """Draws edges at one moment of a walk."""

    def __init__(self, moment: PassMoment) -> None:
        self._moment = moment

    def layer_key(self, layer: int) -> tuple[object, ...]:
        """Return what decides how `paint_layer` looks, to compare with another moment's."""
        moment = self._moment
        return (
            moment.layout.edges_key(layer),
            moment.network.layers[layer],
            self._lit(layer),
            bool(moment.paths),
            moment.colors,
        )

    def paint_layer(self, painter: QPainter, layer: int) -> None:
        """Draw every weight of a layer; those that have had their turn stand out."""
        moment = self._moment
        edges = moment.layout.edges(layer)
        weights = [moment.weight(edge) for edge in edges]
        largest = max((_size(weight) for weight in weights), default=0.0) or 1.0
        # Few edges may all be seen; of many the faint ones are a haze.
        least = 1 if moment.layout.in_detail else 0
        dimmed, lit_share = (DIMMED, 1.0) if not moment.paths else (BESIDE_PATHS, BESIDE_PATHS)
        groups: dict[tuple[bool, int, bool], list[QLineF]] = {}
        for edge, weight, lit in zip(edges, weights, self._lit(layer), strict=True):
            group = (lit, max(least, edge_level(weight, largest)), weight < 0)
            groups.setdefault(group, []).append(moment.layout.line_of(edge))
        # What matters comes last and lies on top.
        for (lit, level, negative), lines in sorted(groups.items(), key=itemgetter(0)):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, level > 0)
            painter.setPen(edge_pen(level, negative=negative, visible=lit_share if lit else dimmed))
            painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_picked_out(self, painter: QPainter) -> None:
        """Draw, over all edges, those at work or picked out, and the numbers of all."""
        moment = self._moment
        self._paint_paths(painter)
        if moment.pinned:
            self._paint_picked(painter, self._edges_at(Node(*moment.pinned)))
        self._paint_active(painter)
        if moment.layout.in_detail:
            for layer in range(len(moment.network.layers)):
                for edge in moment.layout.edges(layer):
                    self._paint_weight(painter, edge)
        if len(moment.active) == 1:
            self._paint_product(painter, *moment.active)

    def paint_pulses(self, painter: QPainter) -> None:
        """Draw what runs along the edges at work."""
        moment = self._moment
        travel = eased(min(moment.progress.moment.share / ARRIVES, 1.0))
        if travel == 1:
            return
        way = 1 - travel if moment.goes_back else travel
        groups: dict[str, list[QPointF]] = {}
        for edge, pen in self._active_edges():
            point = moment.layout.line_of(edge).pointAt(way)
            groups.setdefault(pen.color().name(), []).append(point)
        for color, points in groups.items():
            # Thick points with round ends: one call for all of them.
            painter.setPen(QPen(QColor(color), PULSE_WIDTH, SOLID, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(points)

    def paint_at(self, painter: QPainter, hovered: Node | Edge) -> None:
        """Draw the edges of a unit that is pointed at, or the edge itself, with their numbers."""
        if isinstance(hovered, Node):
            edges = self._edges_at(hovered)
        else:
            edges = [hovered] if hovered.source is not None else []
        self._paint_picked(painter, edges)
        if self._moment.layout.in_detail:
            for edge in edges:
                self._paint_weight(painter, edge)

    def _active_edges(self) -> list[tuple[Edge, QPen]]:
        """Return the edges at work in this step, and how each is drawn."""
        moment = self._moment
        edges = [edge for stop in moment.active if (edge := _edge_of(stop))]
        largest = max((_size(moment.weight(edge)) for edge in edges), default=0.0) or 1.0
        drawn = []
        for edge in edges:
            weight = moment.weight(edge)
            pen = QPen(edge_pen(edge_level(weight, largest), negative=weight < 0))
            if moment.goes_back:
                pen.setColor(QColor(moment.colors.gradient))
            if len(edges) == 1:
                pen.setWidthF(ALONE)
            drawn.append((edge, pen))
        return drawn

    def _paint_active(self, painter: QPainter) -> None:
        """Draw the edges at work in this step, those that look alike in one call."""
        groups: dict[tuple[float, int], tuple[QPen, list[QLineF]]] = {}
        for edge, pen in self._active_edges():
            alike = groups.setdefault((pen.widthF(), pen.color().rgb()), (pen, []))
            alike[1].append(self._moment.layout.line_of(edge))
        for pen, lines in groups.values():
            painter.setPen(pen)
            painter.drawLines(lines)

    def _paint_paths(self, painter: QPainter) -> None:
        """Draw the strongest paths to the output that is explained."""
        moment = self._moment
        largest = max((abs(part.share) for part in moment.paths), default=0.0) or 1.0
        for part in sorted(moment.paths, key=lambda part: abs(part.share)):
            color = moment.colors.negative if part.share < 0 else moment.colors.positive
            pen = QPen(QColor(color), max(1.0, PATH_WIDTH * abs(part.share) / largest))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if part.share < 0:
                pen.setDashPattern([3, 1.5])
            painter.setPen(pen)
            # A part ends in a unit that is shown: the fold keeps all of them.
            painter.drawLine(moment.layout.line_of(Edge(part.layer, part.unit, part.source)))

    def _paint_picked(self, painter: QPainter, edges: list[Edge]) -> None:
        """Draw edges so that they stand out, whatever their size."""
        moment = self._moment
        for edge in edges:
            weight = moment.weight(edge)
            color = moment.colors.negative if weight < 0 else moment.colors.positive
            style = Qt.PenStyle.DashLine if weight < 0 else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(color), PICKED, style))
            painter.drawLine(moment.layout.line_of(edge))

    def _lit(self, layer: int) -> tuple[bool, ...]:
        """Tell of every edge into a layer whether it has had its turn."""
        kind = StopKind.DW if self._moment.goes_back else StopKind.TERM
        of = self._moment.progress.of
        return tuple(
            of(kind, layer, edge.unit, edge.source) == 1
            for edge in self._moment.layout.edges(layer)
        )

    def _paint_weight(self, painter: QPainter, edge: Edge) -> None:
        """Draw a weight; on the way back its gradient, and at the end the changed weight."""
        moment = self._moment
        place = moment.layout.label(edge)
        text, color, font = moment.text(moment.weight(edge)), moment.colors.text, moment.font
        if moment.goes_back:
            if moment.progress.of(StopKind.UPDATE) == 1:
                change = moment.scene.learning_rate * moment.weight_gradient(edge)
                text, font = moment.text(moment.weight(edge) - change), moment.bold
            elif self._shows_gradient(edge):
                text, color = moment.text(moment.weight_gradient(edge)), moment.colors.gradient
        painter.fillRect(place.adjusted(2, 1, -2, -1), QColor(moment.colors.panel))
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(place, CENTER, text)
        painter.setFont(moment.font)

    def _shows_gradient(self, edge: Edge) -> bool:
        """Tell whether an edge has its gradient, and does not just carry ``dz`` further back."""
        place = edge.layer, edge.unit, edge.source
        done = self._moment.progress.of(StopKind.DW, *place) == 1
        return done and Stop(StopKind.DA, *place) not in self._moment.active

    def _paint_product(self, painter: QPainter, stop: Stop) -> None:
        """Draw what is multiplied along the edge of this step over its columns, if there is one."""
        moment, edge = self._moment, _edge_of(stop)
        if edge is None:
            return
        value = float(moment.trace.activations[edge.layer][edge.source])
        dz = float(moment.gradients.net_inputs[edge.layer][edge.unit])
        first, second = {
            StopKind.TERM: (moment.weight(edge), value),
            StopKind.DW: (value, dz),
            StopKind.DA: (moment.weight(edge), dz),
        }[stop.kind]
        text = f"{moment.text(first)} · {moment.text(second)} = {moment.text(first * second)}"
        size = QFontMetricsF(moment.bold).size(0, text)
        place = QRectF(0, 0, size.width() + 2 * GRID, size.height() + GRID / 2)
        middle = moment.layout.line_of(edge).center().x()
        place.moveCenter(QPointF(middle, 2.5 * moment.layout.line + GRID / 4))
        # It never leaves the picture.
        place.moveLeft(min(max(place.left(), 2.0), moment.layout.size.width() - place.width() - 2))
        is_term = stop.kind is StopKind.TERM
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(moment.colors.text if is_term else moment.colors.gradient))
        painter.drawRoundedRect(place, GRID / 2, GRID / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(moment.colors.panel))
        moment.draw_bold(painter, place, CENTER, text)

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
    return abs(weight) if np.isfinite(weight) else 0.0
