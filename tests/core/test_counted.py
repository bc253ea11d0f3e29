"""One thing has words of its own, any other number has others."""

import pytest

from visualizer.core.counted import counted
from visualizer.core.sentence import Sentence

ONE = Sentence("Test", "1 batch of {number}")
MANY = Sentence("Test", "{n} batches of {number}")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 batches of x"),
        (1, "1 batch of x"),
        (1234, "1,234 batches of x"),
    ],
)
def test_the_words_fit_the_number(number: int, text: str) -> None:
    sentence = counted(number, ONE, MANY, number="x")
    assert sentence == text
    assert sentence.template == (ONE if number == 1 else MANY)
