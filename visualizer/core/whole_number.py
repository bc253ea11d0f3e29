"""Whole numbers within a range, as settings need them."""

from __future__ import annotations

import math
import numbers

from visualizer.core.sentence import Problem, Sentence


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
        The complaint.
    """
    if not is_number(value) or value != value // 1 or not lowest <= value <= highest:
        raise Problem(complaint.format(value=value))
    return int(value)
