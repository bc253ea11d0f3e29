"""Sketches the maps of image layers, and the window through which the unit at work looks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QImage, QPen

from visualizer.core.walk import StopKind
from visualizer.widgets.pass_moment import PassMoment
from visualizer.widgets.signed_image import map_picture
from visualizer.widgets.sketch import Sketch

FRAME = 2.0  # px: around what is at work
LEAST_CELL = 2.5  # of the diagram's units: a smaller pixel is framed as if it were so large


class PassMaps:
    """Sketches maps at one moment of a walk.

    Parameters
    ----------
    moment : PassMoment
    before : PassMaps, optional
        Of another moment; its pictures are taken over where they are of the same values.
    """

    def __init__(self, moment: PassMoment, before: PassMaps | None = None) -> None:
        self._moment = moment
        same = before is not None and before._key == self._key
        self._pictures: dict[tuple[int, bool], list[QImage]] = before._pictures if same else {}

    @property
    def _key(self) -> tuple[object, ...]:
        moment = self._moment
        return moment.trace, moment.gradients, moment.colors

    def sketches(self) -> list[Sketch]:
        """Return every map that is shown."""
        return [
            self._map(layer, unit, box)
            for layer in self._moment.layout.maps
            if layer >= 0
            for unit, box in zip(
                self._moment.fold.units[layer].tolist(),
                self._moment.layout.boxes[layer],
                strict=True,
            )
        ]

    def windows(self) -> list[Sketch]:
        """Return what the unit at work looks at, and where its own place is."""
        moment, sketch = self._moment, Sketch()
        layer, unit = moment.focus
        if layer not in moment.layout.maps or self._sweeps(layer, unit):
            return []
        if any(stop.kind is StopKind.DA for stop in moment.active):
            self._add_listeners(sketch, layer, unit)
        else:
            self._add_window(sketch, layer, unit)
        return [sketch]

    def moving(self) -> Sketch:
        """Return the kernels on their way over all other places, and what they have left behind."""
        moment, sketch = self._moment, Sketch()
        seen: set[int] = set()
        for layer, unit in self._sweeping():
            height, width, n_maps = moment.fold.map_shapes[layer]
            place = min(int(moment.progress.moment.share * height * width), height * width - 1)
            picture = self._picture(layer, unit % n_maps, gradient=False)
            row, column = divmod(place, width)
            box = moment.layout.maps[layer].box(unit)
            line = box.height() / height
            if row:
                above = QRectF(box.left(), box.top(), box.width(), row * line)
                sketch.image(above, picture.copy(0, 0, width, row))
            here = QRectF(box.left(), box.top() + row * line, 0, line)
            here.setWidth((column + 1) * box.width() / width)
            sketch.image(here, picture.copy(0, row, column + 1, 1))
            # Every kernel of a layer stands at the same place; a square is that of its own map.
            if layer in moment.fold.maxima or layer not in seen:
                seen.add(layer)
                self._add_window(sketch, layer, place * n_maps + unit % n_maps)
        return sketch

    def _sweeping(self) -> list[tuple[int, int]]:
        """Return layer and unit of the maps that are being filled."""
        return [
            (stop.layer, stop.unit)
            for stop in self._moment.progress.active
            if stop.kind is StopKind.MAP
            and stop.unit is not None
            and self._moment.progress.moment.share < 1
        ]

    def _sweeps(self, layer: int, unit: int) -> bool:
        return (layer, unit) in self._sweeping()

    def _map(self, layer: int, unit: int, box: QRectF) -> Sketch:
        moment, sketch = self._moment, Sketch()
        number = unit % moment.fold.map_shapes[layer][2]
        sketch.box(box, 0, QColor(moment.colors.panel))
        has_gradient = moment.goes_back and self._has_gradient(layer, unit)
        if moment.progress.of(StopKind.MAP, layer, unit) == 1:
            sketch.image(box, self._picture(layer, number, gradient=has_gradient))
        elif moment.progress.of_activation(layer, unit) == 1:
            picture = self._picture(layer, number, gradient=False)
            color = picture.pixelColor(*self._place(layer, unit))
            sketch.box(moment.layout.maps[layer].pixel(unit), 0, color)
        color, width = moment.colors.line, 1.0
        if moment.pinned is not None and moment.in_same_map(moment.pinned, (layer, unit)):
            color, width = moment.colors.text, FRAME
        elif (layer, unit) in moment.active_units:
            color, width = moment.at_work_color, FRAME
        elif has_gradient:
            color = moment.colors.gradient
        sketch.frame(box, 0, QPen(QColor(color), width))
        return sketch

    def _has_gradient(self, layer: int, unit: int) -> bool:
        """Tell whether what comes back has reached a map."""
        progress, fold = self._moment.progress, self._moment.fold
        if layer in fold.maxima:
            return progress.of_output_gradient(fold, layer, unit) == 1
        return progress.of(StopKind.DZ, layer, unit) == 1

    def _place(self, layer: int, unit: int) -> tuple[int, int]:
        """Return column and row of a unit."""
        _, width, n_maps = self._moment.fold.map_shapes[layer]
        row, column = divmod(unit // n_maps, width)
        return column, row

    def _picture(self, layer: int, number: int, *, gradient: bool) -> QImage:
        if (layer, gradient) not in self._pictures:
            moment = self._moment
            values = moment.trace.activations[layer + 1]
            if gradient:
                values = moment.gradients.net_inputs[layer]
            maps = np.nan_to_num(values.reshape(moment.fold.map_shapes[layer]), posinf=0, neginf=0)
            largest = float(np.abs(maps).max(initial=0.0))
            self._pictures[layer, gradient] = [
                map_picture(maps[..., each], largest) for each in range(maps.shape[2])
            ]
        return self._pictures[layer, gradient][number]

    def _add_window(self, sketch: Sketch, layer: int, unit: int) -> None:
        """Add the window of a unit in every map before it, and the unit's own place."""
        moment, layout = self._moment, self._moment.layout
        # The maps are blue and orange themselves.
        color = QColor(moment.colors.text)
        place = _framed(layout.maps[layer].pixel(unit))
        rays = []
        for window in self._windows_of(layer, unit):
            sketch.frame(window, 0, QPen(color, FRAME))
            rays.append(QLineF(window.topRight(), place.topLeft()))
            rays.append(QLineF(window.bottomRight(), place.bottomLeft()))
        faint = QColor(color)
        faint.setAlphaF(0.5)
        sketch.lines(QPen(faint, 1), rays)
        sketch.frame(place, 0, QPen(color, FRAME))
        for stop in moment.active:
            if stop.kind is StopKind.TERM and stop.source is not None and len(moment.active) == 1:
                cell = layout.maps[layer - 1].pixel(stop.source) if stop.layer == layer else None
                if cell is not None:
                    sketch.frame(_framed(cell), 0, QPen(color, FRAME))

    def _add_listeners(self, sketch: Sketch, layer: int, unit: int) -> None:
        """Add all places of the next maps that have looked at a unit: from there it hears back."""
        moment, layout, after = self._moment, self._moment.layout, layer + 1
        pen = QPen(QColor(moment.colors.text), FRAME)
        sketch.frame(_framed(layout.maps[layer].pixel(unit)), 0, pen)
        if after not in layout.maps:
            return
        looking, given = moment.network.layers[after], moment.trace.activations[after]
        weights = looking.weights_at(given, unit, np.arange(looking.n_units))
        places = np.flatnonzero(weights)
        n_maps = moment.fold.map_shapes[after][2]
        for number in np.unique(places % n_maps).tolist():
            ends = places[places % n_maps == number]
            first, last = (layout.maps[after].pixel(int(end)) for end in (ends[0], ends[-1]))
            if first is not None:
                sketch.frame(_framed(first | last), 0, pen)

    def _windows_of(self, layer: int, unit: int) -> list[QRectF]:
        """Return the windows of a unit, one in each map before it that is shown."""
        moment = self._moment
        n_channels = 1 if layer == 0 else moment.fold.map_shapes[layer - 1][2]
        sources = moment.network.layers[layer].sources(np.array([unit]))[0]
        windows = []
        for channel in np.unique(sources % n_channels).tolist():
            ends = sources[sources % n_channels == channel]
            first, last = (
                moment.layout.maps[layer - 1].pixel(int(end)) for end in (ends[0], ends[-1])
            )
            if first is not None:
                windows.append(first | last)
        return windows


def _framed(cell: QRectF) -> QRectF:
    """Return what a frame around a pixel goes around: never less than can be seen."""
    missing = max(LEAST_CELL - cell.width(), 0.0) / 2
    return cell.adjusted(-missing, -missing, missing, missing)
