"""How many of something there are, in words that fit one as well as many."""

from __future__ import annotations

from visualizer.core.sentence import Sentence


def counted(number: int, one: Sentence, many: Sentence, /, **values: object) -> Sentence:
    """Return the sentence for a number of things.

    Parameters
    ----------
    number : int
        What {n} in the sentence stands for.
    one, many : Sentence
        What is said of one thing, and of any other number of them.
    **values : object
        What else is to be filled in.
    """
    return (one if number == 1 else many).format(n=f"{number:,}", **values)
