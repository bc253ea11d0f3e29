"""Nadam, `keras.optimizers.Nadam`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from visualizer.core.hyper_parameters import BETA_1, BETA_2, EPSILON, LEARNING_RATE
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import Factors, LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Nadam(UpdateRule):
    """Adam that looks ahead as Nesterov does, with a momentum that grows over the first steps.

    The rule (Dozat 2016, Algorithm 2, with Keras's schedule of b), with g the slope, w the
    position and m = v = 0, p = 1 before step t = 1::

        b = beta_1 * (1 - 0.5 * 0.96**t)
        b_next = beta_1 * (1 - 0.5 * 0.96**(t + 1))
        p = p * b
        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g**2
        m_hat = b_next * m / (1 - p * b_next) + (1 - b) * g / (1 - p)
        v_hat = v / (1 - beta_2**t)
        step = -learning_rate * m_hat / (sqrt(v_hat) + epsilon)
        w = w + step

    Attributes
    ----------
    learning_rate : float
        Above 0; about the length of the first step, whatever the slope.
    beta_1 : float
        Share of the old mean of slopes that is kept, 0 to below 1.
    beta_2 : float
        Share of the old mean of squares that is kept, 0 to below 1.
    epsilon : float
        Keeps the divisor from 0; at least 0.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "nadam"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Nadam")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "As in Keras, whose momentum grows from β₁ / 2 to β₁."
    )
    keras_name: ClassVar[str] = "Nadam"
    rank: ClassVar[int] = 100
    memory: ClassVar[dict[str, float]] = {"m": 0.0, "v": 0.0, "p": 1.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("b", "beta_1 * (1 - 0.5 * 0.96**t)", LineKind.FACTOR),
        RuleLine("b_next", "beta_1 * (1 - 0.5 * 0.96**(t + 1))", LineKind.FACTOR),
        RuleLine("p", "p * b", LineKind.FACTOR),
        RuleLine("m", "beta_1 * m + (1 - beta_1) * g"),
        RuleLine("v", "beta_2 * v + (1 - beta_2) * g**2", LineKind.SQUARES),
        RuleLine("m_hat", "b_next * m / (1 - p * b_next) + (1 - b) * g / (1 - p)"),
        RuleLine("v_hat", "v / (1 - beta_2**t)", LineKind.SQUARES),
        RuleLine("step", "-learning_rate * m_hat / (sqrt(v_hat) + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    beta_1: float = BETA_1.default(0.9)
    beta_2: float = BETA_2.default(0.999)
    epsilon: float = EPSILON.default(1e-7)

    def factors(self, t: int) -> Factors:
        """Return b, b_next and how much of 1 has come into the mean of squares."""
        b = self.beta_1 * (1 - 0.5 * 0.96**t)
        b_next = self.beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
        return b, b_next, 1 - self.beta_2**t

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        beta_1, beta_2, epsilon = self.beta_1, self.beta_2, self.epsilon
        new_1, new_2 = 1 - beta_1, 1 - beta_2
        m, v, p = memory
        for (b, b_next, share_2), rate in timed:
            g = yield w
            p = p * b
            m = beta_1 * m + new_1 * g
            v = beta_2 * v + new_2 * (g * g)
            m_hat = b_next * m / (1 - p * b_next) + (1 - b) * g / (1 - p)
            v_hat = v / share_2
            step = -rate * m_hat / (sqrt(v_hat) + epsilon)
            w = w + step
        yield w
