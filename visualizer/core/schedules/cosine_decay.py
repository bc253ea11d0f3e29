"""The learning rate falls along half a wave of the cosine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.hyper_parameters import HyperParameter
from visualizer.core.schedule import DECAY_STEPS, Schedule
from visualizer.core.sentence import Sentence

ALPHA = HyperParameter(
    "alpha", "α", Sentence("Schedule", "What share of the learning rate is left in the end")
)


@dataclass(frozen=True)
class CosineDecay(Schedule):
    """The learning rate falls slowly, then fast, then slowly, and stays at what is left.

    `keras.optimizers.schedules.CosineDecay` (Loshchilov and Hutter 2017)::

        alpha + (1 - alpha) * (1 + cos(pi * min(t / decay_steps, 1))) / 2

    Attributes
    ----------
    decay_steps : float
        Steps until it has fallen, above 0.
    alpha : float
        What share is left in the end, at least 0.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "cosine"
    title: ClassVar[Sentence] = Sentence("Schedule", "Cosine")
    keras_name: ClassVar[str] = "CosineDecay"
    formula: ClassVar[str] = "α + (1 − α)(1 + cos(πt / T)) / 2"
    rank: ClassVar[int] = 40

    decay_steps: float = DECAY_STEPS.default(1000)
    alpha: float = ALPHA.default(0.0)

    def share(self, t: int) -> float:
        """Return what the learning rate is multiplied by after ``t`` steps, from 0 up."""
        fallen = (1 + math.cos(math.pi * min(t / self.decay_steps, 1))) / 2
        return float(self.alpha + (1 - self.alpha) * fallen)
