"""RMSprop, `keras.optimizers.RMSprop`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from visualizer.core.hyper_parameters import check_decay, check_epsilon, check_learning_rate
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class RmsProp:
    """Divides the slope by its recent size, so steep and flat directions step alike.

    The rule (Hinton 2012, lecture 6e; epsilon inside the root, as in Keras), with g the
    gradient, w the position and v = 0 at the start::

        v = rho * v + (1 - rho) * g**2
        w = w - learning_rate * g / sqrt(v + epsilon)

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
    keras_name: ClassVar[str] = "RMSprop"
    rank: ClassVar[int] = 60

    learning_rate: float = 0.001
    rho: float = 0.9
    epsilon: float = 1e-7

    def __post_init__(self) -> None:
        """Check the values."""
        check_learning_rate(self.learning_rate)
        check_decay("rho", self.rho)
        check_epsilon(self.epsilon)

    def start(self, position: np.ndarray) -> dict[str, Any]:
        """Return the memory before the first step: v = 0, in the shape of position."""
        return {"v": np.zeros_like(position)}

    def step(
        self, position: np.ndarray, gradient: np.ndarray, state: dict[str, Any]
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Return the next position and memory; arrays of one shape, none is changed."""
        v = self.rho * state["v"] + (1 - self.rho) * np.square(gradient)
        return position - self.learning_rate * gradient / np.sqrt(v + self.epsilon), {"v": v}
