"""What comes of a work that is done a little at a time."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")


def result_of(steps: Generator[object, None, Result]) -> Result:
    """Take every step and return what the last one gives."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
