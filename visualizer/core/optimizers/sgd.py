"""Plain gradient descent, `keras.optimizers.SGD`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.hyper_parameters import LEARNING_RATE
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Sgd(UpdateRule):
    """Steps straight down the slope, further where it is steeper.

    The rule (Cauchy 1847), with g the slope and w the position::

        step = -learning_rate * g
        w = w + step

    Attributes
    ----------
    learning_rate : float
        Above 0.

    Raises
    ------
    Problem
        If the learning rate is not a finite number above 0.
    """

    key: ClassVar[str] = "sgd"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Gradient descent")
    note: ClassVar[Sentence] = Sentence("Optimizer", "The same everywhere.")
    keras_name: ClassVar[str] = "SGD"
    rank: ClassVar[int] = 10
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("step", "-learning_rate * g"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.01)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        for _, rate in timed:
            g = yield w
            step = -rate * g
            w = w + step
        yield w
