"""Everything that a drawing of a walk looks up, at one moment of it."""

from __future__ import annotations

import numpy as np

from visualizer.core.network_fold import NetworkFold
from visualizer.core.number_text import format_number
from visualizer.core.walk import Direction, StopKind
from visualizer.state.walk import WalkState
from visualizer.state.workbench import WorkbenchState
from visualizer.widgets.pass_layout import Edge, PassLayout
from visualizer.widgets.pass_names import PassNames
from visualizer.widgets.theme import colors, number_font

ARRIVES = 0.75  # of a step: the way along the edge, then the number appears


class PassMoment:
    """Numbers, places, colours and fonts of one moment.

    Parameters
    ----------
    layout : PassLayout
    workbench : WorkbenchState
    walk : WalkState
    """

    def __init__(self, layout: PassLayout, workbench: WorkbenchState, walk: WalkState) -> None:
        self.layout = layout
        self.scene, self.network = workbench.scene, workbench.network
        self.trace, self.gradients = workbench.trace, workbench.gradients
        self.decimals, self.pinned = walk.decimals, walk.pinned
        self.paths = walk.paths
        self.focus = walk.focus
        self.names = PassNames(workbench, walk)
        self.progress = walk.progress
        self.active = frozenset(self.progress.active)
        self.active_units = self._find_active_units()
        self.goes_back = walk.direction is Direction.BACKWARD
        self.font, self.bold = number_font(), number_font()
        self.bold.setBold(True)
        self.colors = colors()
        self._largest: dict[int, float] = {}

    @property
    def fold(self) -> NetworkFold:
        """What is shown one by one."""
        return self.layout.fold

    @property
    def key(self) -> tuple[object, ...]:
        """What decides how everything looks that does not travel, to compare with another's."""
        return (self.scene, self.paths, *self.place)

    @property
    def place(self) -> tuple[object, ...]:
        """What of the `key` is not the network's: the place on the way, and the look."""
        moment = self.progress.moment
        arrived = arrival(moment.share)
        return (self.pinned, moment.done, moment.step, arrived, self.goes_back, self.colors)

    def text(self, value: float) -> str:
        """Write a number as everywhere on the page."""
        return format_number(float(value), self.decimals)

    def largest(self, layer: int) -> float:
        """Return the size of a layer's largest output, above 0; -1 is the input."""
        if layer not in self._largest:
            values = self.trace.activations[layer + 1]
            sizes = np.abs(values[np.isfinite(values)])
            self._largest[layer] = float(sizes.max(initial=0.0)) or 1.0
        return self._largest[layer]

    @property
    def at_work_color(self) -> str:
        """The colour around whatever has its turn."""
        return self.colors.gradient if self.goes_back else self.colors.accent

    def in_same_map(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Tell whether two units of layers with maps are in one map."""
        shape = self.fold.map_shapes[other[0]]
        return one[0] == other[0] and one[1] % shape[2] == other[1] % shape[2]

    def weight(self, edge: Edge) -> float:
        """Return the weight of an edge."""
        given = self.trace.activations[edge.layer]
        return float(self.network.layers[edge.layer].weights_at(given, edge.source, edge.unit))

    def weights(self, layer: int) -> list[float]:
        """Return the weights of the edges into a layer that are shown."""
        units, sources = self.fold.units[layer], self.fold.sources[layer]
        given = self.trace.activations[layer]
        weights = self.network.layers[layer].weights_at(given, sources, units[:, np.newaxis])
        return weights.astype(float).ravel().tolist()

    def weight_gradient(self, edge: Edge) -> float:
        """Return how the loss changes with the weight of an edge; with no source, with a bias."""
        given, dz = self.trace.activations[edge.layer], self.gradients.net_inputs[edge.layer]
        layer = self.network.layers[edge.layer]
        return layer.weight_gradient(given, dz, edge.source, edge.unit)

    def _find_active_units(self) -> frozenset[tuple[int, int]]:
        """Return the units in which this step changes something."""
        units: set[tuple[int, int]] = set()
        for stop in self.active:
            if stop.kind is StopKind.DA:
                if stop.source is not None:
                    units.add((stop.layer - 1, stop.source))
            elif stop.unit is not None:
                units.add((stop.layer, stop.unit))
            elif stop.layer >= 0 and not stop.rest:
                units.update((stop.layer, unit) for unit in self.fold.units[stop.layer].tolist())
        return frozenset(units)


def arrival(share: float) -> float:
    """Return the share of the end of a step, where numbers appear, from that of the step."""
    return max(0.0, (share - ARRIVES) / (1 - ARRIVES))
