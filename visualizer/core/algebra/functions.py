"""What can be done to numbers, for one number and for many."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from visualizer.core.activations import relu, sigmoid, softplus


class Function(NamedTuple):
    """How a kind of node is computed.

    Attributes
    ----------
    of_floats : callable
        Takes and gives floats, quickly. It may raise where mathematics has no number, or
        none that a float holds: ValueError, OverflowError or ZeroDivisionError.
    of_arrays : callable
        The same for arrays of one shape, with inf and nan.
    n_arguments : int
    """

    of_floats: Callable[..., float]
    of_arrays: Callable[..., Any]
    n_arguments: int = 1


def _sigmoid(u: float) -> float:
    # exp of what is never above 0: no overflow, and every digit of a small result is right.
    if u >= 0:
        return 1 / (1 + math.exp(-u))
    smaller = math.exp(u)
    return smaller / (1 + smaller)


def _softplus(u: float) -> float:
    return (u if u > 0 else 0.0) + math.log1p(math.exp(-abs(u)))


def _relu(u: float) -> float:
    return 0.0 if u <= 0 else u


def _sign(u: float) -> float:
    return 1.0 if u > 0 else -1.0 if u < 0 else u


def _max(u: float, v: float) -> float:
    # What is no number stays none, on either side.
    return u if u > v or u != u else v


def _min(u: float, v: float) -> float:
    return u if u < v or u != u else v


def _choose(u: float, v: float, a: float, tie: float, b: float) -> float:
    return a if u > v else b if u < v else tie


def _choose_of_arrays(u: Any, v: Any, a: Any, tie: Any, b: Any) -> np.ndarray:
    return np.where(u > v, a, np.where(u < v, b, tie))


NAMED = {
    "sin": Function(math.sin, np.sin),
    "cos": Function(math.cos, np.cos),
    "tan": Function(math.tan, np.tan),
    "asin": Function(math.asin, np.arcsin),
    "acos": Function(math.acos, np.arccos),
    "atan": Function(math.atan, np.arctan),
    "sinh": Function(math.sinh, np.sinh),
    "cosh": Function(math.cosh, np.cosh),
    "tanh": Function(math.tanh, np.tanh),
    "exp": Function(math.exp, np.exp),
    "ln": Function(math.log, np.log),
    "log2": Function(math.log2, np.log2),
    "log10": Function(math.log10, np.log10),
    "sqrt": Function(math.sqrt, np.sqrt),
    "cbrt": Function(math.cbrt, np.cbrt),
    "abs": Function(abs, np.abs),
    "sign": Function(_sign, np.sign),
    "sigmoid": Function(_sigmoid, sigmoid),
    "softplus": Function(_softplus, softplus),
    "relu": Function(_relu, relu),
    "max": Function(_max, np.maximum, 2),
    "min": Function(_min, np.minimum, 2),
}
# What numpy and Keras call them, where that is something else.
LIBRARY_NAMES = {
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "ln": "log", "max": "maximum",
    "min": "minimum",
}  # fmt: skip
# Other names for the same. A plain log is the natural one, as in numpy, Keras and the notes.
ALIASES = {
    "log": "ln", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "sgn": "sign",
    "σ": "sigmoid", "π": "pi",
}  # fmt: skip
FUNCTIONS = {
    **NAMED,
    "+": Function(operator.add, operator.add, 2),
    "-": Function(operator.sub, operator.sub, 2),
    "*": Function(operator.mul, operator.mul, 2),
    "/": Function(operator.truediv, operator.truediv, 2),
    # math.pow, not **, which has a complex number for the root of a negative one.
    "^": Function(math.pow, operator.pow, 2),
    "negative": Function(operator.neg, operator.neg),
    "choose": Function(_choose, _choose_of_arrays, 5),
}
