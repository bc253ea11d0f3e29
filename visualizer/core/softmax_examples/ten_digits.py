"""Note 002: ten logits of a digit."""

from visualizer.core.sentence import Sentence


class TenDigits:
    """What Dense 512 ReLU, Dense 10 says of MNIST's test image 8 after one epoch: a 5."""

    key = "ten-digits"
    rank = 4
    title = Sentence("SoftmaxExample", "Ten digits")
    source = Sentence("SoftmaxExample", "Note 002")
    lesson = Sentence("SoftmaxExample", "A network is torn between 5 and 6; the image is a 5.")
    class_names = tuple("0123456789")
    logits = (-4.9, -7.5, 0.6, -4.9, -1.2, 4.4, 4.9, -9.3, 0.2, -2.4)
    true_class = 5
