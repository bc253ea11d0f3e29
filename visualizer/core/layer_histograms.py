"""Histograms of all layers of a network, on scales that can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualizer.core.histogram import (
    Histogram,
    Statistics,
    histogram,
    reach,
    round_limit,
    statistics,
)


@dataclass(frozen=True, eq=False)
class LayerHistograms:
    """What stands in one layer.

    Attributes
    ----------
    statistics : Statistics
        Of the weights.
    weights, biases : Histogram
        On the same scale.
    first_weights : Histogram or None
        What the weights were in the beginning, on that scale, too.
    n_not_finite : tuple of int
        How many of weights and biases together are nan, and how many are infinite.
    """

    statistics: Statistics
    weights: Histogram
    biases: Histogram
    first_weights: Histogram | None
    n_not_finite: tuple[int, int]


def layer_histograms(
    weights: Sequence[np.ndarray],
    biases: Sequence[np.ndarray],
    *,
    first_weights: Sequence[np.ndarray] = (),
    last_weights: Sequence[np.ndarray] = (),
    shared: bool = True,
) -> tuple[LayerHistograms, ...]:
    """Count the weights and biases of every layer, or their gradients.

    Parameters
    ----------
    weights, biases : sequence of arrays, each of any shape
        One a layer.
    first_weights : sequence of arrays, each of any shape
        What the weights were at first; empty where nobody knows.
    last_weights : sequence of arrays, each of any shape
        What they will be: there is room for them, so that the scale stays while one goes
        through a run.
    shared : bool
        Whether all layers have the scale of the widest.

    Returns
    -------
    tuple of LayerHistograms
        One a layer.
    """
    compared = [weights, biases, first_weights, last_weights]
    reaches = [
        max(reach(arrays[number]) for arrays in compared if arrays)
        for number in range(len(weights))
    ]
    if shared:
        reaches = [max(reaches, default=0.0)] * len(reaches)
    found = []
    for number, least in enumerate(reaches):
        limit = round_limit(least)
        first = histogram(first_weights[number], limit) if first_weights else None
        told, of_biases = statistics(weights[number]), statistics(biases[number])
        found.append(
            LayerHistograms(
                told,
                histogram(weights[number], limit),
                histogram(biases[number], limit),
                first,
                (told.n_nan + of_biases.n_nan, told.n_infinite + of_biases.n_infinite),
            )
        )
    return tuple(found)
