"""What is left of a gradient after layer upon layer: the same factor again and again."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from visualizer.core.activations import FUNCTIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.number_text import MINUS, format_digits

# Within a factor of ten of what it was, a gradient still teaches.
STEADY = 1.0
SMALLEST = math.log10(np.finfo(float).tiny)


class Verdict(StrEnum):
    """What becomes of the gradient."""

    VANISHING = "vanishing"
    STEADY = "steady"
    EXPLODING = "exploding"


@dataclass(frozen=True)
class GradientChain:
    """A gradient on its way back through layers that all stand at one net input.

    Each layer multiplies it by the slope there, and its weights by ``sqrt(n E[w^2])`` on
    average (in the mean square, He et al. 2015, eq. 14), for n units a layer.

    Attributes
    ----------
    slope : float
        Of the activation, at the net input.
    gain : float
        Of the weights, 0 or more; 1 where they are left out.
    n_layers : int
        At least 1.
    """

    slope: float
    gain: float
    n_layers: int

    @property
    def factor(self) -> float:
        """What one layer multiplies the gradient by."""
        return self.slope * self.gain

    def product(self, n_layers: int) -> float:
        """Return what is left after so many layers; 0 where it is too small for a number."""
        return math.copysign(10.0 ** self.exponent(n_layers), self.sign(n_layers))

    def exponent(self, n_layers: int) -> float:
        """Return the logarithm to base 10 of the size of what is left; −inf of 0."""
        if n_layers == 0:
            return 0.0
        return n_layers * math.log10(abs(self.factor)) if self.factor else -math.inf

    def sign(self, n_layers: int) -> int:
        """Return the sign of what is left."""
        return -1 if self.factor < 0 and n_layers % 2 else 1

    @property
    def exponents(self) -> np.ndarray:
        """The exponent before the first layer and after each, shape (n_layers + 1,)."""
        return np.array([self.exponent(number) for number in range(self.n_layers + 1)])

    @property
    def verdict(self) -> Verdict:
        """What has become of it after the last layer."""
        exponent = self.exponent(self.n_layers)
        if abs(exponent) <= STEADY:
            return Verdict.STEADY
        return Verdict.VANISHING if exponent < 0 else Verdict.EXPLODING

    def said(self, n_layers: int, digits: int = 3) -> str:
        """Write what is left after so many layers, also where it is below every float."""
        exponent = self.exponent(n_layers)
        if exponent >= SMALLEST or math.isinf(exponent):
            return format_digits(self.product(n_layers), digits)
        whole = math.floor(exponent)
        minus = MINUS if self.sign(n_layers) < 0 else ""
        return f"{minus}{10 ** (exponent - whole):.{digits}g}e{whole}".replace("-", MINUS)


def gradient_chain(
    activation: str, z: float, n_layers: int, initialiser: str | None, n_units: int
) -> GradientChain:
    """Follow a gradient back through layers of one activation, all at one net input.

    Parameters
    ----------
    activation : str
        A key of `visualizer.core.activations.FUNCTIONS`.
    z : float
        The net input.
    n_layers : int
        At least 1.
    initialiser : str or None
        A key of `visualizer.core.initialisation.INITIALISERS`; None leaves the weights out.
    n_units : int
        Of every layer.
    """
    slope = float(FUNCTIONS[activation].slope(np.array([z]))[0])
    gain = 1.0
    if initialiser is not None:
        gain = math.sqrt(n_units * INITIALISERS[initialiser].mean_square(n_units, n_units))
    return GradientChain(slope, gain, n_layers)
