"""The learning rate stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from visualizer.core.schedule import Schedule
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class Constant(Schedule):
    """The same learning rate in every step."""

    key: ClassVar[str] = "constant"
    title: ClassVar[Sentence] = Sentence("Schedule", "Constant")
    formula: ClassVar[str] = "1"
    rank: ClassVar[int] = 10

    def share(self, t: int) -> float:
        """Return 1."""
        return 1.0
