"""Note 003: what one layer of three units puts out."""

from visualizer.core.sentence import Sentence


class OneLayer:
    """The net inputs Z of three units."""

    key = "one-layer"
    rank = 2
    title = Sentence("SoftmaxExample", "One layer")
    source = Sentence("SoftmaxExample", "Note 003")
    lesson = Sentence(
        "SoftmaxExample", "Sigmoids of the same Z do not sum to 1; the largest is the same."
    )
    class_names = ("0", "1", "2")
    logits = (1.78, 0.76, 1.65)
    true_class = 0
