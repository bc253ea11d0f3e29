"""Note 004: with two classes softmax is logistic regression; numbers of our own."""

from visualizer.core.sentence import Sentence


class TwoClasses:
    """Two logits: only their difference counts."""

    key = "two-classes"
    rank = 5
    title = Sentence("SoftmaxExample", "Two classes")
    source = Sentence("SoftmaxExample", "Note 004")
    lesson = Sentence(
        "SoftmaxExample", "With two classes softmax is the sigmoid of their difference."
    )
    class_names = ("a", "b")
    logits = (2.0, 1.0)
    true_class = 0
