"""The book of notes 000 and 001: logits whose exponentials no computer holds."""

from visualizer.core.sentence import Sentence


class TooLarge:
    """The naive formula gives nan."""

    key = "too-large"
    rank = 6
    title = Sentence("SoftmaxExample", "Too large for exp")
    source = Sentence("SoftmaxExample", "Overflow")
    lesson = Sentence(
        "SoftmaxExample", "exp(1010) is inf; with the maximum subtracted nothing overflows."
    )
    class_names = ("a", "b", "c")
    logits = (1010.0, 1000.0, 990.0)
    true_class = 0
