"""Two logits that are equally large."""

from visualizer.core.sentence import Sentence


class ATie:
    """Nobody wins."""

    key = "a-tie"
    rank = 8
    title = Sentence("SoftmaxExample", "A tie")
    source = Sentence("SoftmaxExample", "Two largest")
    lesson = Sentence(
        "SoftmaxExample", "Equal logits have equal probabilities: there is no single answer."
    )
    class_names = ("a", "b", "c")
    logits = (2.0, 2.0, 1.0)
    true_class = 0
