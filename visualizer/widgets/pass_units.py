"""Sketches the units of a network with what they have summed up at a moment of a walk."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from visualizer.core.unit_sum import unit_sum
from visualizer.core.walk import StopKind
from visualizer.widgets.network_style import eased, ink_on, magnitude_color
from visualizer.widgets.pass_layout import Edge
from visualizer.widgets.pass_moment import PassMoment, arrival
from visualizer.widgets.sketch import Sketch
from visualizer.widgets.theme import GRID, mixed

FRAME_REACH = 3.0  # over the box of the unit


class PassUnits:
    """Sketches units at one moment of a walk.

    Parameters
    ----------
    moment : PassMoment
    before : PassUnits, optional
        Of another moment; of its layers, those that look the same are taken over.
    """

    def __init__(self, moment: PassMoment, before: PassUnits | None = None) -> None:
        self._moment = moment
        self._layers = dict(before._layers) if before else {}

    def sketches(self) -> list[Sketch]:
        """Return all units that are shown."""
        layers = range(len(self._moment.network.layers))
        return [sketch for layer in layers for sketch in self._layer(layer)]

    def _layer(self, layer: int) -> list[Sketch]:
        """Return the units of a layer that are shown one by one."""
        moment = self._moment
        if layer in moment.layout.maps:
            return []
        net_inputs = moment.trace.net_inputs[layer]
        key = (
            moment.layout,
            # Other ones wherever the layer, or anything before it, is another.
            id(net_inputs),
            moment.scene if moment.goes_back else moment.scene.target,
            moment.place,
        )
        before, _, sketches = self._layers.get(layer, (None, None, []))
        if key != before:
            units, boxes = moment.fold.units[layer].tolist(), moment.layout.boxes[layer]
            sketches = [self._unit(layer, *each) for each in zip(units, boxes, strict=True)]
            # The sums are kept too: while they are, no others can have their id.
            self._layers[layer] = key, net_inputs, sketches
        return sketches

    def _unit(self, layer: int, unit: int, box: QRectF) -> Sketch:
        moment, sketch = self._moment, Sketch()
        in_detail = moment.layout.in_detail
        gradient = self._gradient_text(layer, unit) if moment.goes_back else ""
        # Where there is room for one number, the gradient takes the place of the output.
        shows_output = in_detail or not gradient
        arrived = arrival(moment.progress.of_activation(layer, unit)) if shows_output else 0.0
        ink = self._add_box(sketch, layer, unit, box, eased(arrived))
        if in_detail:
            self._add_details(sketch, layer, unit, box, ink, has_arrived=arrived > 0)
            line = moment.layout.line
            above = QRectF(box.left(), box.top() - line, box.width(), line)
            sketch.words(above, gradient, QColor(moment.colors.gradient), moment.font)
        elif gradient:
            sketch.words(box, gradient, QColor(moment.colors.gradient), moment.font)
        elif arrived > 0:
            value = moment.trace.activations[layer + 1][unit]
            sketch.words(box, moment.text(value), ink, moment.font)
        else:
            color = QColor(moment.colors.muted)
            sketch.words(box, self._sum_text(layer, unit), color, moment.font)
        if layer + 1 == len(moment.network.layers):
            self._add_target(sketch, unit, box)
        return sketch

    def _add_box(
        self, sketch: Sketch, layer: int, unit: int, box: QRectF, arrived: float
    ) -> QColor:
        """Add the box, as full of its output as that has arrived, 0 to 1; return its ink."""
        moment = self._moment
        radius = min(box.height() / 2, 1.5 * GRID)
        frame = self._frame_color(layer, unit)
        if frame:
            reach = FRAME_REACH
            around = box.adjusted(-reach, -reach, reach, reach)
            sketch.box(around, radius + reach, QColor(frame))
        fill, ink = QColor(moment.colors.panel), QColor(moment.colors.text)
        if arrived > 0:
            value = float(moment.trace.activations[layer + 1][unit])
            full = magnitude_color(size_share(value, moment.largest(layer)))
            ink = ink_on(full) if arrived > 0.5 else ink
            fill = full if arrived == 1 else mixed(moment.colors.panel, full.name(), arrived)
        sketch.outlined_box(box, radius, fill, QColor(moment.colors.line))
        return ink

    def _frame_color(self, layer: int, unit: int) -> str | None:
        """Return the colour around a unit that is pinned, or whose turn it is."""
        moment = self._moment
        if moment.pinned == (layer, unit):
            return moment.colors.text
        if (layer, unit) in moment.active_units:
            return moment.at_work_color
        return None

    def _add_details(
        self, sketch: Sketch, layer: int, unit: int, box: QRectF, ink: QColor, *, has_arrived: bool
    ) -> None:
        """Add output and net input in the unit, and its bias under it."""
        moment = self._moment
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        lower = upper.translated(0, box.height() / 2)
        if has_arrived:
            value = moment.trace.activations[layer + 1][unit]
            sketch.words(upper, f"a {moment.text(value)}", ink, moment.bold)
        sketch.words(lower, self._sum_text(layer, unit), ink, moment.font)
        bias, color = moment.network.layers[layer].bias_at(unit), moment.colors.muted
        if moment.goes_back and moment.progress.of(StopKind.UPDATE) == 1:
            bias -= moment.scene.learning_rate * float(moment.gradients.net_inputs[layer][unit])
            color = moment.colors.text
        place = moment.layout.label(Edge(layer, unit, None))
        sketch.words(place, f"b {moment.text(bias)}", QColor(color), moment.font)

    def _add_target(self, sketch: Sketch, unit: int, box: QRectF) -> None:
        """Add beside an output what it should be."""
        moment, target = self._moment, self._moment.scene.target
        place = QRectF(box.right() + GRID / 2, box.top(), moment.layout.right_margin, box.height())
        text, color, font = f"{unit}", moment.colors.muted, moment.font
        if moment.network.layers[-1].activation != "softmax":
            text, color = f"y {moment.text(target[unit])}", moment.colors.true_class
        elif target[unit] == max(target):
            text, color, font = f"{unit} ✓", moment.colors.true_class, moment.bold
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        sketch.words(place, text, QColor(color), font, left)

    def _sum_text(self, layer: int, unit: int) -> str:
        """Return the sum of the terms that have arrived; with the bias it is the net input."""
        moment, of = self._moment, self._moment.progress.of
        if of(StopKind.BIAS, layer, unit) == 1:
            return f"z {moment.text(moment.trace.net_inputs[layer][unit])}"
        # The first term arrives first: before it there is nothing to sum up.
        row = moment.fold.row(layer, unit)
        if of(StopKind.TERM, layer, unit, int(moment.fold.sources[layer][row][0])) < 1:
            return ""
        terms = unit_sum(moment.network, moment.trace, moment.fold, layer, unit)
        arrived = [
            float(term)
            for source, term in zip(terms.sources.tolist(), terms.terms, strict=True)
            if of(StopKind.TERM, layer, unit, source) == 1
        ]
        rest = of(StopKind.TERM, layer, unit, rest=True) == 1
        return f"Σ {moment.text(sum(arrived) + (terms.rest if rest else 0.0))}"

    def _gradient_text(self, layer: int, unit: int) -> str:
        """Return what has come back to a unit: its dz, or its da on the way to it."""
        moment, of = self._moment, self._moment.progress.of
        if of(StopKind.DZ, layer, unit) == 1:
            return f"dz {moment.text(moment.gradients.net_inputs[layer][unit])}"
        after = layer + 1
        if after == len(moment.network.layers):
            return ""
        shown = moment.fold.units[after].tolist()
        done = [each for each in shown if of(StopKind.DA, after, each, unit) == 1]
        if not done:
            return ""
        if moment.progress.of_output_gradient(moment.fold, layer, unit) == 1:
            return f"da {moment.text(moment.gradients.outputs[layer][unit])}"
        with np.errstate(all="ignore"):
            given, targets = moment.trace.activations[after], np.array(done)
            weights = moment.network.layers[after].weights_at(given, unit, targets)
            total = float(weights @ moment.gradients.net_inputs[after][targets])
        return f"Σ {moment.text(total)}"


def size_share(value: float, largest: float) -> float:
    """Return the size of a value as a share of the largest one; 0 of what is no number."""
    return min(abs(value) / largest, 1.0) if math.isfinite(value) else 0.0
