"""What is wrong with a typed formula, and where."""

from __future__ import annotations

from visualizer.core.sentence import Problem, Sentence


class ExpressionError(Problem):
    """A formula that cannot be used: one sentence, and the place it speaks of.

    Attributes
    ----------
    start, end : int
        The place is ``text[start:end]``, counted in characters from 0; where something
        is missing it is empty and lies where the caret belongs. (Qt counts a character
        beyond U+FFFF twice.)
    """

    def __init__(self, sentence: Sentence, start: int, end: int) -> None:
        super().__init__(sentence)
        self.start, self.end = start, end
