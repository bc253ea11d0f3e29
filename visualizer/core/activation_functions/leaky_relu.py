"""ReLU with a leak: what is negative goes through, too, but less of it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import (
    ActivationFunction,
    Piece,
    is_not_positive,
    is_positive,
)
from visualizer.core.sentence import Sentence

NEGATIVE_SLOPE = 0.2  # Keras's default


class LeakyRelu(ActivationFunction):
    """Keeps what is positive, and a fifth of what is negative: its slope is never 0."""

    key: ClassVar[str] = "leaky_relu"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "Leaky ReLU")
    rank: ClassVar[int] = 40
    keras_name: ClassVar[str] = 'activation="leaky_relu"  (negative_slope=0.2)'
    pieces: ClassVar[tuple[Piece, ...]] = (
        Piece("z", "1", "z > 0", is_positive),
        Piece("0.2 · z", "0.2", "z ≤ 0", is_not_positive),
    )
    range: ClassVar[str] = "−∞ < f < ∞"
    largest_slope: ClassVar[float] = 1.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return np.maximum(z, NEGATIVE_SLOPE * z)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        # At 0 there is none; TensorFlow takes that of the leak.
        return np.where(z > 0, 1, NEGATIVE_SLOPE).astype(z.dtype)
