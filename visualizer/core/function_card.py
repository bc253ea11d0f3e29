"""An activation function as it is worked out at one place, with the numbers put in."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from visualizer.core.activation_function import ActivationFunction
from visualizer.core.number_text import MINUS, format_digits, format_setting

# Letters on their own: the f of "erf" is none.
_Z, _F = re.compile(r"(?<![a-z])z"), re.compile(r"(?<![a-z])f(?![a-z])")

# Minus a negative number, of which no square is taken before; and one in two pairs of brackets.
_TWICE = re.compile(rf"(?<=\(){MINUS}\({MINUS}([^()]+)\)(?!²)")
_IN_BRACKETS = re.compile(rf"\(\(({MINUS}[^()]+)\)\)")


@dataclass(frozen=True)
class FunctionCard:
    """Value and slope of a function at one place.

    Attributes
    ----------
    function : type of ActivationFunction
    z : float
        The place.
    digits : int
        Significant ones of every result.
    """

    function: type[ActivationFunction]
    z: float
    digits: int = 5

    @property
    def value(self) -> float:
        """The value f(z)."""
        return float(self.function.value(np.array([self.z]))[0])

    @property
    def slope(self) -> float:
        """The slope f'(z)."""
        return float(self.function.slope(np.array([self.z]))[0])

    @property
    def value_formula(self) -> str:
        """How f(z) is worked out, wherever z is."""
        return _joined([(piece.value, piece.where) for piece in self.function.pieces])

    @property
    def slope_formula(self) -> str:
        """How f'(z) is worked out, wherever z is."""
        return _joined([(piece.slope, piece.where) for piece in self.function.pieces])

    @property
    def value_numbers(self) -> str:
        """The result, and the same with this z put in."""
        return self._worked_out(self.function.piece_at(self.z).value, self.value)

    @property
    def slope_numbers(self) -> str:
        """The result, and the same with this z put in."""
        return self._worked_out(self.function.piece_at(self.z).slope, self.slope)

    @property
    def letters(self) -> list[tuple[str, str]]:
        """Name and numbers of what other letters stand for."""
        return [
            (self._put_in(each.name), self._worked_out(each.formula, each.value(self.z)))
            for each in self.function.letters
        ]

    def _worked_out(self, formula: str, result: float) -> str:
        with_numbers = self._put_in(formula)
        end = format_digits(result, self.digits)
        return end if with_numbers.strip("()") == end else f"{end} = {with_numbers}"

    def _put_in(self, formula: str) -> str:
        z, f = format_setting(self.z), format_digits(self.value, self.digits)
        with_numbers = _F.sub(_closed(f), _Z.sub(_closed(z), formula))
        return _IN_BRACKETS.sub(r"(\1)", _TWICE.sub(r"\1", with_numbers))


def _closed(number: str) -> str:
    """Put a negative number into brackets."""
    return f"({number})" if number.startswith(MINUS) else number


def _joined(pieces: list[tuple[str, str]]) -> str:
    if len({formula for formula, _ in pieces}) == 1:
        return pieces[0][0]
    return ",   ".join(f"{formula}  ({where})" for formula, where in pieces)
