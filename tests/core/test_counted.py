"""One thing has words of its own, any other number has others."""

import pytest

from visualizer.core.counted import counted
from visualizer.core.sentence import Sentence

ONE, MANY = Sentence("Test", "1 batch of {kind}"), Sentence("Test", "{n} batches of {kind}")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 batches of x"),
        (1, "1 batch of x"),
        (1234, "1,234 batches of x"),
    ],
)
def test_the_words_fit_the_number(number: int, text: str) -> None:
    sentence = counted(number, ONE, MANY, kind="x")
    assert sentence == text
    assert sentence.template == (ONE if number == 1 else MANY)
