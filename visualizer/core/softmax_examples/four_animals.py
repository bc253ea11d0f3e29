"""Note 004: cat, dog, chick or something else; the note names no numbers, these are ours."""

from visualizer.core.sentence import Sentence


class FourAnimals:
    """Four classes, one clearly ahead."""

    key = "four-animals"
    rank = 3
    title = Sentence("SoftmaxExample", "Cat, dog, chick, other")
    source = Sentence("SoftmaxExample", "Note 004")
    lesson = Sentence(
        "SoftmaxExample", "One vector in, one vector out, whatever the number of classes."
    )
    class_names = (
        Sentence("SoftmaxExample", "cat"),
        Sentence("SoftmaxExample", "dog"),
        Sentence("SoftmaxExample", "chick"),
        Sentence("SoftmaxExample", "other"),
    )
    logits = (5.0, 2.0, -1.0, 3.0)
    true_class = 0
