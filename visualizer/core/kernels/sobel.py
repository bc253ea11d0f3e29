"""Sobel's kernels: edges, the middle row counted twice."""

from visualizer.core.named_kernel import NamedKernel
from visualizer.core.sentence import Sentence


class SobelX(NamedKernel):
    """Slope from left to right (I. Sobel and G. Feldman, 1968)."""

    key = "sobel-x"
    rank = 10
    title = Sentence("Kernel", "Sobel x")
    lesson = Sentence(
        "Kernel",
        "Right minus left: large where the numbers grow to the right, at upright edges.",
    )
    weights = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))


class SobelY(NamedKernel):
    """Slope from top to bottom (I. Sobel and G. Feldman, 1968)."""

    key = "sobel-y"
    rank = 11
    title = Sentence("Kernel", "Sobel y")
    lesson = Sentence(
        "Kernel",
        "Below minus above: large where the numbers grow downwards, at level edges.",
    )
    weights = ((-1.0, -2.0, -1.0), (0.0, 0.0, 0.0), (1.0, 2.0, 1.0))
