"""The step of the first neurons: yes or no."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import ActivationFunction, Piece
from visualizer.core.sentence import Sentence


def _fires(z: float) -> bool:
    return z >= 0


def _rests(z: float) -> bool:
    return z < 0


class Step(ActivationFunction):
    """1 from 0 on, else 0 (Rosenblatt 1958); it is flat, so that no gradient comes back."""

    key: ClassVar[str] = "step"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "Step")
    rank: ClassVar[int] = 90
    pieces: ClassVar[tuple[Piece, ...]] = (
        Piece("1", "0", "z ≥ 0", _fires),
        Piece("0", "0", "z < 0", _rests),
    )
    range: ClassVar[str] = "0, 1"
    largest_slope: ClassVar[float] = 0.0

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return (z >= 0).astype(z.dtype)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return 0; floats of any shape in and out."""
        # At 0 there is none; what is compared has no gradient in TensorFlow, either.
        return np.zeros_like(z)
