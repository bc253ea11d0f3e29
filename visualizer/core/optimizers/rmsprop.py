"""RMSprop, `keras.optimizers.RMSprop`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from visualizer.core.hyper_parameters import EPSILON, LEARNING_RATE, RHO
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk

_MEAN = RuleLine("v", "rho * v + (1 - rho) * g**2", LineKind.SQUARES)


@dataclass(frozen=True)
class RmsProp(UpdateRule):
    """Divides the slope by its recent size, so steep and flat directions step alike.

    The rule (Hinton 2012, lecture 6e; epsilon inside the root, as in Keras), with g the
    slope, w the position and v = 0 at the start::

        v = rho * v + (1 - rho) * g**2
        step = -learning_rate * g / sqrt(v + epsilon)
        w = w + step

    Attributes
    ----------
    learning_rate : float
        Above 0.
    rho : float
        Share of the old mean of squares that is kept, 0 to below 1.
    epsilon : float
        Keeps the divisor from 0; at least 0.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "rmsprop"
    title: ClassVar[Sentence] = Sentence("Optimizer", "RMSprop")
    note: ClassVar[Sentence] = Sentence("Optimizer", "As in Keras: ε inside the root, ρ = 0.9.")
    keras_name: ClassVar[str] = "RMSprop"
    rank: ClassVar[int] = 60
    memory: ClassVar[dict[str, float]] = {"v": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        _MEAN,
        RuleLine("step", "-learning_rate * g / sqrt(v + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    rho: float = RHO.default(0.9)
    epsilon: float = EPSILON.default(1e-7)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        rho, epsilon = self.rho, self.epsilon
        new = 1 - rho
        (v,) = memory
        for _, rate in timed:
            g = yield w
            v = rho * v + new * (g * g)
            step = -rate * g / sqrt(v + epsilon)
            w = w + step
        yield w


@dataclass(frozen=True)
class BookRmsProp(RmsProp):
    """RMSprop as textbooks write it: epsilon outside the root, a longer memory.

    The rule::

        v = rho * v + (1 - rho) * g**2
        step = -learning_rate * g / (sqrt(v) + epsilon)
        w = w + step
    """

    form: ClassVar[Sentence] = Sentence("Optimizer", "Textbook")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer",
        "As in textbooks: ε outside the root, ρ = 0.99, so that the first step is 10 η, not 3.2 η.",
    )
    lines: ClassVar[tuple[RuleLine, ...]] = (
        _MEAN,
        RuleLine("step", "-learning_rate * g / (sqrt(v) + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    rho: float = RHO.default(0.99)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        rho, epsilon = self.rho, self.epsilon
        new = 1 - rho
        (v,) = memory
        for _, rate in timed:
            g = yield w
            v = rho * v + new * (g * g)
            step = -rate * g / (sqrt(v) + epsilon)
            w = w + step
        yield w


RmsProp.variants = (BookRmsProp,)
