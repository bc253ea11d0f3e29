"""Logits whose exponentials are all 0."""

from visualizer.core.sentence import Sentence


class TooSmall:
    """The naive formula divides 0 by 0."""

    key = "too-small"
    rank = 7
    title = Sentence("SoftmaxExample", "Too small for exp")
    source = Sentence("SoftmaxExample", "Underflow")
    lesson = Sentence(
        "SoftmaxExample", "Every exp is 0 and 0 / 0 is nan; with the maximum subtracted one is 1."
    )
    class_names = ("a", "b")
    logits = (-1000.0, -1001.0)
    true_class = 0
