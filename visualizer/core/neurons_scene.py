"""A layer small enough to be worked out by hand, as a person sets it."""

from __future__ import annotations

import math
from dataclasses import dataclass

MAX_INPUTS = 20
MAX_NEURONS = 20

Numbers = tuple[float, ...]


@dataclass(frozen=True)
class NeuronsScene:
    """The numbers of the layer; an edit makes another scene.

    Attributes
    ----------
    inputs : tuple of float
        1 to 20, finite.
    weights : tuple of tuple of float
        A tuple a neuron, 1 to 20 of them, each of as many finite weights as there are inputs.

    Raises
    ------
    ValueError
        If there are more or fewer numbers, or one is not finite.
    """

    inputs: Numbers
    weights: tuple[Numbers, ...]

    def __post_init__(self) -> None:
        """Check what may have come out of a file."""
        n_inputs, n_neurons = len(self.inputs), len(self.weights)
        if not (1 <= n_inputs <= MAX_INPUTS and 1 <= n_neurons <= MAX_NEURONS):
            raise ValueError(f"{n_inputs} inputs of {n_neurons} neurons")
        for numbers in (self.inputs, *self.weights):
            if len(numbers) != n_inputs or not all(map(math.isfinite, numbers)):
                raise ValueError(f"{numbers} are not {n_inputs} finite numbers")


# Note 003: the first input is a 1, so that the first weight is the bias.
ONE_NEURON = NeuronsScene((1, 1.4, 2.5), ((0.4, 0.3, 0.5),))
ONE_LAYER = NeuronsScene(
    (1, 0.1, 0.4, 0.6),
    ((1.1, 1.2, 0.8, 0.4), (0.2, 0.4, 1, 0.2), (0.6, 1.5, 1.2, 0.7)),
)
