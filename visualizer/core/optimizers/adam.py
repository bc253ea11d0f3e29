"""Adam, `keras.optimizers.Adam`."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any, ClassVar

import numpy as np

from visualizer.core.hyper_parameters import check_decay, check_epsilon, check_learning_rate
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class Adam:
    """Momentum and RMSprop in one: a mean of slopes over the root of a mean of squares.

    The rule (Kingma and Ba 2015, the form at the end of section 2, as in Keras: epsilon
    is added to the root of the uncorrected v), with g the gradient, w the position and
    m = v = t = 0 at the start::

        t = t + 1
        m = m + (1 - beta_1) * (g - m)
        v = v + (1 - beta_2) * (g**2 - v)
        alpha = learning_rate * sqrt(1 - beta_2**t) / (1 - beta_1**t)
        w = w - alpha * m / (sqrt(v) + epsilon)

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
    keras_name: ClassVar[str] = "Adam"
    rank: ClassVar[int] = 70

    learning_rate: float = 0.001
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-7

    def __post_init__(self) -> None:
        """Check the values."""
        check_learning_rate(self.learning_rate)
        check_decay("beta_1", self.beta_1)
        check_decay("beta_2", self.beta_2)
        check_epsilon(self.epsilon)

    def start(self, position: np.ndarray) -> dict[str, Any]:
        """Return the memory before the first step: m = v = 0, shaped as position; t = 0."""
        return {"m": np.zeros_like(position), "v": np.zeros_like(position), "t": 0}

    def step(
        self, position: np.ndarray, gradient: np.ndarray, state: dict[str, Any]
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Return the next position and memory; arrays of one shape, none is changed."""
        t = state["t"] + 1
        m = state["m"] + (1 - self.beta_1) * (gradient - state["m"])
        v = state["v"] + (1 - self.beta_2) * (np.square(gradient) - state["v"])
        alpha = self.learning_rate * sqrt(1 - self.beta_2**t) / (1 - self.beta_1**t)
        return position - alpha * m / (np.sqrt(v) + self.epsilon), {"m": m, "v": v, "t": t}
