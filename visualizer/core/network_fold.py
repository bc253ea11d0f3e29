"""What of a network is shown one by one, and what is summed up as "the rest"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.folding import strongest_units
from visualizer.core.network import DenseNetwork, ForwardTrace

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
        Units shown of each layer, in the order of their numbers.
    sources : tuple of arrays of int, each of shape (n_shown, n_terms)
        For each unit shown, where the terms of its sum come from that are shown: in the
        order of their numbers, all of them or the largest.
    sizes : tuple of int
        Number of inputs, then of each layer's units, shown or not.
    """

    units: tuple[np.ndarray, ...]
    sources: tuple[np.ndarray, ...]
    sizes: tuple[int, ...]

    def n_hidden_units(self, layer: int) -> int:
        """Return how many units of a layer are left out."""
        return self.sizes[layer + 1] - len(self.units[layer])

    def n_hidden_terms(self, layer: int) -> int:
        """Return how many terms of each sum into a layer are left out."""
        return self.sizes[layer] - self.sources[layer].shape[1]

    def row(self, layer: int, unit: int) -> int | None:
        """Return at which place of its layer a unit is shown, if it is."""
        place = int(np.searchsorted(self.units[layer], unit))
        shown = place < len(self.units[layer]) and self.units[layer][place] == unit
        return place if shown else None

    def same_as(self, other: NetworkFold) -> bool:
        """Tell whether another one shows the same."""
        pairs = ((self.units, other.units), (self.sources, other.sources))
        return self.sizes == other.sizes and all(
            np.array_equal(one, two)
            for ours, theirs in pairs
            for one, two in zip(ours, theirs, strict=True)
        )


def fold_network(
    network: DenseNetwork,
    trace: ForwardTrace,
    before: NetworkFold | None = None,
    kept: frozenset[tuple[int, int]] = frozenset(),
) -> NetworkFold:
    """Choose what is shown of a network for one input.

    Parameters
    ----------
    network : DenseNetwork
    trace : ForwardTrace
        Of one input through this network.
    before : NetworkFold, optional
        What is shown now; it stays where it still matters, so that the picture is calm.
    kept : frozenset of (layer, unit)
        Units that are shown in any case, up to 12 a layer.

    Returns
    -------
    NetworkFold
    """
    if before is not None and before.sizes != network.sizes:
        before = None
    units, sources = [], []
    for number, layer in enumerate(network.layers):
        n_shown = layer.n_units if layer.n_units <= WHOLE else N_UNITS
        strengths = unit_strengths(network, trace, number)
        # As strong as can be: how many are shown never depends on which.
        wanted = [unit for place, unit in kept if place == number and unit < layer.n_units]
        strengths[wanted] = np.finfo(strengths.dtype).max / 2
        shown = strongest_units(strengths, n_shown, before.units[number] if before else None)
        units.append(shown)
        sources.append(_sources(network, trace, number, shown))
    return NetworkFold(tuple(units), tuple(sources), network.sizes)


def unit_strengths(network: DenseNetwork, trace: ForwardTrace, layer: int) -> np.ndarray:
    """Return how much each unit of a layer adds to or takes from the next, shape (n_units,)."""
    if layer + 1 == len(network.layers):
        return np.abs(trace.net_inputs[layer])
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        outgoing = np.abs(network.layers[layer + 1].weights).sum(axis=1)
        strengths: np.ndarray = np.abs(trace.activations[layer + 1]) * outgoing
    return strengths


def _sources(
    network: DenseNetwork, trace: ForwardTrace, layer: int, units: np.ndarray
) -> np.ndarray:
    """Return the sources of the largest terms of some units, shape (n_shown, n_terms)."""
    n_inputs = network.sizes[layer]
    if n_inputs <= WHOLE:
        return np.tile(np.arange(n_inputs), (len(units), 1))
    with np.errstate(all="ignore"):
        terms = trace.activations[layer] * network.layers[layer].weights.T[units]
    sizes = np.abs(terms)
    sizes[~np.isfinite(sizes)] = 0
    strongest = np.argpartition(-sizes, N_TERMS - 1, axis=1)[:, :N_TERMS]
    return np.sort(strongest, axis=1)
