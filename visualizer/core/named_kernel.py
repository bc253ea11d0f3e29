"""What every file in `visualizer.core.kernels` is: a kernel that people have given a name."""

from __future__ import annotations

from typing import ClassVar

from visualizer.core.sentence import Sentence

Rows = tuple[tuple[float, ...], ...]


class NamedKernel:
    """A square of weights and what it does to an image.

    Attributes
    ----------
    key : str
    title : Sentence
    lesson : Sentence
        What it does, and why, from its numbers.
    weights : tuple of tuple of float
        Row by row.
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    lesson: ClassVar[Sentence]
    weights: ClassVar[Rows]


def over(divisor: float, *rows: tuple[float, ...]) -> Rows:
    """Return rows of weights, each divided by one number."""
    return tuple(tuple(weight / divisor for weight in row) for row in rows)
