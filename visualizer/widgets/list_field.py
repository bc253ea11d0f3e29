"""A field for a list of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from visualizer.core.number_list import parse_numbers
from visualizer.core.number_text import format_setting
from visualizer.widgets.text_field import TextField

MAX_LENGTH = 1_000_000


class ListField(TextField):
    """Takes a list as it is typed or pasted, with the decimal comma where it is usual.

    Parameters
    ----------
    commit : callable
        Takes the numbers; raises `Problem` to refuse them.
    """

    def __init__(self, commit: Callable[[tuple[float, ...]], None]) -> None:
        super().__init__(self._typed)
        # All of what is pasted has to be seen to be counted.
        self.setMaxLength(MAX_LENGTH)
        self._commit_numbers = commit
        self._numbers: tuple[float, ...] = ()

    def show_numbers(self, numbers: Sequence[float]) -> None:
        """Show a list; what is being typed stays."""
        self._numbers = tuple(numbers)
        self.show_text(", ".join(format_setting(number) for number in numbers))

    def take(self, text: str) -> None:
        """Commit a text from elsewhere as if it had been typed here.

        Raises
        ------
        Problem
            If it is no list of numbers, or is refused.
        """
        self._take(text, ())

    def _typed(self, text: str) -> None:
        # What is shown is rounded: what was left as it stands keeps every digit.
        self._take(text, self._numbers)

    def _take(self, text: str, shown: Sequence[float]) -> None:
        comma = self.locale().decimalPoint() == ","
        self._commit_numbers(parse_numbers(text, decimal_comma=comma, shown=shown))
