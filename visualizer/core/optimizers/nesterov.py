"""Nesterov's momentum, `keras.optimizers.SGD(momentum=..., nesterov=True)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from visualizer.core.hyper_parameters import LEARNING_RATE, MOMENTUM
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Nesterov(UpdateRule):
    """Momentum that looks ahead: it goes on as far as the next step would roll anyway.

    The rule (Nesterov 1983, in the form of Sutskever et al. 2013 rewritten for the place
    looked ahead to, as in Keras), with g the slope, w the position and v = 0 at the start::

        v = momentum * v - learning_rate * g
        step = momentum * v - learning_rate * g
        w = w + step

    A widespread Korean program adds ``momentum**2 * v - (1 + momentum) * learning_rate * g``,
    which is right for the old v, after it has made v new: its first step is 2.71 of learning
    rate times slope, not 1.9. That is a mistake and not a variant, and is not offered.

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

    key: ClassVar[str] = "nesterov"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Nesterov")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer",
        "As in Keras. With the old v the same step is β²·v − (1 + β)·η·g; with the new v that"
        " would be wrong.",
    )
    keras_name: ClassVar[str] = "SGD"
    rank: ClassVar[int] = 30
    memory: ClassVar[dict[str, float]] = {"v": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("v", "momentum * v - learning_rate * g"),
        RuleLine("step", "momentum * v - learning_rate * g"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.01)
    momentum: float = MOMENTUM.default(0.9)

    @property
    def keras_arguments(self) -> dict[str, Any]:
        """What `keras.optimizers.SGD` is to be given for the same rule."""
        return {**super().keras_arguments, "nesterov": True}

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        momentum = self.momentum
        (v,) = memory
        for _, rate in timed:
            g = yield w
            v = momentum * v - rate * g
            step = momentum * v - rate * g
            w = w + step
        yield w
