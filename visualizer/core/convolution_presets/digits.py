"""Kernels with a name on the digit on screen."""

from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.kernels.blur import GaussianBlur
from visualizer.core.kernels.sobel import SobelX
from visualizer.core.sentence import Sentence


class Edges:
    """Sobel's kernel: upright strokes have two sides."""

    key = "edges-of-a-digit"
    rank = 7
    title = Sentence("ConvolutionPreset", "Edges of a digit")
    lesson = Sentence(
        "ConvolutionPreset",
        "Blue where a stroke begins, from left to right, and orange where it ends.",
    )
    scene = ConvolutionScene("digit", kernel=SobelX.weights, padding="same")


class Blurred:
    """A Gaussian blur."""

    key = "blurred-digit"
    rank = 8
    title = Sentence("ConvolutionPreset", "Blurred digit")
    lesson = Sentence(
        "ConvolutionPreset",
        "Every number becomes a mean of its neighbours.",
    )
    scene = ConvolutionScene("digit", kernel=GaussianBlur.weights, padding="same")


class Turned:
    """Convolution as mathematics has it."""

    key = "turned-kernel"
    rank = 9
    title = Sentence("ConvolutionPreset", "Turned kernel")
    lesson = Sentence(
        "ConvolutionPreset",
        "Mathematics turns the kernel before it slides, Keras does not: Sobel changes its sign.",
    )
    scene = ConvolutionScene("digit", kernel=SobelX.weights, flips=True, padding="same")
