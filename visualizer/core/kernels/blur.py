"""Kernels that average: the weights add up to 1."""

from visualizer.core.named_kernel import NamedKernel, over
from visualizer.core.sentence import Sentence


class BoxBlur(NamedKernel):
    """The mean of the window."""

    key = "box-blur"
    rank = 20
    title = Sentence("Kernel", "Box blur")
    lesson = Sentence("Kernel", "The mean of nine numbers: edges become soft.")
    weights = over(9, (1, 1, 1), (1, 1, 1), (1, 1, 1))


class GaussianBlur(NamedKernel):
    """The bell curve's nearest whole numbers, 1 2 1, across and down."""

    key = "gaussian-blur"
    rank = 21
    title = Sentence("Kernel", "Gaussian blur")
    lesson = Sentence(
        "Kernel",
        "A mean in which the middle counts most; all weights together are 1.",
    )
    weights = over(16, (1, 2, 1), (2, 4, 2), (1, 2, 1))
