"""Lion, `keras.optimizers.Lion`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.hyper_parameters import BETA_1, BETA_2, LEARNING_RATE
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, UpdateRule, Walk


@dataclass(frozen=True)
class Lion(UpdateRule):
    """Asks the mean of slopes for the direction only: every step is as long as the first.

    The rule (Chen et al. 2023), with g the slope, w the position and m = 0 at the start::

        c = beta_1 * m + (1 - beta_1) * g
        step = -learning_rate * sign(c)
        m = beta_2 * m + (1 - beta_2) * g
        w = w + step

    Attributes
    ----------
    learning_rate : float
        Above 0; the length of every step, so it never comes to rest.
    beta_1 : float
        Share of the old mean of slopes that the direction is taken from, 0 to below 1.
    beta_2 : float
        Share of the old mean of slopes that is kept, 0 to below 1.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "lion"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Lion")
    note: ClassVar[Sentence] = Sentence(
        "Optimizer", "The same everywhere; it comes no nearer to a lowest place than its step."
    )
    keras_name: ClassVar[str] = "Lion"
    rank: ClassVar[int] = 110
    memory: ClassVar[dict[str, float]] = {"m": 0.0}
    lines: ClassVar[tuple[RuleLine, ...]] = (
        RuleLine("c", "beta_1 * m + (1 - beta_1) * g"),
        RuleLine("step", "-learning_rate * sign(c)"),
        RuleLine("m", "beta_2 * m + (1 - beta_2) * g"),
        RuleLine("w", "w + step", LineKind.PLACE),
    )

    learning_rate: float = LEARNING_RATE.default(0.001)
    beta_1: float = BETA_1.default(0.9)
    beta_2: float = BETA_2.default(0.99)

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate."""
        beta_1, beta_2 = self.beta_1, self.beta_2
        new_1, new_2 = 1 - beta_1, 1 - beta_2
        (m,) = memory
        for _, rate in timed:
            g = yield w
            c = beta_1 * m + new_1 * g
            # The quotient keeps what is no number: nan has no sign.
            step = -rate * (c / abs(c) if c else 0.0)
            m = beta_2 * m + new_2 * g
            w = w + step
        yield w
