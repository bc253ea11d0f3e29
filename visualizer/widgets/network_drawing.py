"""Paints a network: a pure function of its values, its layout and a position in time."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from itertools import pairwise
from operator import itemgetter

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from visualizer.core.edge_weights import edge_weights, n_parts
from visualizer.core.image_layers import ConvolutionLayer, ImageLayer, PoolingLayer
from visualizer.core.network import DenseLayer
from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.digit import DigitState
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.network_layout import NetworkLayout, Unit
from visualizer.widgets.network_style import eased, edge_level, edge_pen, ink_on, magnitude_color
from visualizer.widgets.signed_image import signed_picture
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors

PIXELS_A_UNIT = 6
DIMMED = 0.18


class Part(Enum):
    """What is drawn of a layer; what comes later lies on top."""

    EDGES = auto()
    UNITS = auto()


class NetworkDrawing:
    """Draws one moment of a forward pass.

    Up to ``position`` everything is computed; between two whole positions the values of
    one layer are on their way along the edges to the next.

    Parameters
    ----------
    layout : NetworkLayout
        Of a network and its values.
    digit : DigitState
    font : QFont
        Of the numbers.
    """

    def __init__(self, layout: NetworkLayout, digit: DigitState, font: QFont) -> None:
        self._layout = layout
        self._network, self._trace = layout.network, layout.trace
        self._layers = layout.network.layers
        self._n_image = len(layout.network.image_layers)
        self._digit = digit
        self._font = font
        self._colors = colors()

    def paint(
        self,
        painter: QPainter,
        position: float,
        hovered: Unit | None,
        picture: Callable[[Part, int], QPixmap],
    ) -> None:
        """Draw the network at a moment.

        Parameters
        ----------
        painter : QPainter
        position : float
            0 to ``n_layers``.
        hovered : Unit or None
            The unit pointed out.
        picture : callable
            Gives a part of a layer, all values arrived, as `draw` draws it.
        """
        painter.setFont(self._font)
        painter.drawImage(self._layout.image, digit_image(self._digit.image))
        painter.setPen(QPen(QColor(self._colors.line), 1))
        painter.drawRect(self._layout.image)
        for part in Part:
            for layer in range(len(self._layers)):
                # How far the values have come into this layer, 0 to 1.
                arrived = min(max(position - layer, 0.0), 1.0)
                if arrived == 1 and hovered is None:
                    painter.drawPixmap(0, 0, picture(part, layer))
                else:
                    self._paint_part(painter, part, layer, arrived, hovered)
        self._paint_words(painter)

    def draw(self, part: Part, layer: int, size: QSize, ratio: float) -> QPixmap:
        """Draw a part of a layer, all values arrived, on a transparent ground.

        Parameters
        ----------
        part : Part
        layer : int
        size : QSize
            Of the diagram (px).
        ratio : float
            Of the screen's pixels to Qt's.
        """
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setFont(self._font)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_part(painter, part, layer, 1.0, None)
        return picture

    def _paint_part(
        self, painter: QPainter, part: Part, layer: int, arrived: float, hovered: Unit | None
    ) -> None:
        if part is Part.EDGES:
            self._paint_edges(painter, layer, arrived, hovered)
        elif layer < self._n_image:
            self._paint_maps(painter, layer, arrived, hovered)
        else:
            self._paint_units(painter, layer, arrived, hovered)

    def _edges(self, layer: int) -> list[tuple[QPointF, QPointF, float, int, int]]:
        """Return the edges into a layer: from, to, weight, index of source and target."""
        weights = edge_weights(self._network, self._trace, layer)
        pools = isinstance(self._layers[layer], PoolingLayer)
        boxes, shown = self._layout.boxes, self._layout.shown
        strongest_pixels = self._strongest_pixels() if layer == self._n_image == 0 else {}
        edges = []
        for target, box in zip(shown[layer].tolist(), boxes[layer], strict=True):
            end = QPointF(box.left(), box.center().y())
            if strongest_pixels:
                sources = [
                    (source, self._layout.pixel(source)) for source in strongest_pixels[target]
                ]
            elif layer == 0:
                image = self._layout.image
                sources = [(0, QPointF(image.right(), image.center().y()))]
            else:
                sources = [
                    (source, QPointF(before.right(), before.center().y()))
                    for source, before in zip(
                        shown[layer - 1].tolist(), boxes[layer - 1], strict=True
                    )
                    if not pools or source == target
                ]
            edges += [
                (start, end, float(weights[source, target]), source, target)
                for source, start in sources
            ]
        return edges

    def _strongest_pixels(self) -> dict[int, list[int]]:
        """Return the pixels that give each unit shown of the first layer the most."""
        units = self._layout.shown[0]
        pixels, weights = self._trace.dense.activations[0], self._network.dense.layers[0].weights
        # Weights of a run that diverged are inf or nan, and inf times 0 is nan.
        with np.errstate(all="ignore"):
            inked = np.flatnonzero(pixels)
            given = np.abs(pixels[inked] * weights[np.ix_(inked, units)].T)
        n_pixels = min(PIXELS_A_UNIT, len(inked))
        strongest = np.argsort(-given, axis=1, kind="stable")[:, :n_pixels]
        return {
            unit: inked[row].tolist() for unit, row in zip(units.tolist(), strongest, strict=True)
        }

    def _paint_edges(
        self, painter: QPainter, layer: int, arrived: float, hovered: Unit | None
    ) -> None:
        edges = self._edges(layer)
        sizes = [abs(weight) for _, _, weight, _, _ in edges if np.isfinite(weight)]
        largest = max(sizes, default=0.0) or 1.0
        travel = eased(min(arrived / 0.8, 1.0))
        # Edges alike are drawn in one call: colour, width level and whether they are lit.
        groups: dict[tuple[bool, int, bool], list[QLineF]] = {}
        pulses = []
        for start, end, weight, source, target in edges:
            level = edge_level(weight, largest)
            lit = arrived > 0 and _concerns(hovered, layer, source, target)
            groups.setdefault((lit, level, weight < 0), []).append(QLineF(start, end))
            if lit and 0 < travel < 1 and level > 0:
                pulses.append((start + (end - start) * travel, weight < 0))
        # What matters comes last and lies on top.
        for (lit, level, negative), lines in sorted(groups.items(), key=itemgetter(0)):
            pen = edge_pen(level, negative=negative, visible=1.0 if lit else DIMMED)
            # The faintest edges are many and hardly seen: plain ones cost a tenth.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, level > 0)
            painter.setPen(pen)
            painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for point, negative in pulses:
            painter.setBrush(QColor(self._colors.negative if negative else self._colors.positive))
            painter.drawEllipse(point, 3.0, 3.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_maps(
        self, painter: QPainter, layer: int, arrived: float, hovered: Unit | None
    ) -> None:
        maps = np.nan_to_num(self._trace.maps[layer], nan=0.0, posinf=0.0, neginf=0.0)
        largest = float(np.abs(maps).max())
        for index, box in zip(
            self._layout.shown[layer].tolist(), self._layout.boxes[layer], strict=True
        ):
            painter.fillRect(box, QColor(self._colors.panel))
            painter.setOpacity(_shown_share(arrived))
            painter.drawImage(box, signed_picture(maps[..., index], largest))
            painter.setOpacity(1)
            pointed_out = hovered == Unit(layer, index)
            color = self._colors.text if pointed_out else self._colors.line
            painter.setPen(QPen(QColor(color), 2 if pointed_out else 1))
            painter.drawRect(box)

    def _paint_units(
        self, painter: QPainter, layer: int, arrived: float, hovered: Unit | None
    ) -> None:
        values = self._trace.dense.activations[layer - self._n_image + 1]
        finite = values[np.isfinite(values)]
        highest = float(np.abs(finite).max(initial=0.0)) or 1.0
        shown_share = _shown_share(arrived)
        is_output = layer + 1 == len(self._layers)
        largest = float(values.max())
        metrics = QFontMetrics(self._font)
        for index, box in zip(
            self._layout.shown[layer].tolist(), self._layout.boxes[layer], strict=True
        ):
            value = float(values[index])
            share = min(abs(value) / highest, 1.0) if np.isfinite(value) else 0.0
            fill = magnitude_color(share)
            radius = box.height() / 2
            painter.setPen(QPen(QColor(self._colors.line), 1))
            if shown_share < 1:
                painter.setBrush(QColor(self._colors.panel))
                painter.drawRoundedRect(box, radius, radius)
            if shown_share > 0:
                painter.setOpacity(shown_share)
                painter.setBrush(fill)
                painter.drawRoundedRect(box, radius, radius)
                painter.setPen(ink_on(fill))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, format_number(value, 2))
                painter.setOpacity(1)
            if hovered == Unit(layer, index):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._colors.text), 2))
                painter.drawRoundedRect(box, radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if is_output:
                # A tie has more than one largest.
                chosen = value == largest and shown_share > 0
                self._paint_class(painter, metrics, box, index, chosen=chosen)

    def _paint_class(
        self, painter: QPainter, metrics: QFontMetrics, box: QRectF, index: int, *, chosen: bool
    ) -> None:
        font = QFont(self._font)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(self._colors.text if chosen else self._colors.muted))
        place = QRectF(
            box.right() + GRID / 2, box.top(), metrics.horizontalAdvance("000"), box.height()
        )
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index)
        )
        if index == self._digit.label:
            painter.setPen(QPen(QColor(self._colors.true_class), 2))
            painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), box.height() / 2, box.height() / 2)
        painter.setFont(self._font)

    def _paint_words(self, painter: QPainter) -> None:
        layout = self._layout
        painter.setPen(QColor(self._colors.muted))
        image = layout.image
        columns = [(image.center().x(), said(Sentence("NetworkDrawing", "28 × 28 pixels")), 0)]
        for layer, boxes in enumerate(layout.boxes):
            n_all = n_parts(self._network, layer)
            title = f"{n_all} · {_kind(self._layers[layer])}"
            columns.append((layout.column(layer), title, n_all - len(boxes)))
        height = layout.header_height
        bottom = max(boxes[-1].bottom() for boxes in layout.boxes)
        bottom = max(bottom, image.bottom())
        width = 400.0
        pitch = min(after[0] - before[0] for before, after in pairwise(columns))
        for x, title, n_hidden in columns:
            center = Qt.AlignmentFlag.AlignHCenter
            painter.drawText(QRectF(x - width / 2, 0, width, height), center, title)
            if n_hidden:
                text = said(Sentence("NetworkDrawing", "and {n} more").format(n=n_hidden))
                if painter.fontMetrics().horizontalAdvance(text) > pitch - GRID:
                    text = f"+ {n_hidden}"
                painter.drawText(QRectF(x - width / 2, bottom + 2, width, height), center, text)


def _shown_share(arrived: float) -> float:
    """Return how far the values of a layer are seen, 0 to 1, when so much has come in."""
    return eased(max(0.0, (arrived - 0.7) / 0.3))


def _kind(layer: ImageLayer | DenseLayer) -> str:
    match layer:
        case ConvolutionLayer():
            return "conv"
        case PoolingLayer():
            return "pool"
        case DenseLayer():
            return layer.activation


def _concerns(hovered: Unit | None, layer: int, source: int, target: int) -> bool:
    """Tell whether an edge into ``layer`` begins or ends at the unit pointed out."""
    return hovered is None or hovered == Unit(layer, target) or hovered == Unit(layer - 1, source)
