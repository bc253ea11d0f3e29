"""What everything in the drawing of a network is called, with its numbers."""

from __future__ import annotations

import numpy as np

from visualizer.core.counted import counted
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

    def kind(self, layer: int) -> str:
        """Return what a layer does with its sums; Keras's name of one over an image as well."""
        chosen = self._workbench.network.layers[layer]
        if chosen.is_maximum:
            return "MaxPooling2D"
        bend = f"{chosen.activation} ▾"
        return bend if chosen.map_shape is None else f"Conv2D, {bend}"

    def work(self, layer: int) -> str:
        """Say how a layer makes its maps."""
        chosen = self._workbench.network.layers[layer]
        if chosen.is_maximum:
            largest = Sentence("PassNames", "the largest of {side} × {side}")
            return said(largest.format(side=chosen.layer.size))
        height, width, n_channels, n_filters = chosen.arrays[0].shape
        text = counted(
            n_filters,
            Sentence("PassNames", "1 kernel, {height} × {width} × {channels}"),
            Sentence("PassNames", "{n} kernels, {height} × {width} × {channels}"),
            height=height,
            width=width,
            channels=n_channels,
        )
        return said(text)

    def place(self, layer: int, unit: int) -> str:
        """Say which unit of its layer a unit is: by its number, or by map, row and column."""
        chosen = self._workbench.network.layers[layer]
        if chosen.map_shape is None:
            return said(Sentence("PassNames", "unit {unit}").format(unit=unit))
        row, column, number = chosen.place(unit)
        text = Sentence("PassNames", "map {map}, row {row}, column {column}")
        return said(text.format(map=number, row=row, column=column))

    def source(self, layer: int, unit: int, source: int) -> str:
        """Return the number of a source; in a kernel, row, column and channel of its weight."""
        chosen = self._workbench.network.layers[layer]
        if chosen.map_shape is None:
            return str(source)
        return str(list(chosen.kernel_place(source, unit)[:3]))

    def activation(self, layer: int) -> str:
        """Say what a layer's activation is, and that it can be another."""
        activation = self._workbench.network.layers[layer].activation
        text = Sentence("PassNames", "Activation of {layer}: {activation}. Click to choose another")
        return said(text.format(layer=self.layer(layer), activation=activation))

    def _input(self, node: Node) -> str:
        value = self._workbench.trace.activations[0][node.unit]
        first = self._workbench.network.layers[0]
        if first.map_shape is not None:
            row, column, _ = first.given_place(node.unit)
            pixel = Sentence("PassNames", "Pixel in row {row}, column {column}: {value}")
            return said(pixel.format(row=row, column=column, value=self._text(value)))
        text = Sentence("PassNames", "Input {number}: {value}")
        return said(text.format(number=node.unit, value=self._text(value)))

    def _unit(self, node: Node) -> str:
        trace, gradients = self._workbench.trace, self._workbench.gradients
        return said(
            Sentence("PassNames", "{layer}, {unit}: z = {z}, a = {a}, dz = {dz}").format(
                layer=self.layer(node.layer),
                unit=self.place(node.layer, node.unit),
                z=self._text(trace.net_inputs[node.layer][node.unit]),
                a=self._text(trace.activations[node.layer + 1][node.unit]),
                dz=self._text(gradients.net_inputs[node.layer][node.unit]),
            )
        )

    def _bias(self, edge: Edge) -> str:
        return said(
            Sentence("PassNames", "Bias of {layer}, {unit}: b = {b}, db = {db}").format(
                layer=self.layer(edge.layer),
                unit=self.place(edge.layer, edge.unit),
                b=self._text(self._workbench.network.layers[edge.layer].bias_at(edge.unit)),
                db=self._text(self._gradient(edge)),
            )
        )

    def _weight(self, edge: Edge) -> str:
        layer, given = self._workbench.network.layers[edge.layer], self._given(edge)
        weight = float(layer.weights_at(given, edge.source, edge.unit))
        numbers = {
            "w": self._text(weight),
            "term": self._text(weight * float(given[edge.source])),
            "dw": self._text(self._gradient(edge)),
        }
        if layer.map_shape is None:
            text = Sentence(
                "PassNames",
                "Weight from {source} to {layer}, unit {unit}: w = {w}, w·a = {term}, dw = {dw}",
            )
            places = {"source": edge.source, "unit": edge.unit}
        else:
            text = Sentence(
                "PassNames",
                "Kernel {map} of {layer}, row {row}, column {column}, channel {channel}:"
                " w = {w}, w·a = {term}, dw = {dw}",
            )
            row, column, channel, number = layer.kernel_place(edge.source, edge.unit)
            places = {"map": number, "row": row, "column": column, "channel": channel}
        return said(text.format(layer=self.layer(edge.layer), **places, **numbers))

    def _given(self, edge: Edge) -> np.ndarray:
        return self._workbench.trace.activations[edge.layer]

    def _gradient(self, edge: Edge) -> float:
        dz = self._workbench.gradients.net_inputs[edge.layer]
        layer = self._workbench.network.layers[edge.layer]
        return layer.weight_gradient(self._given(edge), dz, edge.source, edge.unit)

    def _text(self, value: float) -> str:
        return format_number(float(value), self._walk.decimals)
