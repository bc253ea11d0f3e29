"""Note 000: is it a chair, a desk or a book."""

from visualizer.core.sentence import Sentence


class ThreeThings:
    """Three logits, the largest of them a book's."""

    key = "three-things"
    rank = 0
    title = Sentence("SoftmaxExample", "Chair, desk, book")
    source = Sentence("SoftmaxExample", "Note 000")
    lesson = Sentence(
        "SoftmaxExample", "Softmax turns three logits into probabilities that sum to 1."
    )
    class_names = (
        Sentence("SoftmaxExample", "chair"),
        Sentence("SoftmaxExample", "desk"),
        Sentence("SoftmaxExample", "book"),
    )
    logits = (0.3, 2.9, 4.0)
    true_class = 2
