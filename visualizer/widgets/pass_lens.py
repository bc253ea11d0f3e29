"""Sketches what the unit at work of a map sees, and with what it weighs that, large."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPen

from visualizer.core.number_text import format_number
from visualizer.core.walk import StopKind
from visualizer.widgets.network_style import ink_on
from visualizer.widgets.pass_layout import Edge
from visualizer.widgets.pass_moment import PassMoment
from visualizer.widgets.signed_image import signed_picture
from visualizer.widgets.sketch import Sketch
from visualizer.widgets.theme import GRID

FRAME = 2.0  # px
LEAST_CELL = 32.0  # px: a smaller square has no number in it
NUMBER_RATIO, NUMBER_DECIMALS = 0.5, 2  # of the other numbers' size


class PassLens:
    """The window and the kernel of the unit at work side by side, a square a number.

    Of several maps before it, it shows the one whose term is at work, or is the largest. On the
    way back, the gradient of the kernel stands beside them.

    Parameters
    ----------
    moment : PassMoment
    """

    def __init__(self, moment: PassMoment) -> None:
        self._moment = moment

    def sketches(self) -> list[Sketch]:
        """Return all of it; nothing where no map is at work."""
        if not self._sees:
            return []
        sketch = Sketch()
        sources = self._sources()
        at_work = self._source_at_work()
        for name, place, numbers in zip(*self._tiles(sources), strict=True):
            self._add_tile(sketch, name, place, numbers)
            if at_work in sources:
                cell = _cell(place, int(np.flatnonzero(sources == at_work)[0]), len(sources))
                sketch.frame(cell, 0, QPen(QColor(self._moment.colors.text), FRAME))
        return [sketch]

    def weight_at(self, point: QPointF) -> Edge | None:
        """Return the weight of the kernel that stands at a place."""
        if not self._sees or self._is_maximum:
            return None
        sources = self._sources()
        _, places, _ = self._tiles(sources)
        layer, unit = self._moment.focus
        for number, source in enumerate(sources.tolist()):
            if _cell(places[1], number, len(sources)).contains(point):
                return Edge(layer, unit, source)
        return None

    def place_of(self, edge: Edge) -> QRectF | None:
        """Return where a weight of the kernel stands, if it does."""
        if not self._sees or self._is_maximum or (edge.layer, edge.unit) != self._moment.focus:
            return None
        sources = self._sources()
        places = np.flatnonzero(sources == edge.source)
        if edge.source is None or not len(places):
            return None
        return _cell(self._tiles(sources)[1][1], int(places[0]), len(sources))

    @property
    def _sees(self) -> bool:
        """Whether a unit of a map is at work, and there is room."""
        layout = self._moment.layout
        return layout.lens is not None and self._moment.focus[0] in layout.maps

    @property
    def _is_maximum(self) -> bool:
        return self._moment.focus[0] in self._moment.fold.maxima

    def _source_at_work(self) -> int | None:
        """Return the source of the only term on its way, or of the largest of a maximum."""
        stop = next(iter(self._moment.active)) if len(self._moment.active) == 1 else None
        wanted = (StopKind.TERM, StopKind.DW)
        if stop is None or stop.kind not in wanted or (stop.layer, stop.unit) != self._moment.focus:
            return None
        return stop.source

    def _sources(self) -> np.ndarray:
        """Return what the unit sees of one map, in the order of its weights."""
        layer, unit = self._moment.focus
        sources = self._moment.network.layers[layer].sources(np.array([unit]))[0]
        n_channels = 1 if layer == 0 else self._moment.fold.map_shapes[layer - 1][2]
        source = self._source_at_work()
        if source is None:
            source = int(sources[np.argmax(np.abs(self._terms(sources)))])
        return sources[sources % n_channels == source % n_channels]

    def _terms(self, sources: np.ndarray) -> np.ndarray:
        layer, unit = self._moment.focus
        given = self._moment.trace.activations[layer]
        weights = self._moment.network.layers[layer].weights_at(given, sources, unit)
        return np.nan_to_num(given[sources] * weights)

    def _tiles(self, sources: np.ndarray) -> tuple[list[str], list[QRectF], list[np.ndarray]]:
        """Return names, places and numbers of the squares."""
        moment, (layer, unit) = self._moment, self._moment.focus
        chosen, given = moment.network.layers[layer], moment.trace.activations[layer]
        names, numbers = ["a"], [given[sources]]
        if not self._is_maximum:
            names.append("w")
            numbers.append(chosen.weights_at(given, sources, unit))
            if moment.goes_back:
                dz = moment.gradients.net_inputs[layer]
                slopes = (
                    chosen.weight_gradient(given, dz, each, unit) for each in sources.tolist()
                )
                names.append("dw")
                numbers.append(np.array(list(slopes)))
        lens, n_tiles = moment.layout.lens, max(len(names), 2)
        width = (lens.width() - (n_tiles - 1) * GRID / 2) / n_tiles
        side = min(width, lens.height() - moment.layout.line)
        places = [
            QRectF(lens.left() + each * (width + GRID / 2), lens.bottom() - side, side, side)
            for each in range(len(names))
        ]
        return names, places, numbers

    def _add_tile(self, sketch: Sketch, name: str, place: QRectF, numbers: np.ndarray) -> None:
        moment = self._moment
        line = moment.layout.line
        words = QRectF(place.left(), place.top() - line, place.width(), line)
        sketch.words(words, name, QColor(moment.colors.muted), moment.font)
        side = round(np.sqrt(len(numbers)))
        picture = signed_picture(np.nan_to_num(numbers.astype(float)).reshape(side, side))
        sketch.image(place, picture)
        if place.width() / side * moment.layout.scale >= LEAST_CELL:
            font = QFont(moment.font)
            font.setPointSizeF(font.pointSizeF() * NUMBER_RATIO)
            for number, value in enumerate(numbers.tolist()):
                row, column = divmod(number, side)
                ink = ink_on(picture.pixelColor(column, row))
                text = format_number(value, NUMBER_DECIMALS)
                sketch.words(_cell(place, number, len(numbers)), text, ink, font)
        sketch.frame(place, 0, QPen(QColor(moment.colors.line), 1))


def _cell(place: QRectF, number: int, n_cells: int) -> QRectF:
    """Return the place of one of the numbers of a square, row by row."""
    side = round(np.sqrt(n_cells))
    row, column = divmod(number, side)
    step = place.width() / side
    return QRectF(place.left() + column * step, place.top() + row * step, step, step)
