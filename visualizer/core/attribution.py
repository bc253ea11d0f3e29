"""What makes an output: how much each input adds to a logit, and along which weights."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from visualizer.core.backward import BackwardTrace, logit_gradient
from visualizer.core.network import AnyNetwork, ForwardTrace

N_SOURCES = 3  # that a path branches into at every unit
N_UNITS = 6  # at most that it runs through in a layer


class PathPart(NamedTuple):
    """One weight of a strong path, and what comes to the logit along it.

    Attributes
    ----------
    layer, source, unit : int
    share : float
        Part of the logit; below 0 it takes away.
    """

    layer: int
    source: int
    unit: int
    share: float


def gradient_times_input(network: AnyNetwork, trace: ForwardTrace, index: int) -> np.ndarray:
    """Return how much each input adds to a logit, ``x_i dz_k/dx_i``, shape (n_inputs,).

    In a network of relu and linear layers these and the biases' parts sum up to the logit
    (Shrikumar et al. 2017, Ancona et al. 2018); elsewhere they are its slope alone.
    """
    gradients = logit_gradient(network, trace, index)
    with np.errstate(all="ignore"):
        parts: np.ndarray = trace.activations[0] * gradients.activations[0]
    return parts


def strongest_paths(network: AnyNetwork, trace: ForwardTrace, index: int) -> tuple[PathPart, ...]:
    """Follow the largest parts of a logit back to the input.

    From every unit on the way, the three weights that bring the most; the part that a
    weight brings is ``w a dz``, with the logit's gradient ``dz`` at its end.

    Returns
    -------
    tuple of PathPart
        From the output to the input.
    """
    gradients = logit_gradient(network, trace, index)
    parts: list[PathPart] = []
    units = [index]
    for layer in range(len(network.layers) - 1, -1, -1):
        found = [part for unit in units for part in _into(network, trace, gradients, layer, unit)]
        parts += found
        sizes: dict[int, float] = {}
        for part in found:
            sizes[part.source] = sizes.get(part.source, 0.0) + abs(part.share)
        units = sorted(sizes, key=lambda source: -sizes[source])[:N_UNITS]
    return tuple(parts)


def _into(
    network: AnyNetwork,
    trace: ForwardTrace,
    gradients: BackwardTrace,
    layer: int,
    unit: int,
) -> list[PathPart]:
    """Return the strongest parts that come into a unit; none where nothing does."""
    chosen, given = network.layers[layer], trace.activations[layer]
    sources = chosen.sources(np.array([unit]))[0]
    with np.errstate(all="ignore"):
        shares = given[sources] * chosen.weights_at(given, sources, unit)
        shares = np.nan_to_num(shares * gradients.net_inputs[layer][unit])
    strongest = np.argsort(-np.abs(shares), kind="stable")[:N_SOURCES]
    return [
        PathPart(layer, int(sources[place]), unit, float(shares[place]))
        for place in strongest
        if shares[place] != 0
    ]
