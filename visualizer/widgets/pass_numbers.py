"""The numbers in the drawing of a network that a person can change."""

from __future__ import annotations

from visualizer.state.workbench import WorkbenchState
from visualizer.widgets.pass_layout import Edge, Node

Number = Edge | Node  # a weight or a bias, or an input


class PassNumbers:
    """Reads and changes inputs, weights and biases by their place.

    Parameters
    ----------
    workbench : WorkbenchState
    """

    def __init__(self, workbench: WorkbenchState) -> None:
        self._workbench = workbench

    def exists(self, number: Number) -> bool:
        """Tell whether the network has such a number, still."""
        sizes = self._workbench.network.sizes
        if number.layer + 1 >= len(sizes) or number.unit >= sizes[number.layer + 1]:
            return False
        source = number.source if isinstance(number, Edge) else None
        return source is None or source < sizes[number.layer]

    def value(self, number: Number) -> float:
        """Return what it is now."""
        if isinstance(number, Node):
            return float(self._workbench.trace.activations[0][number.unit])
        layer = self._workbench.network.layers[number.layer]
        if number.source is None:
            return layer.bias_at(number.unit)
        given = self._workbench.trace.activations[number.layer]
        return float(layer.weights_at(given, number.source, number.unit))

    def change(self, number: Number, value: float) -> None:
        """Give it another value.

        Raises
        ------
        Problem
            If that is too large, or not finite.
        """
        if isinstance(number, Node):
            self._workbench.set_input(number.unit, value)
        elif number.source is None:
            self._workbench.set_bias(number.layer, number.unit, value)
        else:
            self._workbench.set_weight(number.layer, number.source, number.unit, value)
