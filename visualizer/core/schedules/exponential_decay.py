"""The learning rate falls evenly, by the same share in every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.schedule import DECAY_RATE, DECAY_STEPS, Schedule
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class ExponentialDecay(Schedule):
    """The learning rate falls by the same share in every step.

    `keras.optimizers.schedules.ExponentialDecay`::

        decay_rate ** (t / decay_steps)

    Attributes
    ----------
    decay_steps : float
        Steps until ``decay_rate`` is left, above 0.
    decay_rate : float
        What is left then, 0 to below 1.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "exponential"
    title: ClassVar[Sentence] = Sentence("Schedule", "Exponential")
    keras_name: ClassVar[str] = "ExponentialDecay"
    formula: ClassVar[str] = "γ^(t / T)"
    rank: ClassVar[int] = 30

    decay_steps: float = DECAY_STEPS.default(100)
    decay_rate: float = DECAY_RATE.default(0.5)

    def share(self, t: int) -> float:
        """Return what the learning rate is multiplied by after ``t`` steps, from 0 up."""
        return float(self.decay_rate ** (t / self.decay_steps))
