"""The rectified linear unit: what is positive goes through."""

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


class Relu(ActivationFunction):
    """Keeps what is positive, 0 otherwise; its slope is 1 or 0."""

    key: ClassVar[str] = "relu"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "ReLU")
    rank: ClassVar[int] = 30
    keras_name: ClassVar[str] = 'activation="relu"'
    pieces: ClassVar[tuple[Piece, ...]] = (
        Piece("z", "1", "z > 0", is_positive),
        Piece("0", "0", "z ≤ 0", is_not_positive),
    )
    range: ClassVar[str] = "f ≥ 0"
    largest_slope: ClassVar[float] = 1.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return np.maximum(z, 0)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        # At 0 there is none; TensorFlow takes 0, too.
        return (z > 0).astype(z.dtype)
