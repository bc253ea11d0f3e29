"""The Gaussian error linear unit: ReLU with a round bend and a small dip."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import ClassVar

import numpy as np

from visualizer.core.activation_function import ActivationFunction, Letter, Piece
from visualizer.core.sentence import Sentence

# Beyond, the normal distribution is 0 in float64, and the squares of larger numbers overflow.
TAIL = 40.0
NORMAL = NormalDist()


class Gelu(ActivationFunction):
    """The net input times the share of normally distributed numbers below it.

    ``z Phi(z)`` with the normal distribution's ``Phi(z) = (1 + erf(z / sqrt(2))) / 2``, exact
    and not by tanh, as Keras's default (Hendrycks and Gimpel 2016).
    """

    key: ClassVar[str] = "gelu"
    title: ClassVar[Sentence] = Sentence("ActivationFunction", "GELU")
    rank: ClassVar[int] = 60
    keras_name: ClassVar[str] = 'activation="gelu"  (approximate=False)'
    pieces: ClassVar[tuple[Piece, ...]] = (Piece("z · Φ(z)", "Φ(z) + z · φ(z)"),)
    letters: ClassVar[tuple[Letter, ...]] = (
        Letter("Φ(z)", "(1 + erf(z / √2)) / 2", NORMAL.cdf),
        Letter("φ(z)", "e^(−z² / 2) / √(2π)", NORMAL.pdf),
    )
    range: ClassVar[str] = "f ≥ −0.17"
    largest_slope: ClassVar[float] = 1.128904145185155

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        return np.maximum(z, -TAIL) * _share_below(z)

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z) = Phi(z) + z phi(z); floats of any shape in and out."""
        near = np.clip(z, -TAIL, TAIL)
        density = np.exp(-near * near / 2) / math.sqrt(2 * math.pi)
        return _share_below(z) + near * density.astype(near.dtype)


def _share_below(z: np.ndarray) -> np.ndarray:
    """Return the normal distribution's Phi; floats of any shape in and out."""
    # By erfc: 1 + erf would lose the digits of a small share.
    scaled = np.asarray(z) / -math.sqrt(2)
    # NumPy has none of its own; this way is a third faster than `np.frompyfunc`.
    both = np.fromiter(map(math.erfc, scaled.ravel().tolist()), scaled.dtype, scaled.size)
    return both.reshape(scaled.shape) / 2
