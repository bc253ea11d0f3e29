"""A list of numbers as people paste it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from visualizer.core.number_text import format_setting, parse_number
from visualizer.core.sentence import Problem, Sentence

# Brackets, and what Python, numpy and TensorFlow print around numbers.
_WRAPPING = re.compile(
    r"(?:np\.|numpy\.)?(?:array|float64|float32|tensor|tf\.Tensor)\("
    r"|,\s*shape=\([\d, ]*\)|,\s*dtype=[\w.]+|[\[\](){}]"
)
_FULL_WIDTH = str.maketrans("，；（）［］．　", ",;()[]. ")


def is_list(text: str) -> bool:
    """Tell whether a text can only be several numbers: ``"1,5"`` may be one, in some countries."""
    plain = _WRAPPING.sub(" ", text.translate(_FULL_WIDTH)).strip()
    return len(plain.split()) > 1 or plain.count(",") > 1 or ";" in plain


def parse_numbers(
    text: str, *, decimal_comma: bool = False, shown: Sequence[float] = ()
) -> tuple[float, ...]:
    """Read numbers between commas, semicolons, spaces or new lines, in brackets or not.

    Parameters
    ----------
    text : str
        For example ``"1.3, 2.4, 1.07"``, ``"[1.3 2.4]"``, ``"np.float64(1.3)"``.
    decimal_comma : bool
        Read ``"1,3; 2,4"`` as two numbers, as the person's country writes them; a list
        with points in it is read as everywhere.
    shown : sequence of float
        What the text was made of by `format_setting` before somebody edited it: a number
        that still stands there as it was written is the one it was, to its last digit.

    Returns
    -------
    tuple of float
        At least one, all finite.

    Raises
    ------
    Problem
        If there is none, or something in between is no number.
    """
    plain = _WRAPPING.sub(" ", text.translate(_FULL_WIDTH))
    if decimal_comma and "." not in plain:
        # A comma before a space ends a number all the same.
        parts = re.sub(r",(?=\s|$)", " ", plain).replace(",", ".").replace(";", " ").split()
    else:
        parts = re.sub("[,;]", " ", plain).split()
    if not parts:
        raise Problem(Sentence("Number", "A number is needed here."))
    numbers = [parse_number(part) for part in parts]
    exact: dict[str, list[float]] = {}
    for number in reversed(shown):
        exact.setdefault(format_setting(number), []).append(number)
    for place, part in enumerate(parts):
        if exact.get(part):
            numbers[place] = exact[part].pop()
    return tuple(numbers)
