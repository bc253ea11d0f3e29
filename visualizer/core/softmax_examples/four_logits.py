"""Note 001: softmax on four logits."""

from visualizer.core.sentence import Sentence


class FourLogits:
    """Four logits close together."""

    key = "four-logits"
    rank = 1
    title = Sentence("SoftmaxExample", "Four logits")
    source = Sentence("SoftmaxExample", "Note 001")
    lesson = Sentence(
        "SoftmaxExample", "Their sum in floating-point numbers need not be exactly 1."
    )
    class_names = ("0", "1", "2", "3")
    logits = (1.3, 2.4, 1.07, 1.96)
    true_class = 1
