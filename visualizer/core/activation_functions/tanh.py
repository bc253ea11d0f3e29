"""The hyperbolic tangent: from -1 to 1, around 0."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import ActivationFunction, Piece
from visualizer.core.sentence import Sentence


class Tanh(ActivationFunction):
    """Squashes to -1..1; a sigmoid twice as steep and twice as high, its slope 1 at most."""

    key: ClassVar[str] = "tanh"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "tanh")
    rank: ClassVar[int] = 20
    keras_name: ClassVar[str] = 'activation="tanh"'
    pieces: ClassVar[tuple[Piece, ...]] = (Piece("(e^z − e^(−z)) / (e^z + e^(−z))", "1 − f²"),)
    range: ClassVar[str] = "−1 < f < 1"
    largest_slope: ClassVar[float] = 1.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return np.tanh(z)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        # tanh' = 1 - tanh^2 = 4 s', of a sigmoid twice as steep.
        smaller = np.exp(-np.abs(z)) ** 2
        return 4 * smaller / (1 + smaller) ** 2
