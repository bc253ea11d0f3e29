"""Adam, `keras.optimizers.Adam`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from visualizer.core.hyper_parameters import BETA_1, BETA_2, EPSILON, LEARNING_RATE
from visualizer.core.moments import MOMENT_LINES, moment_walk, shares_come_in
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import Factors, LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Adam(UpdateRule):
    """Momentum and RMSprop in one: a mean of slopes over the root of a mean of squares.

    The rule (Kingma and Ba 2015, the form at the end of section 2, as in Keras: epsilon
    is added to the root of the uncorrected v), with g the slope, w the position and
    m = v = 0 before step t = 1::

        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g**2
        m_hat = m / (1 - beta_1**t)
        v_hat = v / (1 - beta_2**t)
        step = -learning_rate * m_hat / (sqrt(v_hat) + epsilon / sqrt(1 - beta_2**t))
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

    key: ClassVar[str] = "adam"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Adam")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "As in Keras: ε is added to the root of v before v is corrected."
    )
    keras_name: ClassVar[str] = "Adam"
    rank: ClassVar[int] = 70
    memory: ClassVar[dict[str, float]] = {"m": 0.0, "v": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        *MOMENT_LINES,
        RuleLine("step", "-learning_rate * m_hat / (sqrt(v_hat) + epsilon / sqrt(1 - beta_2**t))"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    beta_1: float = BETA_1.default(0.9)
    beta_2: float = BETA_2.default(0.999)
    epsilon: float = EPSILON.default(1e-7)

    def factors(self, t: int) -> Factors:
        """Return what has come into the means, and epsilon beside the root of a corrected v."""
        share_1, share_2 = shares_come_in(t, self.beta_1, self.beta_2)
        return share_1, share_2, self.epsilon / sqrt(share_2)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        return moment_walk(timed, w, memory, self.beta_1, self.beta_2)


@dataclass(frozen=True)
class PaperAdam(Adam):
    """Adam as the paper's Algorithm 1 and PyTorch have it: epsilon beside the corrected root.

    The rule is Adam's, but for::

        step = -learning_rate * m_hat / (sqrt(v_hat) + epsilon)
    """

    form: ClassVar[Sentence] = Sentence("Optimizer", "Paper, PyTorch")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "As in the paper: ε = 1e−8 is added to the root of the corrected v."
    )
    lines: ClassVar[tuple[RuleLine, ...]] = (
        *MOMENT_LINES,
        RuleLine("step", "-learning_rate * m_hat / (sqrt(v_hat) + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    epsilon: float = EPSILON.default(1e-8)

    def factors(self, t: int) -> Factors:
        """Return what has come into the means, and epsilon as it is."""
        return *shares_come_in(t, self.beta_1, self.beta_2), self.epsilon


@dataclass(frozen=True)
class UncorrectedAdam(Adam):
    """Adam without bias correction: the means begin at 0 and the first steps are too long.

    The rule is Adam's, but for::

        step = -learning_rate * m / (sqrt(v) + epsilon)
    """

    form: ClassVar[Sentence] = Sentence("Optimizer", "Without bias correction")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer",
        "Without bias correction: the first step is 3.2 η, and it shoots past the lowest place.",
    )
    lines: ClassVar[tuple[RuleLine, ...]] = (
        *MOMENT_LINES[:2],
        RuleLine("step", "-learning_rate * m / (sqrt(v) + epsilon)"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    epsilon: float = EPSILON.default(1e-12)

    def factors(self, t: int) -> Factors:
        """Return 1 and 1, as if all had come into the means already, and epsilon as it is."""
        return 1.0, 1.0, self.epsilon


Adam.variants = (PaperAdam, UncorrectedAdam)
