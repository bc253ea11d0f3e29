"""The sum a unit makes of what it is given, term by term."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.folding import strongest_units
from visualizer.core.network import AnyNetwork, ForwardTrace
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
    network: AnyNetwork, trace: ForwardTrace, fold: NetworkFold, layer: int, unit: int
) -> UnitSum:
    """Work out one unit's sum; of one the fold does not show, with its own largest terms."""
    chosen = network.layers[layer]
    given = trace.activations[layer]
    all_sources = chosen.sources(np.array([unit]))[0]
    weights = chosen.weights_at(given, all_sources, unit).astype(float)
    inputs = given[all_sources].astype(float)
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        terms = weights * inputs
        row = fold.row(layer, unit)
        if len(terms) <= WHOLE:
            places = np.arange(len(terms))
        elif row is not None:
            places = np.searchsorted(all_sources, fold.sources[layer][row])
        else:
            places = strongest_units(np.abs(terms), N_TERMS)
        rest = np.delete(terms, places).sum()
    return UnitSum(
        all_sources[places],
        weights[places],
        inputs[places],
        terms[places],
        len(terms) - len(places),
        float(rest),
        chosen.bias_at(unit),
        float(trace.net_inputs[layer][unit]),
        float(trace.activations[layer + 1][unit]),
    )
