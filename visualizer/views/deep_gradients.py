"""How large the gradient is in each layer of a real deep network, before and after training."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from visualizer.core.number_text import format_digits, format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.gradient_tools import GradientTools
from visualizer.widgets.layer_chart import LayerChart, LayerPoint
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, colors, number_font
from visualizer.widgets.view import View

DIGITS = 3
MANY_STEPS = 10


class DeepGradients(View):
    """The length of dW of every hidden layer, the one nearest to the output first."""

    key = "deep_gradients"
    title = Sentence("DeepGradients", "A real deep network")
    sentence = Sentence("DeepGradients", "‖dW‖ of each layer of 32 units, on a random batch.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.activations
        self.step_button, self.steps_button, self.restart_button = (QPushButton() for _ in range(3))
        self._buttons = self.step_button, self.steps_button, self.restart_button
        self._made_of = ""
        self._bubbles = {}
        for button, n_steps in ((self.step_button, 1), (self.steps_button, MANY_STEPS)):
            self._bubbles[button] = Bubble(button)
            action = partial(state.train, n_steps)
            button.clicked.connect(partial(self._bubbles[button].attempt, action))
        self.restart_button.clicked.connect(state.restart)
        self.loss, self.ratio = TextLine(), TextLine(wraps=True)
        self.ratio.set_bold(True)
        self.legend = ChartLegend(wraps=True)
        self.chart = LayerChart()
        self.tools = GradientTools(self)
        self.chart.box.scrubbed.connect(self._scrub)
        # Beside buttons it stands in their middle.
        self.loss.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        above = QWidget()
        flow = FlowLayout(above, GRID)
        for widget in (*self._buttons, self.loss):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 4)
        layout.addWidget(above)
        layout.addWidget(self.ratio)
        layout.addWidget(self.legend)
        layout.addWidget(self.chart, 1)
        # Another height has other room for numbers.
        self.follow(state.changed, self.chart.box.sigResized)
        state.playback.changed.connect(self._moved)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Measure the network, and show every layer."""
        state = self.session.activations
        sizes = state.measured
        # From the output back, as the gradient goes.
        norms, signals = sizes.weights[::-1], sizes.net_inputs[::-1]
        with np.errstate(divide="ignore", invalid="ignore"):
            exponents, beside = np.log10(norms), np.log10(signals)
        layers = np.arange(1, len(norms) + 1)
        points = [
            LayerPoint(int(layer), float(exponent), format_digits(float(norm), DIGITS))
            for layer, exponent, norm in zip(layers, exponents, norms, strict=True)
            if np.isfinite(norm)
        ]
        self.chart.show_points(points, (1, len(norms)), [*exponents, *beside])
        self.chart.show_beside(layers, beside)
        self.legend.set_entries(self._entries(norms, signals))
        text = Sentence("DeepGradients", "step {step}, loss {loss}")
        shown = format_number(sizes.loss, 3)
        told = said(text.format(step=state.scene.n_steps, loss=shown))
        self.loss.set_text(f"{self._made_of}{told}")
        self.ratio.set_text(_compared(norms))
        self.chart.setAccessibleDescription(self.legend.accessibleName())
        self.restart_button.setEnabled(state.scene.n_steps > 0)
        self._moved()

    def stand_alone(self) -> None:
        """Leave out what is pressed, and say which network it is."""
        for button in self._buttons:
            button.hide()
        scene = self.session.activations.scene
        self._made_of = f"{scene.n_layers} × 32 {scene.activation}, {scene.initialiser}: "
        self.refresh()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.chart.restyle()
        for line in (self.loss, self.ratio):
            line.setFont(number_font())

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.chart.retranslate()
        self.chart.setAccessibleName(said(self.title))
        self.chart.setToolTip(
            said(Sentence("DeepGradients", "Click or drag to go to a layer; point to read it"))
        )
        for button, text, explanation in (
            (
                self.step_button,
                Sentence("DeepGradients", "Train 1 step"),
                Sentence("DeepGradients", "One step of gradient descent, learning rate 0.1"),
            ),
            (
                self.steps_button,
                Sentence("DeepGradients", "10 steps"),
                Sentence("DeepGradients", "Ten steps of gradient descent, learning rate 0.1"),
            ),
            (
                self.restart_button,
                Sentence("DeepGradients", "First weights"),
                Sentence("DeepGradients", "Back to the weights as they were drawn"),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(explanation))

    def _entries(self, norms: np.ndarray, signals: np.ndarray) -> tuple[LegendEntry, ...]:
        series = (
            (
                "━",
                colors().accent,
                "‖dW‖",
                norms,
                Sentence("DeepGradients", "by how much the loss changes with the layer's weights"),
            ),
            (
                "╍",
                colors().negative,
                "‖dz‖",
                signals,
                Sentence("DeepGradients", "what goes back: dW is that times what came in"),
            ),
        )
        return tuple(
            LegendEntry(mark, color, name, _span(values), said(explanation))
            for mark, color, name, values, explanation in series
        )

    def _moved(self) -> None:
        """Mark the layer that the product has come to."""
        self.chart.now.setValue(self.session.activations.playback.position)

    def _scrub(self, place: float) -> None:
        playback = self.session.activations.playback
        playback.pause()
        playback.seek(round(place))


def _span(values: np.ndarray) -> str:
    """Write the first and the last of some numbers."""
    first, last = (format_digits(float(values[end]), DIGITS) for end in (0, -1))
    return f"{first} … {last}"


def _compared(norms: np.ndarray) -> str:
    """Say how the gradient in the first layer compares with that in the last."""
    nearest, farthest = float(norms[0]), float(norms[-1])
    if not np.isfinite(norms).all():
        return said(Sentence("DeepGradients", "The gradient is no number any more: it exploded."))
    if nearest == 0:
        return said(Sentence("DeepGradients", "The gradient is 0: nothing is learned here."))
    ratio = format_digits(farthest / nearest, DIGITS)
    text = Sentence("DeepGradients", "‖dW‖ at the input is {ratio} times that at the output.")
    return said(text.format(ratio=ratio))
