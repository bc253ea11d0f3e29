"""The Laplacian: edges of every direction."""

from visualizer.core.named_kernel import NamedKernel
from visualizer.core.sentence import Sentence


class Laplacian(NamedKernel):
    """The second differences across and down, added."""

    key = "laplacian"
    rank = 14
    title = Sentence("Kernel", "Laplacian")
    lesson = Sentence(
        "Kernel",
        "The four neighbours minus four times the middle: 0 where it is even, so only edges stay.",
    )
    weights = ((0.0, 1.0, 0.0), (1.0, -4.0, 1.0), (0.0, 1.0, 0.0))
