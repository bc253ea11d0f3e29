"""Softplus: ReLU without a bend."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import ActivationFunction, Piece
from visualizer.core.sentence import Sentence


class Softplus(ActivationFunction):
    """``log(1 + exp(z))``, whose slope is the sigmoid."""

    key: ClassVar[str] = "softplus"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "Softplus")
    rank: ClassVar[int] = 70
    keras_name: ClassVar[str] = 'activation="softplus"'
    pieces: ClassVar[tuple[Piece, ...]] = (Piece("ln(1 + e^z)", "1 / (1 + e^(−z))"),)
    range: ClassVar[str] = "f > 0"
    largest_slope: ClassVar[float] = 1.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return np.logaddexp(0, z).astype(z.dtype)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        # The logarithm of a sigmoid is -log(1 + exp(-z)).
        return np.exp(-Softplus.value(-z))
