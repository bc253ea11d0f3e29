"""Paints the units of a network with what they have summed up at a moment of a walk."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from visualizer.core.unit_sum import unit_sum
from visualizer.core.walk import StopKind
from visualizer.widgets.network_style import eased, ink_on, magnitude_color
from visualizer.widgets.pass_layout import Edge
from visualizer.widgets.pass_moment import PassMoment, arrival
from visualizer.widgets.theme import GRID

CENTER = Qt.AlignmentFlag.AlignCenter
FRAME_WIDTH = 2.5


class PassUnits:
    """Draws units at one moment of a walk."""

    def __init__(self, moment: PassMoment) -> None:
        self._moment = moment

    def paint(self, painter: QPainter, *, moving: bool) -> None:
        """Draw the units that this step changes, or all the others."""
        moment = self._moment
        is_moving = moment.progress.moment.share < 1
        for layer, units in enumerate(moment.fold.units):
            for unit, box in zip(units.tolist(), moment.layout.boxes[layer], strict=True):
                if moving == (is_moving and (layer, unit) in moment.active_units):
                    self._paint(painter, layer, unit, box)

    def _paint(self, painter: QPainter, layer: int, unit: int, box: QRectF) -> None:
        moment = self._moment
        radius = min(box.height() / 2, 1.5 * GRID)
        in_detail = moment.layout.in_detail
        gradient = self._gradient_text(layer, unit) if moment.goes_back else ""
        painter.setPen(QPen(QColor(moment.colors.line), 1))
        ink = QColor(moment.colors.text)
        arrived = eased(arrival(moment.progress.of_activation(layer, unit)))
        if gradient and not in_detail:
            # Where there is room for one number, the gradient takes the place of the output.
            arrived = 0.0
        if arrived < 1:
            painter.setBrush(QColor(moment.colors.panel))
            painter.drawRoundedRect(box, radius, radius)
        if arrived > 0:
            value = float(moment.trace.activations[layer + 1][unit])
            fill = magnitude_color(size_share(value, moment.largest(layer)))
            painter.setOpacity(arrived)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, radius, radius)
            painter.setOpacity(1)
            ink = ink_on(fill) if arrived > 0.5 else ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_frame(painter, layer, unit, box, radius)
        if in_detail:
            self._paint_details(painter, layer, unit, box, ink)
            painter.setPen(QColor(moment.colors.gradient))
            above = QRectF(
                box.left(), box.top() - moment.layout.line, box.width(), moment.layout.line
            )
            painter.drawText(above, CENTER, gradient)
        elif gradient:
            painter.setPen(QColor(moment.colors.gradient))
            painter.drawText(box, CENTER, gradient)
        else:
            self._paint_number(painter, layer, unit, box, ink)
        if layer + 1 == len(moment.network.layers):
            self._paint_target(painter, unit, box)

    def _paint_frame(
        self, painter: QPainter, layer: int, unit: int, box: QRectF, radius: float
    ) -> None:
        """Frame the unit that is pinned, or whose turn it is."""
        moment = self._moment
        color = None
        if moment.pinned == (layer, unit):
            color = moment.colors.text
        elif (layer, unit) in moment.active_units:
            color = moment.colors.gradient if moment.goes_back else moment.colors.accent
        if color:
            painter.setPen(QPen(QColor(color), FRAME_WIDTH))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)

    def _paint_details(
        self, painter: QPainter, layer: int, unit: int, box: QRectF, ink: QColor
    ) -> None:
        """Draw output and net input in the unit, and its bias under it."""
        moment = self._moment
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        lower = upper.translated(0, box.height() / 2)
        painter.setPen(ink)
        if arrival(moment.progress.of_activation(layer, unit)) > 0:
            value = moment.trace.activations[layer + 1][unit]
            moment.draw_bold(painter, upper, CENTER, f"a {moment.text(value)}")
        painter.drawText(lower, CENTER, self._sum_text(layer, unit))
        bias, color = float(moment.network.layers[layer].bias[unit]), moment.colors.muted
        if moment.goes_back and moment.progress.of(StopKind.UPDATE) == 1:
            bias -= moment.scene.learning_rate * float(moment.gradients.net_inputs[layer][unit])
            color = moment.colors.text
        painter.setPen(QColor(color))
        place = moment.layout.label(Edge(layer, unit, None))
        painter.drawText(place, CENTER, f"b {moment.text(bias)}")

    def _paint_number(
        self, painter: QPainter, layer: int, unit: int, box: QRectF, ink: QColor
    ) -> None:
        """Draw the output, or the sum on the way to it."""
        moment = self._moment
        if arrival(moment.progress.of_activation(layer, unit)) > 0:
            painter.setPen(ink)
            painter.drawText(box, CENTER, moment.text(moment.trace.activations[layer + 1][unit]))
        else:
            painter.setPen(QColor(moment.colors.muted))
            painter.drawText(box, CENTER, self._sum_text(layer, unit))

    def _paint_target(self, painter: QPainter, unit: int, box: QRectF) -> None:
        """Draw beside an output what it should be."""
        moment, target = self._moment, self._moment.scene.target
        place = QRectF(box.right() + GRID / 2, box.top(), moment.layout.right_margin, box.height())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if moment.network.layers[-1].activation != "softmax":
            painter.setPen(QColor(moment.colors.true_class))
            painter.drawText(place, left, f"y {moment.text(target[unit])}")
        elif target[unit] == max(target):
            painter.setPen(QColor(moment.colors.true_class))
            moment.draw_bold(painter, place, left, f"{unit} ✓")
        else:
            painter.setPen(QColor(moment.colors.muted))
            painter.drawText(place, left, f"{unit}")

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
        others = moment.fold.n_hidden_units(after)
        rest = not others or of(StopKind.DA, after, None, unit, rest=True) == 1
        if len(done) == len(shown) and rest:
            return f"da {moment.text(moment.gradients.activations[after][unit])}"
        with np.errstate(all="ignore"):
            weights = moment.network.layers[after].weights[unit]
            total = float(weights[done] @ moment.gradients.net_inputs[after][done])
        return f"Σ {moment.text(total)}"


def size_share(value: float, largest: float) -> float:
    """Return the size of a value as a share of the largest one; 0 of what is no number."""
    return min(abs(value) / largest, 1.0) if math.isfinite(value) else 0.0
