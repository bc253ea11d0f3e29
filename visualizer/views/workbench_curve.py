"""The activation of the unit at work, and the place on it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.activation_curve import activation_curve
from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.core.walk import Direction
from visualizer.state.session import Session
from visualizer.widgets.plot import Plot, bold_pen
from visualizer.widgets.plot_dot import PlotDot
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, colors, number_font
from visualizer.widgets.view import View

DOT_PX = 12
MARGIN = 0.08  # over and under the curve


class WorkbenchCurve(View):
    """a = f(z) with the unit's own z on it; on the way back its tangent, the slope f'(z)."""

    key = "workbench_curve"
    title = Sentence("WorkbenchCurve", "Activation")
    sentence = Sentence("WorkbenchCurve", "What the unit makes of its sum: a = f(z).")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        # Two lines: on one the slope would be cut off in a narrow panel.
        self.words, self.slope = TextLine(elides=True), TextLine(elides=True)
        self.words.set_bold(True)
        self.plot = Plot()
        # Not `plot()`, whose items also thin out long data: drawn at every key that is typed.
        self._curve, self._tangent = (pg.PlotCurveItem(antialias=True) for _ in range(2))
        self.dot = PlotDot(DOT_PX)
        for item in (self._curve, self._tangent, self.dot):
            self.plot.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.words)
        layout.addWidget(self.slope)
        layout.addWidget(self.plot, 1)
        self.follow(session.walk.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw the activation of the unit at work, and where it stands on it."""
        workbench, walk = self.session.workbench, self.session.walk
        layer, unit = walk.focus
        activation = workbench.network.layers[layer].activation
        try:
            curve = activation_curve(workbench.network, workbench.trace, layer, unit)
        except ValueError:
            self._show_nothing(activation)
            return
        z, a = curve.at
        goes_back = walk.direction is Direction.BACKWARD
        numbers = format_number(z, walk.decimals), format_number(a, walk.decimals)
        name, of = activation, numbers[0]
        if workbench.network.layers[layer].is_maximum:
            name, of = "max", "…"
        self.words.set_text(f"{name}({of}) = {numbers[1]}")
        self.slope.set_text(f"f'(z) = {format_number(curve.slope, walk.decimals)}")
        self.slope.setVisible(goes_back)
        self._curve.setData(curve.z, curve.a)
        self.dot.setPos(z, a)
        self.dot.setVisible(True)
        self._tangent.setVisible(goes_back)
        if goes_back:
            self._tangent.setData(curve.z, a + curve.slope * (curve.z - z))
        low, high = _end(min(0.0, float(curve.a.min()))), _end(float(curve.a.max()))
        space = MARGIN * max(high - low, 1e-9)
        self.plot.set_range((curve.z[0], curve.z[-1]), (low - space, high + space))

    def restyle(self) -> None:
        """Take over colours and text size."""
        for line in (self.words, self.slope):
            line.setFont(number_font())
        self.plot.restyle()
        self._curve.setPen(bold_pen(colors().accent))
        self._tangent.setPen(bold_pen(colors().gradient, Qt.PenStyle.DashLine))
        self.dot.set_colors(colors().text, colors().panel)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        name = said(Sentence("WorkbenchCurve", "net input z"))
        self.plot.setLabel("bottom", name, color=colors().muted)

    def _show_nothing(self, activation: str) -> None:
        nothing = Sentence("WorkbenchCurve", "{activation} of no finite number")
        self.words.set_text(said(nothing.format(activation=activation)))
        self.slope.setVisible(False)
        for item in (self._curve, self._tangent):
            item.setData(np.empty(0), np.empty(0))
        self.dot.setVisible(False)


def _end(value: float) -> float:
    """Return an end of an axis a little beyond: 1, 1.5, 2, 3, 4, 6, 8 …: it seldom changes."""
    mantissa, exponent = math.frexp(abs(value))
    rounded = next(end for end in (0.0, 0.5, 0.75, 1.0) if mantissa <= end)
    return math.copysign(math.ldexp(rounded, exponent), value)
