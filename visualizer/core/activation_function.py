"""What every file in `visualizer.core.activation_functions` is: a curve, and its slope."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import ClassVar, NamedTuple

import numpy as np

from visualizer.core.sentence import Sentence


class Piece(NamedTuple):
    """A part of the curve that one formula is enough for.

    Attributes
    ----------
    value, slope : str
        Formulas in ``z``; that of the slope may use the value as ``f``.
    where : str
        For which z, as it is read; empty where for all.
    holds : callable
        The same, for a number.
    """

    value: str
    slope: str
    where: str = ""
    holds: Callable[[float], bool] = math.isfinite


class Letter(NamedTuple):
    """What a letter in a formula stands for.

    Attributes
    ----------
    name, formula : str
        Both in ``z``.
    value : callable
        The same, for a number.
    """

    name: str
    formula: str
    value: Callable[[float], float]


class ActivationFunction:
    """A function of one net input, with its exact slope; no net input is too large for either.

    Attributes
    ----------
    key : str
        As Keras calls it in `keras.activations`.
    title : Sentence
    keras_name : str
        How a program of Keras says it; empty where Keras has none.
    pieces : tuple of Piece
    letters : tuple of Letter
        What other letters in its formulas stand for.
    range : str
        From where to where the values go, as it is read.
    largest_slope : float
        What the slope comes as close to as one likes, at least.
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    keras_name: ClassVar[str] = ""
    pieces: ClassVar[tuple[Piece, ...]]
    letters: ClassVar[tuple[Letter, ...]] = ()
    range: ClassVar[str]
    largest_slope: ClassVar[float]

    @staticmethod
    def value(z: np.ndarray) -> np.ndarray:
        """Return f(z); floats of any shape in and out."""
        raise NotImplementedError

    @staticmethod
    def slope(z: np.ndarray) -> np.ndarray:
        """Return f'(z); floats of any shape in and out; on a bend, what TensorFlow takes."""
        raise NotImplementedError

    @classmethod
    def piece_at(cls, z: float) -> Piece:
        """Return the part of the curve on which ``z`` is."""
        return next(piece for piece in cls.pieces if piece.holds(z))


def is_positive(z: float) -> bool:
    """Tell whether ``z`` is above 0."""
    return z > 0


def is_not_positive(z: float) -> bool:
    """Tell whether ``z`` is 0 or below."""
    return z <= 0
