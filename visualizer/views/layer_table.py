"""Every layer of the model with its output shape and its number of weights, and why so many."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.initialisation import N_PIXELS
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.speech import said
from visualizer.widgets.view import View


class LayerTable(View):
    """What Keras prints by ``model.summary()``, with the sum behind each number."""

    key = "layer_table"
    title = Sentence("LayerTable", "Layers")
    sentence = Sentence("LayerTable", "As model.summary() prints them: weights and biases.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = NumberTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        self.follow(session.network.changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Count the weights of every layer."""
        network = self.session.network.network
        rows = [
            (
                Cell("Flatten"),
                Cell(f"(None, {N_PIXELS})"),
                Cell("28 × 28"),
                Cell("0"),
            ),
            *(
                (
                    Cell(f"Dense · {layer.activation}"),
                    Cell(f"(None, {layer.n_units})"),
                    Cell(f"{layer.n_inputs} × {layer.n_units} + {layer.n_units}"),
                    Cell(f"{layer.weights.size + layer.bias.size:,}"),
                )
                for layer in network.layers
            ),
        ]
        total = Cell(f"{network.n_weights:,}", bold=True)
        footer = (Cell("Σ"), Cell(""), Cell(""), total)
        heads = (
            said(Sentence("LayerTable", "layer")),
            said(Sentence("LayerTable", "output shape")),
            said(Sentence("LayerTable", "why so many")),
            said(Sentence("LayerTable", "parameters")),
        )
        self.table.show_table(heads, rows, footer)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()
