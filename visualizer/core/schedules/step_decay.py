"""The learning rate falls all at once, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from visualizer.core.schedule import DECAY_RATE, DECAY_STEPS, Schedule
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class StepDecay(Schedule):
    """After every so many steps a share of the learning rate is left, in between it stays.

    `keras.optimizers.schedules.ExponentialDecay` with ``staircase=True``::

        decay_rate ** floor(t / decay_steps)

    Attributes
    ----------
    decay_steps : float
        Steps from one fall to the next, above 0.
    decay_rate : float
        What is left after a fall, 0 to below 1.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "step"
    title: ClassVar[Sentence] = Sentence("Schedule", "Steps")
    keras_name: ClassVar[str] = "ExponentialDecay"
    formula: ClassVar[str] = "γ^⌊t / T⌋"
    rank: ClassVar[int] = 20

    decay_steps: float = DECAY_STEPS.default(100)
    decay_rate: float = DECAY_RATE.default(0.5)

    @property
    def keras_arguments(self) -> dict[str, Any]:
        """What Keras's class is to be given beside the initial learning rate."""
        return {**super().keras_arguments, "staircase": True}

    def share(self, t: int) -> float:
        """Return what the learning rate is multiplied by after ``t`` steps, from 0 up."""
        return float(self.decay_rate ** (t // self.decay_steps))
