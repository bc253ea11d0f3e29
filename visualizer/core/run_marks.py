"""What a person has said about the runs that are kept side by side."""

from __future__ import annotations

from dataclasses import dataclass

from visualizer.core.sentence import Problem, Sentence

MAX_RUNS = 8
MAX_NAME = 40  # characters


@dataclass(frozen=True)
class RunMarks:
    """Names and wishes, each run called by its number.

    Attributes
    ----------
    names : tuple of (int, str)
        Runs that have a name of their own.
    hidden, deleted : frozenset of int
    """

    names: tuple[tuple[int, str], ...] = ()
    hidden: frozenset[int] = frozenset()
    deleted: frozenset[int] = frozenset()


def tidy_name(name: str) -> str:
    """Return a name without needless spaces.

    Raises
    ------
    Problem
        If it is too long.
    """
    name = " ".join(name.split())
    if len(name) > MAX_NAME:
        raise Problem(Sentence("Runs", "A name has at most {n} characters.").format(n=MAX_NAME))
    return name
