"""Whole numbers within a range, as settings need them."""

from __future__ import annotations

import math
import numbers

from visualizer.core.sentence import Problem, Sentence

# More images, epochs or units than anybody waits for, and still a number of every computer.
LARGEST = 10**10


def is_number(value: object) -> bool:
    """Whether ``value`` is a real number; True and False are none."""
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def whole_number(
    value: float, complaint: Sentence, lowest: int = 1, highest: float = math.inf
) -> int:
    """Return ``value`` as the whole number that it is.

    Parameters
    ----------
    value : float
    complaint : Sentence
        What is said of any other value, with a {value} to fill in.
    lowest, highest : float
        Both are allowed.

    Raises
    ------
    Problem
        The complaint, or that nobody can count so far, which is `LARGEST`.
    """
    if not is_number(value) or value != value // 1 or not lowest <= value <= highest:
        raise Problem(complaint.format(value=shortened(value)))
    if value > LARGEST:
        raise Problem(Sentence("Number", "{text} is too large.").format(text=shortened(value)))
    return int(value)


def shortened(value: object) -> object:
    """Return what stands for a value in a sentence, where 300 digits would hide the rest."""
    text = str(value)
    return value if len(text) <= 24 else f"{text[:20]}…"
