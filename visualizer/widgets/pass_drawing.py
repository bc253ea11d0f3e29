"""Draws a walk through a network: a pure function of its numbers and the place on the way."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from visualizer.core.counted import counted
from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.sentence import Sentence
from visualizer.core.walk import StopKind
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.network_style import ink_on, magnitude_color
from visualizer.widgets.pass_edges import PassEdges
from visualizer.widgets.pass_layout import Edge, Node
from visualizer.widgets.pass_lens import PassLens
from visualizer.widgets.pass_maps import PassMaps
from visualizer.widgets.pass_moment import PassMoment
from visualizer.widgets.pass_units import PassUnits, size_share
from visualizer.widgets.signed_image import map_picture
from visualizer.widgets.sketch import Sketch
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors


class PassDrawing:
    """Draws one moment of a walk.

    Parameters
    ----------
    moment : PassMoment
    before : PassDrawing, optional
        Of another moment: what looks the same is taken over.
    """

    def __init__(self, moment: PassMoment, before: PassDrawing | None = None) -> None:
        self._moment = moment
        self._edges = PassEdges(moment, before._edges if before else None)
        self._units = PassUnits(moment, before._units if before else None)
        self._maps = PassMaps(moment, before._maps if before else None)
        self.lens = PassLens(moment)

    @property
    def moves(self) -> bool:
        """Whether something is on its way."""
        return self._moment.progress.moment.share < 1

    def still(self) -> list[Sketch]:
        """Return nearly everything, the lowest first: what stands still while values travel."""
        layers = range(len(self._moment.network.layers))
        return [
            self._input_grid(),
            *(self._edges.layer(layer) for layer in layers),
            # Over most lines: no map is scratched.
            *self._maps.sketches(),
            *self._maps.windows(),
            *self.lens.sketches(),
            *self._edges.picked_out(),
            *self._words(),
            *self._inputs(),
            *(self._others(layer) for layer in layers),
            *self._units.sketches(),
        ]

    def paint_moving(self, painter: QPainter, hovered: Node | Edge | None) -> None:
        """Draw what is on its way, and what is pointed at."""
        if hovered is not None:
            self._edges.at(hovered).paint(painter)
        if self._moment.layout.maps:
            self._maps.moving().paint(painter)
        self._edges.pulses().paint(painter)
        if hovered is not None:
            self._hovered(hovered).paint(painter)

    def _inputs(self) -> list[Sketch]:
        moment, sketches = self._moment, []
        inputs = moment.trace.activations[0]
        for value, box in zip(inputs.tolist(), moment.layout.inputs, strict=False):
            fill = magnitude_color(size_share(value, moment.largest(-1)))
            sketch = Sketch()
            sketch.outlined_box(box, GRID / 2, fill, QColor(moment.colors.line))
            sketch.words(box, moment.text(value), ink_on(fill), moment.bold)
            sketches.append(sketch)
        return sketches

    def _input_grid(self) -> Sketch:
        sketch, grid = Sketch(), self._moment.layout.input_grid
        if grid is None:
            return sketch
        arrangement = self._moment.layout.arrangement(-1)
        values = arrangement.picture(self._moment.trace.activations[0])
        ink = np.clip(values, 0, 1) * 255
        sketch.image(grid, digit_image(ink.astype(np.uint8)))
        sketch.frame(grid, 0, QPen(QColor(self._moment.colors.line), 1))
        return sketch

    def _others(self, layer: int) -> Sketch:
        """Return what stands for the units that are not shown: a word, or a grid of them all."""
        moment, sketch = self._moment, Sketch()
        box = moment.layout.others[layer]
        if box is None:
            return sketch
        outline = QPen(QColor(moment.colors.muted), 1, Qt.PenStyle.DashLine)
        if layer in moment.layout.opened:
            arrangement = moment.layout.arrangement(layer)
            values = moment.trace.activations[layer + 1]
            if arrangement.map_shape is None:
                image = _heat_image(values, moment.largest(layer), *arrangement.shape)
            else:
                values = arrangement.picture(np.nan_to_num(values))
                image = map_picture(values, moment.largest(layer))
            sketch.image(box, image)
            sketch.frame(box, 0, outline)
            words = Sentence("PassDrawing", "show fewer")
        else:
            sketch.frame(box, box.height() / 2, outline)
            more = Sentence("NetworkDrawing", "and {n} more")
            words = more.format(n=moment.fold.n_hidden_units(layer))
        place = moment.layout.others_word(layer)
        sketch.words(place, said(words), QColor(moment.colors.muted), moment.font)
        return sketch

    def _words(self) -> list[Sketch]:
        """Return the layers' names over, and the shapes of their matrix code under the columns."""
        moment = self._moment
        n_inputs = moment.network.sizes[0]
        one, many = Sentence("PassDrawing", "1 input"), Sentence("PassDrawing", "{n} inputs")
        words = said(counted(n_inputs, one, many))
        shape = f"(1, {n_inputs})"
        if moment.layout.maps:
            shape = str((*IMAGE_SHAPE, 1))
        sketches = [self._column_words(-1, (words,), (shape,))]
        for number, layer in enumerate(moment.network.layers):
            above = (moment.names.layer(number), moment.names.kind(number))
            if number in moment.layout.maps:
                below = (moment.names.work(number), f"→ {layer.map_shape}")
            else:
                n_in, n_out = layer.n_inputs, layer.n_units
                below = (f"(1, {n_in}) @ ({n_in}, {n_out})", f"+ (1, {n_out}) → (1, {n_out})")
            sketches.append(self._column_words(number, above, below))
        sketches.append(self._loss())
        return sketches

    def _column_words(self, layer: int, above: tuple[str, ...], below: tuple[str, ...]) -> Sketch:
        sketch, layout, named = Sketch(), self._moment.layout, self._moment.colors
        width = layout.size.width()
        left = layout.column(layer) - width / 2
        bottom = layout.size.height() - layout.footer_height
        lines = [(row * layout.line, text) for row, text in enumerate(above)]
        lines += [(bottom + row * layout.line, text) for row, text in enumerate(below)]
        for top, text in lines:
            color = QColor(named.text if top == 0 else named.muted)
            sketch.words(QRectF(left, top, width, layout.line), text, color, self._moment.font)
        return sketch

    def _loss(self) -> Sketch:
        moment, sketch = self._moment, Sketch()
        if moment.progress.of(StopKind.LOSS) == 1:
            loss = Sentence("PassDrawing", "loss {loss}")
            text = said(loss.format(loss=moment.text(moment.gradients.loss)))
            line, width = moment.layout.line, moment.layout.size.width()
            place = QRectF(0, line, width - GRID / 2, line)
            color = QColor(moment.colors.gradient)
            sketch.words(place, text, color, moment.bold, Qt.AlignmentFlag.AlignRight)
        return sketch

    def _hovered(self, hovered: Node | Edge) -> Sketch:
        """Return a frame around the number or unit under the mouse."""
        sketch, layout = Sketch(), self._moment.layout
        if isinstance(hovered, Node):
            place = layout.box(hovered)
        else:
            place = layout.label(hovered) or self.lens.place_of(hovered)
        if place is not None:
            sketch.frame(place, GRID / 2, QPen(QColor(self._moment.colors.text), 1.5))
        return sketch


def _heat_image(values: np.ndarray, largest: float, rows: int, columns: int) -> QImage:
    """Return the sizes of a layer's outputs, shape (n_units,), as colours: a pixel a unit."""
    image = QImage(columns, rows, QImage.Format.Format_RGB32)
    image.fill(QColor(colors().panel))
    for unit, value in enumerate(values.tolist()):
        row, column = divmod(unit, columns)
        image.setPixelColor(column, row, magnitude_color(size_share(value, largest)))
    return image
