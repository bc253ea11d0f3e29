"""Every layer of the model with its output shape and its number of weights, and why so many."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.image_layers import ConvolutionLayer
from visualizer.core.network import DenseLayer
from visualizer.core.planned_network import Network
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
        rows = [tuple(map(Cell, row)) for row in self._rows(network)]
        total = Cell(f"{network.n_weights:,}", bold=True)
        footer = (Cell("Σ"), Cell(""), Cell(""), total)
        heads = (
            said(Sentence("LayerTable", "layer")),
            said(Sentence("LayerTable", "output shape")),
            said(Sentence("LayerTable", "why so many")),
            said(Sentence("LayerTable", "parameters")),
        )
        self.table.show_table(heads, rows, footer)

    def _rows(self, network: Network) -> Iterator[tuple[str, str, str, str]]:
        """Yield the texts of each layer as Keras lists them."""
        shape: tuple[int, ...] = IMAGE_SHAPE
        for layer in network.layers:
            if isinstance(layer, DenseLayer):
                if len(shape) > 1:
                    yield (
                        "Flatten",
                        _shape_text((layer.n_inputs,)),
                        _without_weights(" × ".join(map(str, shape))),
                        "0",
                    )
                shape = (layer.n_units,)
                name = f"Dense · {layer.activation}"
                why = f"{layer.n_inputs} × {layer.n_units} + {layer.n_units}"
            else:
                height, width, n_channels = (*shape, 1)[:3]
                shape = layer.output_shape((height, width, n_channels))
                if isinstance(layer, ConvolutionLayer):
                    name = f"Conv2D · {layer.activation}"
                    side, n_filters = layer.kernel_size, layer.n_filters
                    why = f"{side} × {side} × {n_channels} × {n_filters} + {n_filters}"
                else:
                    name = "MaxPooling2D"
                    text = Sentence("LayerTable", "largest of {side} × {side}")
                    why = _without_weights(said(text.format(side=layer.size)))
            n_weights = sum(array.size for array in layer.arrays)
            yield name, _shape_text(shape), why, f"{n_weights:,}"
            if layer.dropout:
                why = _without_weights(said(Sentence("LayerTable", "in training only")))
                yield f"Dropout · {layer.dropout:g}", _shape_text(shape), why, "0"

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()


def _without_weights(text: str) -> str:
    return said(Sentence("LayerTable", "{text}, no weights").format(text=text))


def _shape_text(shape: tuple[int, ...]) -> str:
    return f"(None, {', '.join(map(str, shape))})"
