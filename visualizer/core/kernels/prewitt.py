"""Prewitt's kernels: edges, every row counted once."""

from visualizer.core.named_kernel import NamedKernel
from visualizer.core.sentence import Sentence


class PrewittX(NamedKernel):
    """Slope from left to right (J. Prewitt, 1970)."""

    key = "prewitt-x"
    rank = 12
    title = Sentence("Kernel", "Prewitt x")
    lesson = Sentence("Kernel", "Right minus left, all three rows alike: upright edges.")
    weights = ((-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0))


class PrewittY(NamedKernel):
    """Slope from top to bottom (J. Prewitt, 1970)."""

    key = "prewitt-y"
    rank = 13
    title = Sentence("Kernel", "Prewitt y")
    lesson = Sentence("Kernel", "Below minus above, all three columns alike: level edges.")
    weights = ((-1.0, -1.0, -1.0), (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
