"""What of a network is shown one by one, and what is summed up as "the rest"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from visualizer.core.folding import strongest_units
from visualizer.core.image_layers import MapShape
from visualizer.core.network import AnyNetwork, ForwardTrace
from visualizer.core.unit_layer import UnitLayer

# A layer of so many is shown whole; of a larger one, the strongest.
WHOLE = 16
N_UNITS = 12
N_TERMS = 8


@dataclass(frozen=True, eq=False)
class NetworkFold:
    """The parts of every layer that are shown one by one.

    Attributes
    ----------
    units : tuple of arrays of int, each of shape (n_shown,)
        Units shown of each layer, in the order of their numbers; of maps one a map, in the
        order of the maps.
    sources : tuple of arrays of int, each of shape (n_shown, n_terms)
        For each unit shown, where the terms of its sum come from that are shown: in the
        order of their numbers, all of them or the largest.
    sizes : tuple of int
        Number of inputs, then of each layer's units, shown or not.
    n_terms : tuple of int
        Of each sum into a layer, shown or not.
    map_shapes : tuple of MapShape or None
        Height, width and number of the maps that each layer's units form, if they do.
    maxima : frozenset of int
        Layers whose units take the largest value instead of a weighted sum.
    layers : tuple of (UnitLayer, array of shape (n_inputs,))
        What it was chosen from: each layer, and the values it was given.
    """

    units: tuple[np.ndarray, ...]
    sources: tuple[np.ndarray, ...]
    sizes: tuple[int, ...]
    n_terms: tuple[int, ...]
    map_shapes: tuple[MapShape | None, ...]
    maxima: frozenset[int]
    layers: tuple[tuple[UnitLayer, np.ndarray], ...]

    def n_hidden_units(self, layer: int) -> int:
        """Return how many units of a layer are left out, or how many of its maps."""
        shape = self.map_shapes[layer]
        n_parts = self.sizes[layer + 1] if shape is None else shape[2]
        return n_parts - len(self.units[layer])

    def n_hidden_terms(self, layer: int) -> int:
        """Return how many terms of each sum into a layer are left out."""
        return self.n_terms[layer] - self.sources[layer].shape[1]

    def row(self, layer: int, unit: int) -> int | None:
        """Return at which place of its layer a unit is shown, if it is."""
        return self._rows[layer].get(unit)

    def sources_of(
        self, number: int, layer: UnitLayer, given: np.ndarray, units: np.ndarray
    ) -> np.ndarray | None:
        """Return the sources of these very units, for these very values; None of any others.

        Parameters
        ----------
        number : int
            Of the layer, from 0.
        layer : UnitLayer
        given : array, shape (n_inputs,)
        units : array of int, shape (n_shown,)

        Returns
        -------
        array of int, shape (n_shown, n_terms), or None
        """
        same = self.layers[number][0] is layer and self.layers[number][1] is given
        return self.sources[number] if same and np.array_equal(units, self.units[number]) else None

    @cached_property
    def _rows(self) -> tuple[dict[int, int], ...]:
        # Looked up for every edge that is drawn.
        return tuple({unit: row for row, unit in enumerate(units.tolist())} for units in self.units)

    def same_as(self, other: NetworkFold) -> bool:
        """Tell whether another one shows the same."""
        pairs = ((self.units, other.units), (self.sources, other.sources))
        same_layers = (self.sizes, self.map_shapes, self.maxima) == (
            other.sizes,
            other.map_shapes,
            other.maxima,
        )
        return same_layers and all(
            np.array_equal(one, two)
            for ours, theirs in pairs
            for one, two in zip(ours, theirs, strict=True)
        )


def fold_network(
    network: AnyNetwork,
    trace: ForwardTrace,
    before: NetworkFold | None = None,
    kept: Iterable[tuple[int, int]] = (),
) -> NetworkFold:
    """Choose what is shown of a network for one input.

    Parameters
    ----------
    network : UnitNetwork
    trace : ForwardTrace
        Of one input through this network.
    before : NetworkFold, optional
        What is shown now; it stays where it still matters, so that the picture is calm.
    kept : iterable of (layer, unit)
        Units that are shown in any case, up to 12 a layer; of a map, the first of them.

    Returns
    -------
    NetworkFold
    """
    if before is not None and before.sizes != network.sizes:
        before = None
    units: list[np.ndarray] = []
    sources, kept = [], tuple(kept)
    for number, layer in enumerate(network.layers):
        strengths = part_strengths(network, trace, number)
        n_parts = len(strengths)
        n_shown = n_parts if n_parts <= WHOLE else N_UNITS
        # As strong as can be: how many are shown never depends on which. Each map goes straight
        # on to its own in a pooling layer.
        goes_on = number + 1 < len(network.layers) and network.layers[number + 1].is_maximum
        places = (number, number + 1) if goes_on else (number,)
        wanted = [
            unit % n_parts
            for place, unit in kept
            if place in places and unit < network.layers[place].n_units
        ]
        strengths[wanted] = np.finfo(strengths.dtype).max / 2
        if layer.is_maximum and number:
            shown = units[-1] % n_parts
        else:
            shown_before = None if before is None else before.units[number] % n_parts
            shown = strongest_units(strengths, n_shown, shown_before)
        if layer.map_shape is not None:
            outputs = np.abs(trace.activations[number + 1])
            known = [] if before is None else before.units[number].tolist()
            stays = {unit % n_parts: unit for unit in known}
            chosen = {unit % n_parts: unit for place, unit in reversed(kept) if place == number}
            shown = np.array(
                [
                    chosen.get(each, _strongest_unit(outputs, n_parts, each, stays.get(each)))
                    for each in shown.tolist()
                ]
            )
        units.append(shown)
        # Where nothing has changed they are not looked for again: an edit is to be quick.
        given, found = trace.activations[number], None
        if before is not None:
            found = before.sources_of(number, layer, given, shown)
        sources.append(_sources(network, trace, number, shown) if found is None else found)
    return NetworkFold(
        tuple(units),
        tuple(sources),
        network.sizes,
        tuple(layer.sources(np.array([0])).shape[1] for layer in network.layers),
        tuple(layer.map_shape for layer in network.layers),
        frozenset(n for n, layer in enumerate(network.layers) if layer.is_maximum),
        tuple(zip(network.layers, trace.activations, strict=False)),
    )


def part_strengths(network: AnyNetwork, trace: ForwardTrace, layer: int) -> np.ndarray:
    """Return how much each unit of a layer matters, or each of its maps, shape (n_parts,)."""
    shape = network.layers[layer].map_shape
    if shape is None:
        return unit_strengths(network, trace, layer)
    with np.errstate(all="ignore"):
        strengths: np.ndarray = np.abs(trace.activations[layer + 1]).reshape(shape).mean((0, 1))
    return strengths


def unit_strengths(network: AnyNetwork, trace: ForwardTrace, layer: int) -> np.ndarray:
    """Return how much each unit of a layer adds to or takes from the next, shape (n_units,)."""
    if layer + 1 == len(network.layers):
        return np.abs(trace.net_inputs[layer])
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        outgoing = np.abs(network.layers[layer + 1].arrays[0]).sum(axis=1)
        strengths: np.ndarray = np.abs(trace.activations[layer + 1]) * outgoing
    return strengths


def _strongest_unit(sizes: np.ndarray, n_maps: int, number: int, before: int | None) -> int:
    """Return the unit of a map with the largest output, or the one before it while it is."""
    shown = None if before is None else np.array([before // n_maps])
    return int(strongest_units(sizes[number::n_maps], 1, shown)[0]) * n_maps + number


def _sources(network: AnyNetwork, trace: ForwardTrace, layer: int, units: np.ndarray) -> np.ndarray:
    """Return the sources of the largest terms of some units, shape (n_shown, n_terms)."""
    sources = network.layers[layer].sources(units)
    if sources.shape[1] <= WHOLE:
        return sources
    given = trace.activations[layer]
    with np.errstate(all="ignore"):
        weights = network.layers[layer].weights_at(given, sources, units[:, np.newaxis])
        sizes = np.abs(given[sources] * weights)
        if network.layers[layer].is_maximum:
            values = given[sources]
            sizes = values - values.min(axis=1, keepdims=True)
    sizes[~np.isfinite(sizes)] = 0
    strongest = np.argpartition(-sizes, N_TERMS - 1, axis=1)[:, :N_TERMS]
    return np.take_along_axis(sources, np.sort(strongest, axis=1), axis=1)
