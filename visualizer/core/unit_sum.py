"""The sum a unit makes of what it is given, term by term."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.folding import strongest_units
from visualizer.core.network import DenseNetwork, ForwardTrace
from visualizer.core.network_fold import N_TERMS, WHOLE, NetworkFold


@dataclass(frozen=True, eq=False)
class UnitSum:
    """``z = sum w a + b`` of one unit.

    Attributes
    ----------
    sources : array of int, shape (n_terms,)
        Where the terms come from that are shown one by one.
    weights, inputs, terms : arrays, each of shape (n_terms,)
        ``w``, ``a`` and their products.
    n_rest : int
        How many terms are not among them.
    rest : float
        Their sum.
    bias, net_input, activation : float
    """

    sources: np.ndarray
    weights: np.ndarray
    inputs: np.ndarray
    terms: np.ndarray
    n_rest: int
    rest: float
    bias: float
    net_input: float
    activation: float


def unit_sum(
    network: DenseNetwork, trace: ForwardTrace, fold: NetworkFold, layer: int, unit: int
) -> UnitSum:
    """Work out one unit's sum; of one the fold does not show, with its own largest terms."""
    weights = network.layers[layer].weights[:, unit].astype(float)
    inputs = trace.activations[layer].astype(float)
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        terms = weights * inputs
        row = fold.row(layer, unit)
        if row is not None:
            sources = fold.sources[layer][row]
        elif len(terms) <= WHOLE:
            sources = np.arange(len(terms))
        else:
            sources = strongest_units(np.abs(terms), N_TERMS)
        rest = np.delete(terms, sources).sum()
    return UnitSum(
        sources,
        weights[sources],
        inputs[sources],
        terms[sources],
        len(terms) - len(sources),
        float(rest),
        float(network.layers[layer].bias[unit]),
        float(trace.net_inputs[layer][unit]),
        float(trace.activations[layer + 1][unit]),
    )
