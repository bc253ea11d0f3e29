"""The kernel that makes a relief."""

from visualizer.core.named_kernel import NamedKernel
from visualizer.core.sentence import Sentence


class Emboss(NamedKernel):
    """A slope along the diagonal, added to the image."""

    key = "emboss"
    rank = 40
    title = Sentence("Kernel", "Emboss")
    lesson = Sentence(
        "Kernel",
        "Lower right minus upper left, and the image itself: a relief, as if lit from a corner.",
    )
    weights = ((-2.0, -1.0, 0.0), (-1.0, 1.0, 1.0), (0.0, 1.0, 2.0))
