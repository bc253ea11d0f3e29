"""Adamax, `keras.optimizers.Adamax`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.hyper_parameters import BETA_1, BETA_2, EPSILON, LEARNING_RATE
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import Factors, LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Adamax(UpdateRule):
    """Adam that divides by the largest slope of late instead of by a mean of squares.

    The rule (Kingma and Ba 2015, section 7.1), with g the slope, w the position and
    m = u = 0 before step t = 1::

        m = beta_1 * m + (1 - beta_1) * g
        u = max(beta_2 * u, abs(g))
        m_hat = m / (1 - beta_1**t)
        step = -learning_rate * m_hat / (u + epsilon)
        w = w + step

    Attributes
    ----------
    learning_rate : float
        Above 0; about the length of the first step, whatever the slope.
    beta_1 : float
        Share of the old mean of slopes that is kept, 0 to below 1.
    beta_2 : float
        What becomes of the largest slope with every step, 0 to below 1.
    epsilon : float
        Keeps the divisor from 0; at least 0.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "adamax"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Adamax")
    note: ClassVar[Sentence] = Sentence("Optimizer", "As in Keras, which adds ε to the paper's u.")
    keras_name: ClassVar[str] = "Adamax"
    rank: ClassVar[int] = 90
    memory: ClassVar[dict[str, float]] = {"m": 0.0, "u": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("m", "beta_1 * m + (1 - beta_1) * g"),
        RuleLine("u", "max(beta_2 * u, abs(g))", LineKind.SIZES),
        RuleLine("m_hat", "m / (1 - beta_1**t)"),
        RuleLine("step", "-learning_rate * m_hat / (u + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    beta_1: float = BETA_1.default(0.9)
    beta_2: float = BETA_2.default(0.999)
    epsilon: float = EPSILON.default(1e-7)

    def factors(self, t: int) -> Factors:
        """Return how much of 1 has come into the mean of slopes."""
        return (1 - self.beta_1**t,)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        beta_1, beta_2, epsilon = self.beta_1, self.beta_2, self.epsilon
        new_1 = 1 - beta_1
        m, u = memory
        for (share_1,), rate in timed:
            g = yield w
            m = beta_1 * m + new_1 * g
            u = max(beta_2 * u, abs(g))
            m_hat = m / share_1
            step = -rate * m_hat / (u + epsilon)
            w = w + step
        yield w
