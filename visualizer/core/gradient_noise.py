"""Chance in the slope, as minibatches bring it about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from visualizer.core.hyper_parameters import Adjustable, HyperParameter
from visualizer.core.sentence import Sentence
from visualizer.core.whole_number import whole_number

NOISE = HyperParameter(
    "scale",
    "σ",
    Sentence("Noise", "How much the slope differs from step to step, as it does between batches"),
    complaint=Sentence("Noise", "The noise must be a number from 0 up, not {value}."),
)
SEED = HyperParameter("seed", "", Sentence("Noise", "Decides the chance: same seed, same descent"))


@dataclass(frozen=True)
class GradientNoise(Adjustable):
    """Adds a random number to every slope: how real training gets off a ridge.

    The numbers depend on seed and step alone: every rule of a race meets the same ones, as if
    all learned from the same batches, and a descent done again is the same.

    Attributes
    ----------
    scale : float
        Standard deviation, in units of slope; at least 0.
    seed : int
        0 or more.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    scale: float = NOISE.default(0.0)
    seed: int = SEED.default(0)

    def __post_init__(self) -> None:
        """Check every value."""
        super().__post_init__()
        complaint = Sentence("Noise", "The seed must be a whole number from 0 up, not {value}.")
        object.__setattr__(self, "seed", whole_number(self.seed, complaint, lowest=0))

    def draws(self, portion: int, n_steps: int, n_dims: int) -> list[list[float]]:
        """Return what is added to the slopes of one portion of a descent.

        Parameters
        ----------
        portion : int
            Which one, from 0.
        n_steps, n_dims : int
            Steps in a portion, coordinates.

        Returns
        -------
        list of list of float
            For each step a number for each coordinate, normally distributed with mean 0.
        """
        return _drawn(self, portion, n_steps, n_dims)


# All rules of a race ask for the same.
@lru_cache(maxsize=4)
def _drawn(noise: GradientNoise, portion: int, n_steps: int, n_dims: int) -> list[list[float]]:
    generator = np.random.default_rng((noise.seed, portion))
    return generator.normal(0, noise.scale, (n_steps, n_dims)).tolist()
