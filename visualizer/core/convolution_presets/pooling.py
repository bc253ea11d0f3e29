"""Note 002's pooling: the map becomes smaller, and the strongest or the mean stays."""

from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.sentence import Sentence

FOUR = ((1.0, 1.0, 2.0, 4.0), (5.0, 6.0, 7.0, 8.0), (3.0, 2.0, 1.0, 0.0), (1.0, 2.0, 3.0, 4.0))


class MaxPooling:
    """The largest of each square (CS231n's example)."""

    key = "max-pooling"
    rank = 4
    title = Sentence("ConvolutionPreset", "Note 002: max")
    lesson = Sentence(
        "ConvolutionPreset",
        "Of every 2 × 2 numbers the largest stays: 4 × 4 becomes 2 × 2.",
    )
    scene = ConvolutionScene(numbers=FOUR, operation="max", stride=2)


class AveragePooling:
    """The mean of each square."""

    key = "average-pooling"
    rank = 5
    title = Sentence("ConvolutionPreset", "Note 002: average")
    lesson = Sentence(
        "ConvolutionPreset",
        "Of every 2 × 2 numbers the mean stays.",
    )
    scene = ConvolutionScene(numbers=FOUR, operation="average", stride=2)
