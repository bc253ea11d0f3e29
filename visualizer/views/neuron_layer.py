"""Net input and logistic activation of each neuron of a small layer, term by term."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from visualizer.core.activations import sigmoid
from visualizer.core.neurons_scene import MAX_NEURONS, ONE_LAYER, ONE_NEURON, Numbers
from visualizer.core.number_text import format_digits, format_probability, format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_scene import MIN_CLASSES
from visualizer.state.session import Session
from visualizer.widgets.icons import icon
from visualizer.widgets.list_field import ListField
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

DIGITS = 6


class NeuronLayer(View):
    """Where logits come from: every neuron multiplies, adds and squashes."""

    key = "neuron_layer"
    title = Sentence("NeuronLayer", "Neurons")
    sentence = Sentence("NeuronLayer", "Each multiplies and adds: z = w₁a₁ + w₂a₂ + …, then σ(z).")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.neurons
        self.neuron_button, self.layer_button = QPushButton(), QPushButton()
        self.neuron_button.clicked.connect(partial(state.show, ONE_NEURON))
        self.layer_button.clicked.connect(partial(state.show, ONE_LAYER))
        self.add_button, self.send_button = QPushButton(), QPushButton()
        self.add_button.clicked.connect(state.add_neuron)
        self.send_button.clicked.connect(self._send)
        self._inputs_name = QLabel()
        self.inputs = ListField(state.set_inputs)
        self._inputs_name.setBuddy(self.inputs)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        # All of them at once: a panel gives its ground to what it holds when it is made.
        self.rows = [_Row(session, index, self._grid) for index in range(MAX_NEURONS)]
        buttons = QHBoxLayout()
        for button in (
            self.neuron_button,
            self.layer_button,
            self.add_button,
            self.send_button,
        ):
            buttons.addWidget(button)
        inputs = QHBoxLayout()
        inputs.addWidget(self._inputs_name)
        inputs.addWidget(self.inputs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(buttons)
        layout.addLayout(inputs)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.follow(state.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show every neuron's sum with its numbers."""
        state = self.session.neurons
        scene, n_neurons = state.scene, len(state.scene.weights)
        self.inputs.show_numbers(scene.inputs)
        self.add_button.setEnabled(n_neurons < MAX_NEURONS)
        net_inputs = state.net_inputs
        # A sum too large for a number is no logit.
        self.send_button.setEnabled(
            n_neurons >= MIN_CLASSES and bool(np.isfinite(net_inputs).all())
        )
        activations = sigmoid(net_inputs)
        for index, row in enumerate(self.rows):
            row.set_visible(index < n_neurons)
        for index, row in enumerate(self.rows[:n_neurons]):
            row.show(float(net_inputs[index]), float(activations[index]), removable=n_neurons > 1)

    def restyle(self) -> None:
        """Take over colours and text size."""
        for row in self.rows:
            row.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._inputs_name.setText(said(Sentence("NeuronLayer", "Inputs a")))
        self.inputs.setToolTip(said(Sentence("NeuronLayer", "1 to 20 numbers, then Enter")))
        self.inputs.setAccessibleName(self._inputs_name.text())
        for button, text, explanation in (
            (
                self.neuron_button,
                Sentence("NeuronLayer", "One neuron"),
                Sentence("NeuronLayer", "Note 003: the first input is 1, its weight a bias"),
            ),
            (
                self.layer_button,
                Sentence("NeuronLayer", "One layer"),
                Sentence("NeuronLayer", "Note 003: three neurons on four inputs"),
            ),
            (
                self.add_button,
                Sentence("NeuronLayer", "+ neuron"),
                Sentence("NeuronLayer", "Add a neuron whose weights are 0"),
            ),
            (
                self.send_button,
                Sentence("NeuronLayer", "z as logits"),
                Sentence("NeuronLayer", "Give the net inputs to softmax as its logits"),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(explanation))
        for row in self.rows:
            row.retranslate()

    def _send(self) -> None:
        self.session.softmax.set_logits(self.session.neurons.net_inputs.tolist())


class _Row:
    """The widgets of one neuron."""

    def __init__(self, session: Session, index: int, grid: QGridLayout) -> None:
        self._session, self._index = session, index
        self._visible: bool | None = None
        # Of all neurons when the row was shown: whose row it is.
        self._shown: tuple[Numbers, ...] = ()
        self.remove_button = QToolButton()
        self.remove_button.setProperty("flat", True)
        # By a click, too: what is half typed is taken over before its row is another's.
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.clicked.connect(self._remove)
        self.weights = ListField(partial(self._edit, session.neurons.set_weights))
        self.terms = TextLine(wraps=True)
        self.net_input = TextLine(Qt.AlignmentFlag.AlignRight)
        self.net_input.set_bold(True)
        self.activation = TextLine(Qt.AlignmentFlag.AlignRight)
        self.activation.set_bold(True)
        self._widgets = (
            self.remove_button,
            self.weights,
            self.terms,
            self.net_input,
            self.activation,
        )
        above, below = 2 * index, 2 * index + 1
        grid.addWidget(self.remove_button, above, 0)
        grid.addWidget(self.weights, above, 1, 1, 3)
        for column, widget in enumerate(self._widgets[2:], 1):
            grid.addWidget(widget, below, column)
        self.restyle()
        self.retranslate()

    def set_visible(self, visible: bool) -> None:
        """Take the row in or out."""
        if visible != self._visible:
            self._visible, self._shown = visible, ()
            for widget in self._widgets:
                widget.setVisible(visible)

    def show(self, net_input: float, activation: float, *, removable: bool) -> None:
        """Show the neuron as it stands."""
        scene = self._session.neurons.scene
        if scene.weights != self._shown:
            # What is half typed was meant for a neuron that may stand elsewhere now.
            self.weights.forget()
            self._shown = scene.weights
        weights = scene.weights[self._index]
        self.weights.show_numbers(weights)
        terms = " + ".join(
            f"{format_setting(weight)}·{format_setting(value)}"
            for weight, value in zip(weights, scene.inputs, strict=True)
        )
        self.terms.set_text(f"z = {terms} =")
        self.net_input.set_text(format_digits(net_input, DIGITS))
        self.activation.set_text(f"σ(z) = {format_probability(activation, 8)}")
        self.remove_button.setEnabled(removable)

    def restyle(self) -> None:
        """Take over colours and text size."""
        for line in (self.terms, self.net_input, self.activation):
            line.setFont(number_font())
        for widget in self._widgets:
            widget.setMaximumHeight(self.weights.fontMetrics().height() + GRID)
        self.remove_button.setIcon(icon("close"))

    def retranslate(self) -> None:
        """Put the fixed texts into the language in use."""
        number = self._index + 1
        for widget, text in (
            (self.remove_button, Sentence("NeuronLayer", "Take neuron {number} away")),
            (self.weights, Sentence("NeuronLayer", "Weights of neuron {number}")),
        ):
            name = said(text.format(number=number))
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def _edit(self, edit: Callable[..., None], *values: object) -> None:
        """Edit the neuron of this row; if it has none any more, or may have another, nothing."""
        if self._shown == self._session.neurons.scene.weights:
            edit(self._index, *values)

    def _remove(self) -> None:
        self._edit(self._session.neurons.remove_neuron)
