"""Adagrad, `keras.optimizers.Adagrad`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from visualizer.core.hyper_parameters import EPSILON, LEARNING_RATE, HyperParameter
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk

ACCUMULATOR = HyperParameter(
    "initial_accumulator_value", "v₀", Sentence("Optimizer", "What the sum of squares begins with")
)
_SUM = RuleLine("v", "v + g**2", LineKind.SQUARES)


@dataclass(frozen=True)
class Adagrad(UpdateRule):
    """Steps ever shorter along a coordinate, the more it has gone up and down there.

    The rule (Duchi, Hazan and Singer 2011; epsilon inside the root, as in Keras), with g the
    slope, w the position and v = initial_accumulator_value at the start::

        v = v + g**2
        step = -learning_rate * g / sqrt(v + epsilon)
        w = w + step

    Attributes
    ----------
    learning_rate : float
        Above 0; a little more than the first step, whatever the slope.
    initial_accumulator_value : float
        What the sum of squares begins with, at least 0.
    epsilon : float
        Keeps the divisor from 0; at least 0.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "adagrad"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Adagrad")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "As in Keras: ε inside the root, and the sum of squares begins with 0.1."
    )
    keras_name: ClassVar[str] = "Adagrad"
    rank: ClassVar[int] = 40
    memory: ClassVar[dict[str, float]] = {"v": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        _SUM,
        RuleLine("step", "-learning_rate * g / sqrt(v + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    initial_accumulator_value: float = ACCUMULATOR.default(0.1)
    epsilon: float = EPSILON.default(1e-7)

    def first_memory(self) -> tuple[float, ...]:
        """Return what is kept before the first step: the initial accumulator."""
        return (float(self.initial_accumulator_value),)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        epsilon = self.epsilon
        (v,) = memory
        for _, rate in timed:
            g = yield w
            v = v + g * g
            step = -rate * g / sqrt(v + epsilon)
            w = w + step
        yield w


@dataclass(frozen=True)
class BookAdagrad(Adagrad):
    """Adagrad as textbooks write it: epsilon outside the root, the sum begins with 0.

    The rule::

        v = v + g**2
        step = -learning_rate * g / (sqrt(v) + epsilon)
        w = w + step
    """

    form: ClassVar[Sentence] = Sentence("Optimizer", "Textbook")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer",
        "As in textbooks: ε outside the root, and the sum of squares begins with 0, so that"
        " the first step is η.",
    )
    lines: ClassVar[tuple[RuleLine, ...]] = (
        _SUM,
        RuleLine("step", "-learning_rate * g / (sqrt(v) + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    initial_accumulator_value: float = ACCUMULATOR.default(0.0)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        epsilon = self.epsilon
        (v,) = memory
        for _, rate in timed:
            g = yield w
            v = v + g * g
            step = -rate * g / (sqrt(v) + epsilon)
            w = w + step
        yield w


Adagrad.variants = (BookAdagrad,)
