"""The exponential linear unit: ReLU with a soft end at -1."""

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


class Elu(ActivationFunction):
    """Keeps what is positive, ``exp(z) - 1`` otherwise (Clevert et al. 2015, alpha = 1)."""

    key: ClassVar[str] = "elu"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "ELU")
    rank: ClassVar[int] = 50
    keras_name: ClassVar[str] = 'activation="elu"  (alpha=1.0)'
    pieces: ClassVar[tuple[Piece, ...]] = (
        Piece("z", "1", "z > 0", is_positive),
        Piece("e^z − 1", "e^z", "z ≤ 0", is_not_positive),
    )
    range: ClassVar[str] = "f > −1"
    largest_slope: ClassVar[float] = 1.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        return np.exp(np.minimum(z, 0))
