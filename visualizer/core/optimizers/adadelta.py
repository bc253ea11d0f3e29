"""Adadelta, `keras.optimizers.Adadelta`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from visualizer.core.hyper_parameters import EPSILON, LEARNING_RATE, RHO
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Adadelta(UpdateRule):
    """Finds the length of its steps by itself, from how long the steps before were.

    The rule (Zeiler 2012), with g the slope, w the position and v = u = 0 at the start::

        v = rho * v + (1 - rho) * g**2
        d = -sqrt(u + epsilon) * g / sqrt(v + epsilon)
        u = rho * u + (1 - rho) * d**2
        w = w + learning_rate * d

    Attributes
    ----------
    learning_rate : float
        Above 0; Zeiler's rule has none, which is 1 here.
    rho : float
        Share of the old means of squares that is kept, 0 to below 1.
    epsilon : float
        Where the first steps come from: their length is about its root; at least 0.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "adadelta"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Adadelta")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "As in Keras; the paper has no learning rate, which is η = 1."
    )
    keras_name: ClassVar[str] = "Adadelta"
    rank: ClassVar[int] = 50
    memory: ClassVar[dict[str, float]] = {"v": 0.0, "u": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("v", "rho * v + (1 - rho) * g**2", LineKind.SQUARES),
        RuleLine("d", "-sqrt(u + epsilon) * g / sqrt(v + epsilon)"),
        RuleLine("u", "rho * u + (1 - rho) * d**2", LineKind.SQUARES),
        RuleLine("w", "w + learning_rate * d", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    rho: float = RHO.default(0.95)
    epsilon: float = EPSILON.default(1e-7)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        rho, epsilon = self.rho, self.epsilon
        new = 1 - rho
        v, u = memory
        for _, rate in timed:
            g = yield w
            v = rho * v + new * (g * g)
            d = -sqrt(u + epsilon) * g / sqrt(v + epsilon)
            u = rho * u + new * (d * d)
            w = w + rate * d
        yield w
