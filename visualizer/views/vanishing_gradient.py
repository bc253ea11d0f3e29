"""What is left of a gradient after layer upon layer: the product, factor by factor."""

from __future__ import annotations

import math

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.gradient_chain import GradientChain, Verdict
from visualizer.core.number_text import format_digits
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.gradient_tools import GradientTools
from visualizer.widgets.layer_chart import LayerChart, LayerPoint
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font, text_zoom
from visualizer.widgets.view import View

DIGITS = 5  # as many as it takes to reckon the next number from this one
VERDICTS = {
    Verdict.VANISHING: Sentence(
        "VanishingGradient", "It vanishes: {left} of the gradient is left."
    ),
    Verdict.STEADY: Sentence(
        "VanishingGradient", "It stays: the gradient is {left} times as large."
    ),
    Verdict.EXPLODING: Sentence(
        "VanishingGradient", "It explodes: the gradient is {left} times as large."
    ),
}


class VanishingGradient(View):
    """The product so far and the next factor as a formula; a step shows what comes of it."""

    key = "vanishing_gradient"
    title = Sentence("VanishingGradient", "Product of slopes")
    sentence = Sentence("VanishingGradient", "Each layer multiplies the gradient by f'(z).")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.factor, self.product, self.next = (TextLine(wraps=True) for _ in range(3))
        self.product.set_bold(True)
        self.chart = LayerChart()
        self.tools = GradientTools(self)
        self.chart.box.scrubbed.connect(self._scrub)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 4)
        for line in (self.factor, self.product, self.next):
            layout.addWidget(line)
        layout.addWidget(self.chart, 1)
        state = session.activations
        # Another height has other room for numbers.
        self.follow(state.changed, state.playback.changed, self.chart.box.sigResized)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the way so far."""
        state = self.session.activations
        chain, position = state.chain, state.playback.position
        done = int(position)
        points = [
            LayerPoint(number, chain.exponent(number), chain.said(number))
            for number in range(done + 1)
        ]
        if position > done:
            points.append(LayerPoint(position, _between(chain, position), ""))
        self.chart.show_points(points, (0, chain.n_layers), chain.exponents.tolist())
        self.chart.now.setValue(position)
        self._say(chain, done)
        self.chart.setAccessibleDescription(self.product.text)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.chart.restyle()
        self._fit_lines()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.chart.retranslate()
        self.chart.setAccessibleName(said(self.title))
        self.chart.setToolTip(
            said(Sentence("VanishingGradient", "Click or drag to go to a layer; point to read it"))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is reckoned have the room there is."""
        super().resizeEvent(event)
        self._fit_lines()

    def _fit_lines(self) -> None:
        font = number_font()
        zoom = text_zoom(self.height(), QFontMetrics(font).height())
        font.setPointSizeF(font.pointSizeF() * zoom)
        for line in (self.factor, self.product, self.next):
            line.setFont(font)

    def _say(self, chain: GradientChain, done: int) -> None:
        scene = self.session.activations.scene
        name = scene.activation
        z, slope, factor = (_written(each) for each in (scene.z, chain.slope, chain.factor))
        if scene.weighs:
            text = Sentence(
                "VanishingGradient", "A layer: {name}'({z}) · weights = {slope} · {gain} = {factor}"
            ).format(name=name, z=z, slope=slope, gain=_written(chain.gain), factor=factor)
        else:
            text = Sentence("VanishingGradient", "A layer: {name}'({z}) = {slope}")
            text = text.format(name=name, z=z, slope=slope)
        self.factor.set_text(said(text))
        left = chain.said(done, DIGITS)
        closed = f"({factor})" if chain.factor < 0 else factor
        power = f"{closed}^{done}"
        text = Sentence("VanishingGradient", "Product after layer {layer}: {power} = {left}")
        self.product.set_text(said(text.format(layer=done, power=power, left=left)))
        if done < chain.n_layers:
            text = Sentence("VanishingGradient", "Layer {layer}: {left} · {factor} = ?")
            self.next.set_text(said(text.format(layer=done + 1, left=left, factor=closed)))
        else:
            text = VERDICTS[chain.verdict].format(left=chain.said(done))
            self.next.set_text(said(text))

    def _scrub(self, place: float) -> None:
        playback = self.session.activations.playback
        playback.pause()
        playback.seek(round(place))


def _between(chain: GradientChain, position: float) -> float:
    """Return the exponent on the way from one layer to the next."""
    before, after = chain.exponent(int(position)), chain.exponent(int(position) + 1)
    # From 0 nothing comes back, and nobody sees how it falls.
    return before + (after - before) * (position % 1) if math.isfinite(after) else before


def _written(number: float) -> str:
    return format_digits(number, DIGITS)
