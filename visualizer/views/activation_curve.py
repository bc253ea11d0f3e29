"""The chosen activation function and its slope, and a place on it that can be dragged."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from visualizer.core.activation_curve import HALF_WIDTH
from visualizer.core.activations import FUNCTIONS
from visualizer.core.activations_scene import MAX_Z
from visualizer.core.function_card import FunctionCard
from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.plot import Plot, bold_pen, thin_pen
from visualizer.widgets.plot_dot import PlotDot
from visualizer.widgets.scrub_box import ScrubBox
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors
from visualizer.widgets.view import View

DOT_PX = 14
N_POINTS = 401  # an odd number: the bends at 0 are among them
MARGIN = 0.08
NEAR, JUMP = 1e-9, 0.1  # all jumps are at 0
INSIDE = 0.9  # of the half width, where a drag ends
STEPS = {
    Qt.Key.Key_Left: -0.1,
    Qt.Key.Key_Right: 0.1,
    Qt.Key.Key_PageDown: -1.0,
    Qt.Key.Key_PageUp: 1.0,
}


class ActivationCurve(View):
    """f(z) solid, f'(z) dashed, the tangent at z; click, drag or arrow keys move z."""

    key = "activation_curve"
    title = Sentence("ActivationCurve", "Curve and slope")
    sentence = Sentence("ActivationCurve", "The tangent is as steep as f'(z).")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.box = ScrubBox()
        self.plot = Plot(self.box)
        self._others = {key: pg.PlotCurveItem(antialias=True) for key in FUNCTIONS}
        self._curve, self._slope, self._tangent = (
            pg.PlotCurveItem(antialias=True) for _ in range(3)
        )
        self.dot, self.slope_dot = PlotDot(DOT_PX), PlotDot(DOT_PX - 4)
        for item in (*self._others.values(), self._slope, self._curve, self._tangent):
            self.plot.addItem(item)
        for dot in (self.slope_dot, self.dot):
            dot.setZValue(5)
            self.plot.addItem(dot)
        self.legend = ChartLegend(wraps=True)
        self.compare_button = QToolButton(self)
        self.compare_button.setCheckable(True)
        self.compare_button.clicked.connect(session.activations.set_compares)
        self.tools = PictureTools(self, self.compare_button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.scrubbed.connect(self._scrub)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)
        self.follow(session.activations.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw the curves, and the place on them."""
        state = self.session.activations
        scene, card = state.scene, FunctionCard(state.function, state.scene.z)
        width = HALF_WIDTH
        while abs(scene.z) > INSIDE * width:
            width *= 2
        z = np.linspace(-width, width, N_POINTS)
        values, slopes = state.function.value(z), state.function.slope(z)
        self._curve.setData(z, values, connect=_connected(state.function.value))
        self._slope.setData(z, slopes, connect=_connected(state.function.slope))
        self._tangent.setData(z, card.value + card.slope * (z - scene.z))
        for key, curve in self._others.items():
            curve.setVisible(scene.compares and key != scene.activation)
            if curve.isVisible():
                value = FUNCTIONS[key].value
                curve.setData(z, value(z), connect=_connected(value))
        both = np.concatenate([values, slopes])
        low, high = float(both.min()), float(both.max())
        if scene.compares:
            # Where nearly all of them differ.
            low, high = min(low, -1.2), max(high, 2.0)
        room = MARGIN * (high - low)
        self.plot.set_range((-width, width), (low - room, high + room))
        self.dot.setPos(scene.z, card.value)
        self.slope_dot.setPos(scene.z, card.slope)
        self.compare_button.setChecked(scene.compares)
        self.legend.set_entries(self._entries(card))
        self.setAccessibleDescription(self.legend.accessibleName())

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._curve.setPen(bold_pen(colors().accent))
        self._slope.setPen(bold_pen(colors().negative, Qt.PenStyle.DashLine))
        self._tangent.setPen(bold_pen(colors().gradient, Qt.PenStyle.DotLine))
        for curve in self._others.values():
            curve.setPen(thin_pen(colors().muted))
        self.slope_dot.set_colors(colors().negative, colors().panel)
        self._color_dot()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.plot.setLabel(
            "bottom", said(Sentence("ActivationCurve", "net input z")), color=colors().muted
        )
        self.setAccessibleName(said(self.title))
        self.plot.setToolTip(
            said(
                Sentence(
                    "ActivationCurve",
                    "Click or drag; then ← and → by 0.1, Page ↑ and ↓ by 1, Home: to 0",
                )
            )
        )
        self.compare_button.setText(said(Sentence("ActivationCurve", "others")))
        tip = said(Sentence("ActivationCurve", "Show the other functions faintly"))
        self.compare_button.setToolTip(tip)
        self.compare_button.setAccessibleName(tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the place."""
        key, state = Qt.Key(event.key()), self.session.activations
        if key == Qt.Key.Key_Home:
            state.set_z(0)
        elif key in STEPS:
            z = round(state.scene.z + STEPS[key], 10)
            state.set_z(min(max(z, -MAX_Z), MAX_Z))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys move the place."""
        super().focusInEvent(event)
        self._color_dot()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys do not move it any more."""
        super().focusOutEvent(event)
        self._color_dot()

    def _color_dot(self) -> None:
        edge = colors().text if self.hasFocus() else colors().panel
        self.dot.set_colors(colors().accent, edge)

    def _entries(self, card: FunctionCard) -> tuple[LegendEntry, ...]:
        name, z = self.session.activations.scene.activation, format_setting(card.z)
        return (
            LegendEntry(
                "━", colors().accent, f"{name}({z})", format_digits(card.value, card.digits)
            ),
            LegendEntry(
                "╍", colors().negative, f"{name}'({z})", format_digits(card.slope, card.digits)
            ),
            LegendEntry("┈", colors().gradient, said(Sentence("ActivationCurve", "tangent")), ""),
        )

    def _scrub(self, place: float) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        reach = min(MAX_Z, INSIDE * self.plot.viewRange()[0][1])
        self.session.activations.set_z(round(min(max(place, -reach), reach), 2))


def _connected(function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Return which points are joined to the next, shape (n_points,): no line across a jump."""
    connected, middle = np.ones(N_POINTS, np.int32), N_POINTS // 2
    before, at, after = function(np.array([-NEAR, 0.0, NEAR]))
    connected[middle - 1] = abs(at - before) < JUMP
    connected[middle] = abs(after - at) < JUMP
    return connected
