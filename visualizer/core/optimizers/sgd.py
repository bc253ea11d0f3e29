"""Plain gradient descent, `keras.optimizers.SGD`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class Sgd:
    """Steps straight down the slope, further where it is steeper.

    The rule, with g the gradient and w the position::

        w = w - learning_rate * g

    Attributes
    ----------
    learning_rate : float
        Above 0.

    Raises
    ------
    Problem
        If the learning rate is not a finite number above 0.
    """

    key: ClassVar[str] = "sgd"
    title: ClassVar[Sentence] = Sentence("Optimizer", "Gradient descent")
    keras_name: ClassVar[str] = "SGD"
    rank: ClassVar[int] = 10

    learning_rate: float = 0.01

    def __post_init__(self) -> None:
        """Check the learning rate."""
        check_learning_rate(self.learning_rate)

    def start(self, position: np.ndarray) -> dict[str, Any]:
        """Return the memory before the first step: none; position of any shape."""
        return {}

    def step(
        self, position: np.ndarray, gradient: np.ndarray, state: dict[str, Any]
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Return the next position and memory; arrays of one shape, none is changed."""
        return position - self.learning_rate * gradient, state
