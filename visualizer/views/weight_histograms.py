"""How the weights of every layer are spread, and how strongly the loss pulls at them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from visualizer.core.counted import counted
from visualizer.core.layer_histograms import LayerHistograms, layer_histograms
from visualizer.core.number_text import format_digits
from visualizer.core.planned_network import weight_shapes, weighted_layers
from visualizer.core.sentence import Sentence
from visualizer.core.weighted_layer import WeightedLayer
from visualizer.state.session import Session
from visualizer.widgets.histogram_grid import HistogramCell, HistogramGrid
from visualizer.widgets.page_turner import PageTurner
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

DIGITS = 3
BRIEF_DIGITS = 2
SPREAD = Sentence("WeightHistograms", "std {deviation} · mean {mean}")
SPREAD_WITH_ZEROS = Sentence(
    "WeightHistograms", "std {deviation} · mean {mean} · {percent} % exactly 0"
)
# What is wrong comes first: the end of it may have no room.
SPREAD_WITH_DEAD = Sentence(
    "WeightHistograms", "dead units: {n} · {percent} % exactly 0 · std {deviation} · mean {mean}"
)
GRADIENTS = Sentence(
    "WeightHistograms", "Gradients over the first {n} training images, mean loss {loss}"
)


class WeightHistograms(View):
    """Weights and gradients of all layers at the scrubber's moment, on scales to compare."""

    key = "weight_histograms"
    title = Sentence("WeightHistograms", "Weights and gradients")
    sentence = Sentence(
        "WeightHistograms",
        "Bars: now. Thin line: at the start. Thick: ± std. Upright: exactly 0. ◂ ▸: further out.",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words = TextLine(wraps=True)
        self.words.set_bold(True)
        self.shared_button, self.log_button = QPushButton(), QPushButton()
        for button in (self.shared_button, self.log_button):
            button.setCheckable(True)
            button.clicked.connect(self.refresh)
        self.shared_button.setChecked(True)
        self.turner = PageTurner()
        self.turner.turned.connect(self.refresh)
        self.grid = HistogramGrid()
        self.grid.resized.connect(self.refresh)
        self.grid.pointed.connect(self._say)
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        for widget in (self.shared_button, self.log_button, self.turner):
            above.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addWidget(self.grid, 1)
        self._counted: tuple[object, tuple[LayerHistograms, ...]] = None, ()
        # A run shows fifteen networks a second.
        self.follow_in_turn(session.network.changed, session.gradients.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Count the weights, and the gradients as far as they are known."""
        if not self.in_sight:
            self.put_off()
            return
        self.session.gradients.request()
        layers = weighted_layers(self.session.network.network)
        self.turner.set_items(len(layers), self.grid.capacity)
        self.turner.setVisible(len(layers) > self.grid.capacity)
        heads = (
            said(Sentence("WeightHistograms", "Weights ▲ and biases ▼")),
            said(Sentence("WeightHistograms", "Gradients of the loss, of weights ▲ and biases ▼")),
        )
        shown = self.turner.shown
        columns = self._weight_cells(layers)[shown], self._gradient_cells()[shown]
        self.grid.show_log(self.log_button.isChecked())
        self.grid.show_cells(heads, columns)
        self.grid.setAccessibleDescription(
            "; ".join(f"{cell.name} {cell.text}" for cells in columns for cell in cells)
        )
        self._say()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.words.setFont(number_font())
        self.turner.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.turner.retranslate()
        # About as long as what is said of a bin: the panels stand still while some is pointed at.
        self.words.make_room(said(GRADIENTS.format(n=100, loss="0.00000")))
        for button, text, tip in (
            (
                self.shared_button,
                Sentence("WeightHistograms", "Shared scale"),
                Sentence("WeightHistograms", "The same numbers from left to right in every layer"),
            ),
            (
                self.log_button,
                Sentence("WeightHistograms", "Log counts"),
                Sentence("WeightHistograms", "Heights by the logarithm: few are seen beside many"),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(tip))
        text = Sentence(
            "WeightHistograms", "Histograms by layer; the arrow keys go from bin to bin"
        )
        self.grid.setAccessibleName(said(text))

    def _weight_cells(self, layers: Sequence[WeightedLayer]) -> list[HistogramCell]:
        first, last = self._ends_of_run()
        shared = self.shared_button.isChecked()
        # Gradients come a moment later: nothing is counted twice.
        asked = (*layers, *first, *last, shared)
        if self._counted[0] != asked:
            counted = layer_histograms(
                [layer.weights for layer in layers],
                [layer.bias for layer in layers],
                first_weights=[layer.weights for layer in first],
                last_weights=[layer.weights for layer in last],
                shared=shared,
            )
            self._counted = asked, counted
        return [
            self._cell(histograms, self._name(layers, index), SPREAD)
            for index, histograms in enumerate(self._counted[1])
        ]

    def _gradient_cells(self) -> list[HistogramCell]:
        gradient = self.session.gradients.gradient
        if gradient is None:
            return []
        counted = layer_histograms(
            gradient.weights, gradient.biases, shared=self.shared_button.isChecked()
        )
        cells = []
        for index, histograms in enumerate(counted):
            n_dead = gradient.n_dead_units(index)
            text = SPREAD_WITH_DEAD if n_dead else SPREAD_WITH_ZEROS
            cells.append(self._cell(histograms, "", text, n_dead))
        return cells

    def _cell(
        self, histograms: LayerHistograms, name: str, text: Sentence, n_dead: int = 0
    ) -> HistogramCell:
        told, warning = histograms.statistics, ""
        n_nan, n_infinite = histograms.n_not_finite
        if n_nan or n_infinite:
            spoilt = Sentence("WeightHistograms", "{nan} are nan, {infinite} infinite")
            warning = said(spoilt.format(nan=f"{n_nan:,}", infinite=f"{n_infinite:,}"))
        numbers = text.format(
            deviation=format_digits(told.deviation, BRIEF_DIGITS),
            mean=format_digits(told.mean, BRIEF_DIGITS),
            percent=f"{100 * histograms.weights.n_zero / told.n_values:.0f}",
            n=f"{n_dead:,}",
        )
        return HistogramCell(
            histograms, name, said(numbers), warning, _explanation(histograms, n_dead)
        )

    def _ends_of_run(self) -> tuple[Sequence[WeightedLayer], Sequence[WeightedLayer]]:
        """Return the layers at the beginning and at the end of the run that is on screen."""
        snapshots, network = self.session.training.snapshots, self.session.network.network
        if not len(snapshots) or weight_shapes(snapshots[0].network) != weight_shapes(network):
            return (), ()
        return weighted_layers(snapshots[0].network), weighted_layers(snapshots[-1].network)

    def _name(self, layers: Sequence[WeightedLayer], index: int) -> str:
        layer = layers[index]
        text = Sentence("WeightHistograms", "layer {number}").format(number=index + 1)
        shape = " × ".join(f"{size:,}" for size in layer.weights.shape)
        return f"{layer.name or said(text)} · {shape}"

    def _say(self) -> None:
        self.words.set_text(said(self._words()))

    def _words(self) -> Sentence:
        """Tell what is pointed at, or what the gradients are of."""
        if self.grid.bin is not None:
            return self._words_of_bin()
        state = self.session.gradients
        gradient = state.gradient
        if gradient is None and not state.has_images:
            return Sentence("WeightHistograms", "There are no training images yet.")
        if gradient is None:
            return Sentence("WeightHistograms", "Finding the gradients…")
        if not np.isfinite(gradient.loss):
            return Sentence("WeightHistograms", "The network gives no numbers.")
        return GRADIENTS.format(n=gradient.n_images, loss=format_digits(gradient.loss, DIGITS))

    def _words_of_bin(self) -> Sentence:
        place = self.grid.bin
        shown = self.grid.columns[place.column][place.row].histograms
        low, high = (format_digits(edge, DIGITS) for edge in shown.weights.edges_of(place.index))
        counts = [int(each.counts[place.index]) for each in (shown.weights, shown.biases)]
        alls = [each.n_values for each in (shown.weights, shown.biases)]
        return Sentence(
            "WeightHistograms", "{low} to {high}: {n} of {all} weights, {m} of {k} biases"
        ).format(
            low=low,
            high=high,
            n=f"{counts[0]:,}",
            all=f"{alls[0]:,}",
            m=f"{counts[1]:,}",
            k=f"{alls[1]:,}",
        )


def _explanation(histograms: LayerHistograms, n_dead: int) -> str:
    """Say what the marks of a picture mean that are not in all of them."""
    both = histograms.weights, histograms.biases
    n_zero = sum(each.n_zero for each in both)
    n_further = sum(each.n_below + each.n_above for each in both)
    lines: list[Sentence] = []
    if n_dead:
        text = Sentence("WeightHistograms", "Dead units: no image here gives them a gradient.")
        lines.append(text)
    if n_zero:
        one = Sentence("WeightHistograms", "Upright line: 1 number is exactly 0.")
        many = Sentence("WeightHistograms", "Upright line: {n} numbers are exactly 0.")
        lines.append(counted(n_zero, one, many))
    if n_further:
        one = Sentence("WeightHistograms", "◂ ▸: 1 number is further out than the axis.")
        many = Sentence("WeightHistograms", "◂ ▸: {n} numbers are further out than the axis.")
        lines.append(counted(n_further, one, many))
    return "\n".join(map(said, lines))
