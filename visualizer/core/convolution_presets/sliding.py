"""Note 002's kernel, window by window, on grids small enough to reckon by hand."""

from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.sentence import Sentence

SEVEN = (
    (1.0, 2.0, 0.0, 1.0, 0.0, 2.0, 1.0),
    (0.0, 1.0, 1.0, 0.0, 2.0, 1.0, 0.0),
    (2.0, 0.0, 3.0, 1.0, 0.0, 0.0, 1.0),
    (1.0, 1.0, 0.0, 2.0, 1.0, 0.0, 2.0),
    (0.0, 2.0, 1.0, 0.0, 3.0, 1.0, 0.0),
    (1.0, 0.0, 0.0, 1.0, 1.0, 2.0, 1.0),
    (0.0, 1.0, 2.0, 0.0, 0.0, 1.0, 2.0),
)


class KernelSlides:
    """A 3 × 3 kernel on 5 × 5 numbers gives 3 × 3."""

    key = "kernel-slides"
    rank = 1
    title = Sentence("ConvolutionPreset", "Note 002: convolution")
    lesson = Sentence(
        "ConvolutionPreset",
        "Multiply number by number and add: nine products, one number of the feature map.",
    )
    scene = ConvolutionScene()


class ZeroPadding:
    """The same with a ring of zeros."""

    key = "zero-padding"
    rank = 2
    title = Sentence("ConvolutionPreset", "Note 002: padding")
    lesson = Sentence(
        "ConvolutionPreset",
        "A ring of zeros around the image: 5 × 5 stays 5 × 5.",
    )
    scene = ConvolutionScene(padding="same")


class Stride:
    """The window skips every other place."""

    key = "stride"
    rank = 3
    title = Sentence("ConvolutionPreset", "Note 002: stride 2")
    lesson = Sentence(
        "ConvolutionPreset",
        "The window goes on by 2: (5 − 3) / 2 + 1 = 2 places a row.",
    )
    scene = ConvolutionScene(stride=2)


class Dilation:
    """Nine weights that reach over five rows."""

    key = "dilation"
    rank = 6
    title = Sentence("ConvolutionPreset", "Dilation 2")
    lesson = Sentence(
        "ConvolutionPreset",
        "A gap between the numbers: 3 × 3 weights reach over 5 × 5.",
    )
    scene = ConvolutionScene(numbers=SEVEN, dilation=2)
