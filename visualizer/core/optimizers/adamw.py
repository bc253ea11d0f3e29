"""AdamW, `keras.optimizers.AdamW`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from visualizer.core.hyper_parameters import (
    BETA_1,
    BETA_2,
    EPSILON,
    LEARNING_RATE,
    HyperParameter,
)
from visualizer.core.moments import MOMENT_LINES, moment_walk, shares_come_in
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import Factors, LineKind, Memory, RuleLine, Timed, UpdateRule, Walk

WEIGHT_DECAY = HyperParameter(
    "weight_decay", "λ", Sentence("Optimizer", "How strongly every weight is drawn towards 0")
)


@dataclass(frozen=True)
class AdamW(UpdateRule):
    """Adam that also draws every weight a little towards 0 before each step.

    The rule (Loshchilov and Hutter 2019, decay first, as in Keras), with g the slope, w the
    position and m = v = 0 before step t = 1::

        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g**2
        m_hat = m / (1 - beta_1**t)
        v_hat = v / (1 - beta_2**t)
        decay = -learning_rate * weight_decay * w
        step = -learning_rate * m_hat / (sqrt(v_hat) + epsilon / sqrt(1 - beta_2**t))
        w = w + decay + step

    Attributes
    ----------
    learning_rate : float
        Above 0; about the length of the first step, whatever the slope.
    weight_decay : float
        Share of the weight that a learning rate of 1 would take away; at least 0.
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

    key: ClassVar[str] = "adamw"
    title: ClassVar[Sentence] = Sentence("Optimizer", "AdamW")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "Its resting place is drawn towards 0: it is not quite the lowest place."
    )
    keras_name: ClassVar[str] = "AdamW"
    rank: ClassVar[int] = 80
    memory: ClassVar[dict[str, float]] = {"m": 0.0, "v": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        *MOMENT_LINES,
        RuleLine("decay", "-learning_rate * weight_decay * w"),
        RuleLine("step", "-learning_rate * m_hat / (sqrt(v_hat) + epsilon / sqrt(1 - beta_2**t))"),
        RuleLine("w", "w + decay + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    weight_decay: float = WEIGHT_DECAY.default(0.004)
    beta_1: float = BETA_1.default(0.9)
    beta_2: float = BETA_2.default(0.999)
    epsilon: float = EPSILON.default(1e-7)

    def factors(self, t: int) -> Factors:
        """Return what has come into the means, and epsilon beside the root of a corrected v."""
        share_1, share_2 = shares_come_in(t, self.beta_1, self.beta_2)
        return share_1, share_2, self.epsilon / sqrt(share_2)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        return moment_walk(timed, w, memory, self.beta_1, self.beta_2, self.weight_decay)
