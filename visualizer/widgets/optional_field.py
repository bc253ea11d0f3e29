"""A field for a number that may be left out."""

from __future__ import annotations

import math
from collections.abc import Callable

from visualizer.core.number_text import format_setting, parse_number
from visualizer.widgets.number_field import NumberField

# Stands for no number; always this very object, which is the only nan that equals itself in lists.
NOTHING = math.nan


class OptionalField(NumberField):
    """A number field that may be empty; an arrow begins with a number.

    Parameters
    ----------
    commit : callable
        Takes the number, None where the field is empty; raises `Problem` to refuse it.
    step : float
        How far an arrow goes.
    first : float
        What an arrow puts into the empty field.
    parse : callable
        Reads a number from text; raises `Problem` where it finds none.
    """

    def __init__(
        self,
        commit: Callable[[float | None], None],
        step: float,
        first: float,
        parse: Callable[[str], float] = parse_number,
    ) -> None:
        super().__init__(self._pass_on, _show, self._next, parse=self._read)
        self._receive, self._distance, self._first = commit, step, first
        self._read_number = parse

    def set_value(self, value: float | None) -> None:
        """Show a number, or nothing."""
        super().set_value(NOTHING if value is None else value)

    def set_placeholder(self, text: str) -> None:
        """Say what it means that the field is empty."""
        self.lineEdit().setPlaceholderText(text)

    def _pass_on(self, value: float) -> None:
        self._receive(None if value is NOTHING else value)

    def _read(self, text: str) -> float:
        return self._read_number(text) if text.strip() else NOTHING

    def _next(self, value: float, steps: int) -> float:
        return self._first if value is NOTHING else round(value + steps * self._distance, 10)


def _show(value: float) -> str:
    return "" if value is NOTHING else format_setting(value)
