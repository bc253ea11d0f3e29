"""Gradient descent with momentum, `keras.optimizers.SGD(momentum=...)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.hyper_parameters import LEARNING_RATE, MOMENTUM
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Momentum(UpdateRule):
    """Rolls like a heavy ball: a part of the last step is taken again.

    The rule (Polyak 1964), with g the slope, w the position and v = 0 at the start::

        v = momentum * v - learning_rate * g
        w = w + v

    Attributes
    ----------
    learning_rate : float
        Above 0.
    momentum : float
        Share of the last step that is kept, 0 to below 1.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "momentum"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Momentum")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "The same everywhere; some write the learning rate outside of v."
    )
    keras_name: ClassVar[str] = "SGD"
    rank: ClassVar[int] = 20
    memory: ClassVar[dict[str, float]] = {"v": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("v", "momentum * v - learning_rate * g"),
        RuleLine("w", "w + v", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.01)
    momentum: float = MOMENTUM.default(0.9)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        momentum = self.momentum
        (v,) = memory
        for _, rate in timed:
            g = yield w
            v = momentum * v - rate * g
            w = w + v
        yield w
