"""The logistic function: from 0 to 1, as a share."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import ActivationFunction, Piece
from visualizer.core.sentence import Sentence


class Sigmoid(ActivationFunction):
    """Squashes to 0..1 by ``1 / (1 + exp(-z))``; its slope is 0.25 at most."""

    key: ClassVar[str] = "sigmoid"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "Sigmoid")
    rank: ClassVar[int] = 10
    keras_name: ClassVar[str] = 'activation="sigmoid"'
    pieces: ClassVar[tuple[Piece, ...]] = (Piece("1 / (1 + e^(−z))", "f · (1 − f)"),)
    range: ClassVar[str] = "0 < f < 1"
    largest_slope: ClassVar[float] = 0.25

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        # exp of what is never above 0: no overflow, and every digit of a small output is right.
        smaller = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, smaller) / (1 + smaller)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out."""
        # Not f (1 - f), which is 0 as soon as f rounds to 1.
        smaller = np.exp(-np.abs(z))
        return smaller / (1 + smaller) ** 2
