"""The identity: no activation at all."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import ActivationFunction, Piece
from visualizer.core.sentence import Sentence


class Linear(ActivationFunction):
    """Passes the net input on unchanged: layers of it are one layer."""

    key: ClassVar[str] = "linear"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "Identity")
    rank: ClassVar[int] = 80
    keras_name: ClassVar[str] = 'activation="linear"'
    pieces: ClassVar[tuple[Piece, ...]] = (Piece("z", "1"),)
    range: ClassVar[str] = "−∞ < f < ∞"
    largest_slope: ClassVar[float] = 1.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return z; floats of any shape in and out."""
        return z

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        return np.ones_like(z)
