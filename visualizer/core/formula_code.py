"""A surface as code: its own formula, applied to names instead of numbers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from visualizer.core.surface import Surface

# How tightly Python binds; a minus sign in front more loosely than a power.
SUM, PRODUCT, MINUS, POWER, ATOM = range(5)


class Term:
    """A piece of code that can be reckoned with as if it were a number.

    Parameters
    ----------
    text : str
    binds : int
        How tightly what is done last in it binds.
    """

    def __init__(self, text: str, binds: int = ATOM) -> None:
        self.text, self.binds = text, binds

    def __add__(self, other: Any) -> Term:
        return _joined(self, " + ", other, SUM, SUM)

    def __radd__(self, other: Any) -> Term:
        return _joined(other, " + ", self, SUM, SUM)

    def __sub__(self, other: Any) -> Term:
        return _joined(self, " - ", other, SUM, PRODUCT)

    def __rsub__(self, other: Any) -> Term:
        return _joined(other, " - ", self, SUM, PRODUCT)

    def __mul__(self, other: Any) -> Term:
        return _joined(self, " * ", other, PRODUCT, MINUS)

    def __rmul__(self, other: Any) -> Term:
        return _joined(other, " * ", self, PRODUCT, MINUS)

    def __truediv__(self, other: Any) -> Term:
        return _joined(self, " / ", other, PRODUCT, MINUS)

    def __rtruediv__(self, other: Any) -> Term:
        return _joined(other, " / ", self, PRODUCT, MINUS)

    def __pow__(self, other: Any) -> Term:
        # From right to left: the base needs brackets where it is a power, too.
        return Term(f"{_within(self, ATOM)}**{_within(other, ATOM)}", POWER)

    def __rpow__(self, other: Any) -> Term:
        return _term(other) ** self

    def __neg__(self) -> Term:
        return Term(f"-{_within(self, POWER)}", MINUS)


class _Functions:
    """Stands for a module of functions: each writes its own call."""

    def __getattr__(self, name: str) -> Any:
        return self.function(name)

    def function(self, name: str) -> Callable[..., Term]:
        """Return what writes a call of a function."""
        return lambda *arguments: Term(
            f"ops.{name}({', '.join(_term(argument).text for argument in arguments)})"
        )


def formula_code(surface: Surface, names: tuple[str, ...]) -> str | None:
    """Write a surface's height as Keras code.

    Parameters
    ----------
    surface : Surface
    names : tuple of str
        Of its coordinates.

    Returns
    -------
    str or None
        For example ``x**2 / 20 + y**2``, functions as ``ops.exp(...)``. None where the surface
        does not work its height out by Python's signs alone.
    """
    with suppress(AttributeError, TypeError, ValueError):
        height = surface.height(_Functions(), *map(Term, names))
        if isinstance(height, Term):
            return height.text
    return None


def _term(value: Any) -> Term:
    if isinstance(value, Term):
        return value
    return Term(repr(value), ATOM if value >= 0 else MINUS)


def _within(value: Any, binds: int) -> str:
    """Return a part's code, in brackets where what is around it binds more tightly."""
    term = _term(value)
    return term.text if term.binds >= binds else f"({term.text})"


def _joined(left: Any, sign: str, right: Any, binds: int, right_binds: int) -> Term:
    return Term(f"{_within(left, binds)}{sign}{_within(right, right_binds)}", binds)
