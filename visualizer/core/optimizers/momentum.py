"""Gradient descent with momentum, `keras.optimizers.SGD(momentum=...)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from visualizer.core.hyper_parameters import check_decay, check_learning_rate
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class Momentum:
    """Rolls like a heavy ball: a part of the last step is taken again.

    The rule (Polyak 1964), with g the gradient, w the position and v = 0 at the start::

        v = momentum * v - learning_rate * g
        w = w + v

    Attributes
    ----------
    learning_rate : float
        Above 0.
    momentum : float
        Share of the last step that is kept, 0 to below 1.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    key: ClassVar[str] = "momentum"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Momentum")
    keras_name: ClassVar[str] = "SGD"
    rank: ClassVar[int] = 20

    learning_rate: float = 0.01
    momentum: float = 0.9

    def __post_init__(self) -> None:
        """Check the values."""
        check_learning_rate(self.learning_rate)
        check_decay("momentum", self.momentum)

    def start(self, position: np.ndarray) -> dict[str, Any]:
        """Return the memory before the first step: v = 0, in the shape of position."""
        return {"v": np.zeros_like(position)}

    def step(
        self, position: np.ndarray, gradient: np.ndarray, state: dict[str, Any]
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Return the next position and memory; arrays of one shape, none is changed."""
        v = self.momentum * state["v"] - self.learning_rate * gradient
        return position + v, {"v": v}
