"""The way through a network in small steps: term by term, neuron by neuron, layer by layer."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto
from typing import NamedTuple

from visualizer.core.network_fold import NetworkFold


class Direction(StrEnum):
    """Which way the values go."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Grain(StrEnum):
    """How much happens in one step."""

    TERM = "term"
    NEURON = "neuron"
    LAYER = "layer"


class StopKind(IntEnum):
    """What is computed at a stop.

    Forward: a term ``w a`` of a sum (or the rest of the terms), the bias, the activation; of
    a unit that stands for its map, then the other places of that.
    Backward: the loss, the gradient ``dz`` of a net input, ``dW`` of one weight, ``db``, a
    term ``w dz`` of the gradient ``da`` of what the layer was given, and at the end the
    changed weights.
    """

    TERM = auto()
    BIAS = auto()
    ACTIVATION = auto()
    MAP = auto()
    LOSS = auto()
    DZ = auto()
    DW = auto()
    DB = auto()
    DA = auto()
    UPDATE = auto()


FORWARD_KINDS = (StopKind.TERM, StopKind.BIAS, StopKind.ACTIVATION, StopKind.MAP)


# A stop without its name: made in a third of the time.
Place = tuple[StopKind, int, int | None, int | None, bool]


class Stop(NamedTuple):
    """The smallest step of a walk; a tuple, since hundreds are looked up at every frame.

    Attributes
    ----------
    kind : StopKind
    layer : int
        The layer whose weights are at work, from 0; -1 where there is none.
    unit : int or None
        Of that layer; None for all of them, or for those that are not shown.
    source : int or None
        Of the layer before, or of the input; None for the terms that are not shown.
    rest : bool
        Stands for everything that is not shown one by one.
    """

    kind: StopKind
    layer: int = -1
    unit: int | None = None
    source: int | None = None
    rest: bool = False


@dataclass(frozen=True)
class Moment:
    """Where a walk stands.

    Attributes
    ----------
    done : int
        Stops that are complete.
    step : range
        Stops that are on their way, all at once, or were last; empty at the beginning.
    share : float
        How far they are, 0 to 1.
    """

    done: int
    step: range
    share: float

    def share_of(self, place: int | None) -> float:
        """Return how far a stop is, 0 to 1, by its place; there may be none of that name."""
        if place is None:
            return 0.0
        if place < self.done:
            return 1.0
        return self.share if place in self.step else 0.0


class Walk:
    """All stops of a pass through a network, and where the steps of each grain end.

    Parameters
    ----------
    fold : NetworkFold
        What is walked through one by one.
    activations : tuple of str
        Of each layer.
    direction : Direction

    Attributes
    ----------
    stops : tuple of Stop
    direction : Direction
    """

    def __init__(
        self, fold: NetworkFold, activations: tuple[str, ...], direction: Direction
    ) -> None:
        self.direction = direction
        self._stops: list[Stop] = []
        self._ends: dict[Grain, list[int]] = {grain: [0] for grain in Grain}
        if direction is Direction.FORWARD:
            for layer, activation in enumerate(activations):
                if fold.map_shapes[layer] is None:
                    self._add_forward(fold, layer, shared=activation == "softmax")
                else:
                    self._add_maps(fold, layer)
        else:
            self._add_backward(fold)
        self.stops = tuple(self._stops)
        self._places: dict[Place, int] = {stop: place for place, stop in enumerate(self.stops)}

    def place(self, stop: Place) -> int | None:
        """Return the place of a stop, or of a tuple like it, among `stops`, if it is there."""
        return self._places.get(stop)

    def length(self, grain: Grain) -> int:
        """Return how many steps the walk takes."""
        return len(self._ends[grain]) - 1

    def moment(self, grain: Grain, position: float) -> Moment:
        """Return what is done and what is on its way.

        Parameters
        ----------
        grain : Grain
        position : float
            0 to ``length(grain)``.
        """
        ends = self._ends[grain]
        whole = min(int(position), len(ends) - 1)
        share = position - whole
        if share <= 0 or whole + 1 >= len(ends):
            return Moment(ends[whole], range(ends[max(0, whole - 1)], ends[whole]), 1.0)
        return Moment(ends[whole], range(ends[whole], ends[whole + 1]), share)

    def position(self, grain: Grain, done: int) -> int:
        """Return the last position of a grain at which no more than ``done`` stops are complete."""
        return bisect_right(self._ends[grain], done) - 1

    def _add_forward(self, fold: NetworkFold, layer: int, *, shared: bool) -> None:
        """Add a layer's sums and activations; ``shared`` ones need every sum of the layer."""
        for row, unit in enumerate(fold.units[layer].tolist()):
            self._add_terms(fold, layer, row, unit, StopKind.TERM)
            self._add(StopKind.BIAS, layer, unit)
            if not shared:
                self._add(StopKind.ACTIVATION, layer, unit)
            self._end(Grain.NEURON)
        if fold.n_hidden_units(layer):
            self._add(StopKind.BIAS, layer, rest=True)
            if not shared:
                self._add(StopKind.ACTIVATION, layer, rest=True)
            self._end(Grain.NEURON)
        if shared:
            self._add(StopKind.ACTIVATION, layer)
            self._end(Grain.NEURON)
        self._end(Grain.LAYER)

    def _add_maps(self, fold: NetworkFold, layer: int) -> None:
        """Add one unit of every map, and then all other places of the map at once."""
        for row, unit in enumerate(fold.units[layer].tolist()):
            self._add_terms(fold, layer, row, unit, StopKind.TERM)
            if layer not in fold.maxima:
                self._add(StopKind.BIAS, layer, unit)
            self._add(StopKind.ACTIVATION, layer, unit)
            self._add(StopKind.MAP, layer, unit)
            self._end(Grain.NEURON)
        if fold.n_hidden_units(layer):
            self._add(StopKind.MAP, layer, rest=True)
            self._end(Grain.NEURON)
        self._end(Grain.LAYER)

    def _add_backward(self, fold: NetworkFold) -> None:
        self._add(StopKind.LOSS)
        self._end(Grain.NEURON)
        self._end(Grain.LAYER)
        for layer in range(len(fold.units) - 1, -1, -1):
            # What has come back to a maximum goes on to the largest as it is.
            if layer not in fold.maxima:
                self._add_net_input_gradients(fold, layer)
                self._add_weight_gradients(fold, layer)
            if layer > 0:
                self._add_way_back(fold, layer)
        self._add(StopKind.UPDATE)
        self._end(Grain.NEURON)
        self._end(Grain.LAYER)

    def _add_net_input_gradients(self, fold: NetworkFold, layer: int) -> None:
        """Add ``dz`` of every unit of a layer."""
        for unit in fold.units[layer].tolist():
            self._add(StopKind.DZ, layer, unit)
            self._end(Grain.NEURON)
        if fold.n_hidden_units(layer):
            self._add(StopKind.DZ, layer, rest=True)
            self._end(Grain.NEURON)
        self._end(Grain.LAYER)

    def _add_weight_gradients(self, fold: NetworkFold, layer: int) -> None:
        """Add the gradients of all that a layer learns."""
        for row, unit in enumerate(fold.units[layer].tolist()):
            self._add_terms(fold, layer, row, unit, StopKind.DW)
            self._add(StopKind.DB, layer, unit)
            self._end(Grain.NEURON)
        if fold.n_hidden_units(layer):
            self._add(StopKind.DW, layer, rest=True)
            self._end(Grain.NEURON)
        self._end(Grain.LAYER)

    def _add_way_back(self, fold: NetworkFold, layer: int) -> None:
        """Add the sums that give a layer's ``dz`` back to the units it was fed by."""
        comes_from_maps = fold.map_shapes[layer] is not None
        for source in fold.units[layer - 1].tolist():
            # From maps it comes from every place that has looked at it: all at once.
            for unit in () if comes_from_maps else fold.units[layer].tolist():
                self._add(StopKind.DA, layer, unit, source)
            if comes_from_maps or fold.n_hidden_units(layer):
                self._add(StopKind.DA, layer, None, source, rest=True)
            self._end(Grain.NEURON)
        if fold.n_hidden_units(layer - 1):
            self._add(StopKind.DA, layer, rest=True)
            self._end(Grain.NEURON)
        self._end(Grain.LAYER)

    def _add_terms(
        self, fold: NetworkFold, layer: int, row: int, unit: int, kind: StopKind
    ) -> None:
        """Add one stop for each term into a unit."""
        for source in fold.sources[layer][row].tolist():
            self._add(kind, layer, unit, source)
        if fold.n_hidden_terms(layer):
            self._add(kind, layer, unit, rest=True)

    def _add(
        self,
        kind: StopKind,
        layer: int = -1,
        unit: int | None = None,
        source: int | None = None,
        *,
        rest: bool = False,
    ) -> None:
        self._stops.append(Stop(kind, layer, unit, source, rest))
        self._end(Grain.TERM)

    def _end(self, grain: Grain) -> None:
        self._ends[grain].append(len(self._stops))


class Progress:
    """How far every part of a pass is at a moment of its walk."""

    def __init__(self, walk: Walk, moment: Moment) -> None:
        self.walk, self.moment = walk, moment

    def of(
        self,
        kind: StopKind,
        layer: int = -1,
        unit: int | None = None,
        source: int | None = None,
        *,
        rest: bool = False,
    ) -> float:
        """Return how far a stop is, 0 to 1; on the way back all of the way there is done."""
        if self.walk.direction is Direction.BACKWARD and kind in FORWARD_KINDS:
            return 1.0
        return self.moment.share_of(self.walk.place((kind, layer, unit, source, rest)))

    def of_output_gradient(self, fold: NetworkFold, layer: int, unit: int) -> float:
        """Return how far ``da`` of a unit shown is, 0 to 1: as far as what comes to it last."""
        place = (StopKind.DA, layer + 1, None, unit)
        if self.walk.place((*place, True)) is not None:
            return self.of(*place, rest=True)
        return self.of(StopKind.DA, layer + 1, int(fold.units[layer + 1][-1]), unit)

    def of_activation(self, layer: int, unit: int) -> float:
        """Return how far the output of a unit shown is, alone or with its whole layer."""
        return max(self.of(StopKind.ACTIVATION, layer, unit), self.of(StopKind.ACTIVATION, layer))

    @property
    def active(self) -> tuple[Stop, ...]:
        """The stops of the step on its way, or of the last one."""
        step = self.moment.step
        return self.walk.stops[step.start : step.stop]
