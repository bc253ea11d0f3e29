"""Paints a walk through a network: a pure function of its numbers and the place on the way."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from visualizer.core.sentence import Sentence
from visualizer.core.walk import StopKind
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.network_style import ink_on, magnitude_color
from visualizer.widgets.pass_edges import PassEdges
from visualizer.widgets.pass_layout import Edge, Node
from visualizer.widgets.pass_moment import PassMoment
from visualizer.widgets.pass_units import PassUnits, size_share
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors

CENTER = Qt.AlignmentFlag.AlignCenter


class PassDrawing:
    """Draws one moment of a walk."""

    def __init__(self, moment: PassMoment) -> None:
        self._moment = moment
        self._edges, self._units = PassEdges(moment), PassUnits(moment)

    def paint_bottom(self, painter: QPainter) -> None:
        """Draw what lies under the edges: an input that is a picture."""
        self._paint_input_grid(painter)

    def edges_key(self, layer: int) -> tuple[object, ...]:
        """Return what decides how the edges into a layer look, to compare with another's."""
        return self._edges.layer_key(layer)

    def paint_edges(self, painter: QPainter, layer: int) -> None:
        """Draw all edges into a layer, over the bottom and under everything else."""
        self._edges.paint_layer(painter, layer)

    def paint_ground(self, painter: QPainter) -> None:
        """Draw what else stays as it is during a step: nearly everything."""
        painter.setFont(self._moment.font)
        self._edges.paint_picked_out(painter)
        self._paint_words(painter)
        self._paint_inputs(painter)
        for layer in range(len(self._moment.network.layers)):
            self._paint_others(painter, layer)
        self._units.paint(painter, moving=False)

    def paint_moving(self, painter: QPainter, hovered: Node | Edge | None) -> None:
        """Draw the step on its way, and what is pointed at."""
        painter.setFont(self._moment.font)
        if hovered is not None:
            self._edges.paint_at(painter, hovered)
        self._edges.paint_pulses(painter)
        self._units.paint(painter, moving=True)
        if hovered is not None:
            self._paint_hovered(painter, hovered)

    def _paint_inputs(self, painter: QPainter) -> None:
        moment = self._moment
        inputs = moment.trace.activations[0]
        for value, box in zip(inputs.tolist(), moment.layout.inputs, strict=False):
            fill = magnitude_color(size_share(value, moment.largest(-1)))
            painter.setPen(QPen(QColor(moment.colors.line), 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(box, GRID / 2, GRID / 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ink_on(fill))
            moment.draw_bold(painter, box, CENTER, moment.text(value))

    def _paint_input_grid(self, painter: QPainter) -> None:
        grid = self._moment.layout.input_grid
        if grid is None:
            return
        rows, columns = self._moment.layout.grid_shape(-1)
        inputs = np.zeros(rows * columns)
        inputs[: self._moment.network.sizes[0]] = self._moment.trace.activations[0]
        ink = np.clip(inputs, 0, 1).reshape(rows, columns) * 255
        painter.drawImage(grid, digit_image(ink.astype(np.uint8)))
        painter.setPen(QPen(QColor(self._moment.colors.line), 1))
        painter.drawRect(grid)

    def _paint_others(self, painter: QPainter, layer: int) -> None:
        """Draw what stands for the units that are not shown: a word, or a grid of them all."""
        moment = self._moment
        box = moment.layout.others[layer]
        if box is None:
            return
        painter.setPen(QPen(QColor(moment.colors.muted), 1, Qt.PenStyle.DashLine))
        if layer in moment.layout.opened:
            shape = moment.layout.grid_shape(layer)
            values = moment.trace.activations[layer + 1]
            painter.drawImage(box, _heat_image(values, moment.largest(layer), *shape))
            painter.drawRect(box)
            words = Sentence("PassDrawing", "show fewer")
        else:
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            more = Sentence("NetworkDrawing", "and {n} more")
            words = more.format(n=moment.fold.n_hidden_units(layer))
        painter.setPen(QColor(moment.colors.muted))
        painter.drawText(moment.layout.others_word(layer), CENTER, said(words))

    def _paint_words(self, painter: QPainter) -> None:
        """Draw the layers' names over, and the shapes of their matrix code under the columns."""
        moment = self._moment
        n_inputs = moment.network.sizes[0]
        words = said(Sentence("PassDrawing", "{n} inputs").format(n=n_inputs))
        self._paint_column_words(painter, -1, (words,), (f"(1, {n_inputs})",))
        for number, layer in enumerate(moment.network.layers):
            name = moment.names.layer(number)
            n_in, n_out = layer.weights.shape
            shapes = (f"(1, {n_in}) @ ({n_in}, {n_out})", f"+ (1, {n_out}) → (1, {n_out})")
            self._paint_column_words(painter, number, (name, f"{layer.activation} ▾"), shapes)
        if moment.progress.of(StopKind.LOSS) == 1:
            loss = Sentence("PassDrawing", "loss {loss}")
            text = said(loss.format(loss=moment.text(moment.gradients.loss)))
            line, width = moment.layout.line, moment.layout.size.width()
            painter.setPen(QColor(moment.colors.gradient))
            place = QRectF(0, line, width - GRID / 2, line)
            moment.draw_bold(painter, place, Qt.AlignmentFlag.AlignRight, text)

    def _paint_column_words(
        self, painter: QPainter, layer: int, above: tuple[str, ...], below: tuple[str, ...]
    ) -> None:
        layout, named = self._moment.layout, self._moment.colors
        width = layout.size.width()
        left = layout.column(layer) - width / 2
        bottom = layout.size.height() - layout.footer_height
        lines = [(row * layout.line, text) for row, text in enumerate(above)]
        lines += [(bottom + row * layout.line, text) for row, text in enumerate(below)]
        for top, text in lines:
            painter.setPen(QColor(named.text if top == 0 else named.muted))
            painter.drawText(QRectF(left, top, width, layout.line), CENTER, text)

    def _paint_hovered(self, painter: QPainter, hovered: Node | Edge) -> None:
        """Frame the number or unit under the mouse."""
        layout = self._moment.layout
        place = layout.box(hovered) if isinstance(hovered, Node) else layout.label(hovered)
        if place is not None:
            painter.setPen(QPen(QColor(self._moment.colors.text), 1.5))
            painter.drawRoundedRect(place, GRID / 2, GRID / 2)


def _heat_image(values: np.ndarray, largest: float, rows: int, columns: int) -> QImage:
    """Return the sizes of a layer's outputs, shape (n_units,), as colours: a pixel a unit."""
    image = QImage(columns, rows, QImage.Format.Format_RGB32)
    image.fill(QColor(colors().panel))
    for unit, value in enumerate(values.tolist()):
        row, column = divmod(unit, columns)
        image.setPixelColor(column, row, magnitude_color(size_share(value, largest)))
    return image
