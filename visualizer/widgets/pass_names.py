"""What everything in the drawing of a network is called, with its numbers."""

from __future__ import annotations

from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.walk import WalkState
from visualizer.state.workbench import WorkbenchState
from visualizer.widgets.pass_layout import Edge, Node
from visualizer.widgets.speech import said


class PassNames:
    """Names inputs, units, weights and biases in the person's language.

    Parameters
    ----------
    workbench : WorkbenchState
    walk : WalkState
        Says how many decimals.
    """

    def __init__(self, workbench: WorkbenchState, walk: WalkState) -> None:
        self._workbench, self._walk = workbench, walk

    def of(self, part: Node | Edge) -> str:
        """Say what a part is and what its numbers are now."""
        if isinstance(part, Edge):
            return self._bias(part) if part.source is None else self._weight(part)
        return self._input(part) if part.layer < 0 else self._unit(part)

    def layer(self, layer: int) -> str:
        """Return the name of a layer, or its number where it has none."""
        name = self._workbench.network.layers[layer].name
        return name or said(Sentence("PassNames", "layer {number}").format(number=layer + 1))

    def activation(self, layer: int) -> str:
        """Say what a layer's activation is, and that it can be another."""
        activation = self._workbench.network.layers[layer].activation
        text = Sentence("PassNames", "Activation of {layer}: {activation}. Click to choose another")
        return said(text.format(layer=self.layer(layer), activation=activation))

    def _input(self, node: Node) -> str:
        value = self._workbench.trace.activations[0][node.unit]
        text = Sentence("PassNames", "Input {number}: {value}")
        return said(text.format(number=node.unit, value=self._text(value)))

    def _unit(self, node: Node) -> str:
        trace, gradients = self._workbench.trace, self._workbench.gradients
        return said(
            Sentence("PassNames", "{layer}, unit {unit}: z = {z}, a = {a}, dz = {dz}").format(
                layer=self.layer(node.layer),
                unit=node.unit,
                z=self._text(trace.net_inputs[node.layer][node.unit]),
                a=self._text(trace.activations[node.layer + 1][node.unit]),
                dz=self._text(gradients.net_inputs[node.layer][node.unit]),
            )
        )

    def _bias(self, edge: Edge) -> str:
        bias = self._workbench.network.layers[edge.layer].bias[edge.unit]
        dz = self._workbench.gradients.net_inputs[edge.layer][edge.unit]
        return said(
            Sentence("PassNames", "Bias of {layer}, unit {unit}: b = {b}, db = {db}").format(
                layer=self.layer(edge.layer),
                unit=edge.unit,
                b=self._text(bias),
                db=self._text(dz),
            )
        )

    def _weight(self, edge: Edge) -> str:
        weight = float(self._workbench.network.layers[edge.layer].weights[edge.source, edge.unit])
        given = float(self._workbench.trace.activations[edge.layer][edge.source])
        dz = float(self._workbench.gradients.net_inputs[edge.layer][edge.unit])
        return said(
            Sentence(
                "PassNames",
                "Weight from {source} to {layer}, unit {unit}: w = {w}, w·a = {term}, dw = {dw}",
            ).format(
                source=edge.source,
                layer=self.layer(edge.layer),
                unit=edge.unit,
                w=self._text(weight),
                term=self._text(weight * given),
                dw=self._text(given * dz),
            )
        )

    def _text(self, value: float) -> str:
        return format_number(float(value), self._walk.decimals)
