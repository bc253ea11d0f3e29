"""What every file in `visualizer.core.schedules` is: a share of the learning rate for each step."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar

from visualizer.core.hyper_parameters import ABOVE_ZERO, BELOW_ONE, Adjustable, HyperParameter
from visualizer.core.sentence import Sentence

DECAY_STEPS = HyperParameter(
    "decay_steps",
    "T",
    Sentence("Schedule", "After how many steps"),
    may_be_zero=False,
    complaint=ABOVE_ZERO,
)
DECAY_RATE = HyperParameter(
    "decay_rate",
    "γ",
    Sentence("Schedule", "What share of the learning rate is left then"),
    end=1,
    complaint=BELOW_ONE,
)


@dataclass(frozen=True)
class Schedule(Adjustable):
    """Multiplies the learning rate by a share that depends on the step alone.

    Attributes
    ----------
    key : str
    title : Sentence
    keras_name : str
        Keras's class in `keras.optimizers.schedules`; empty where Keras needs none.
    formula : str
        The share after t steps, as it is read.
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    keras_name: ClassVar[str] = ""
    formula: ClassVar[str]
    rank: ClassVar[int]

    @property
    def keras_arguments(self) -> dict[str, Any]:
        """What Keras's class is to be given beside the initial learning rate."""
        return dataclasses.asdict(self)

    def share(self, t: int) -> float:
        """Return what the learning rate is multiplied by after ``t`` steps, from 0 up."""
        raise NotImplementedError
