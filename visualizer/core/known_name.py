"""Refuses a name that nobody knows, with all that there are."""

from __future__ import annotations

from collections.abc import Collection

from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import shortened


def check_known(name: str, known: Collection[str]) -> None:
    """Make sure that there is something of a name.

    Raises
    ------
    Problem
        If it is none of those known.
    """
    if name not in known:
        raise Problem(
            Sentence("KnownName", "“{name}” is not one of {names}.").format(
                name=shortened(name), names=", ".join(known)
            )
        )
