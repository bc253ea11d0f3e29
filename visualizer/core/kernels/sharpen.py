"""The kernel that makes edges harder."""

from visualizer.core.named_kernel import NamedKernel
from visualizer.core.sentence import Sentence


class Sharpen(NamedKernel):
    """Identity minus Laplacian."""

    key = "sharpen"
    rank = 30
    title = Sentence("Kernel", "Sharpen")
    lesson = Sentence(
        "Kernel",
        "The image minus its Laplacian: what differs from its neighbours differs more.",
    )
    weights = ((0.0, -1.0, 0.0), (-1.0, 5.0, -1.0), (0.0, -1.0, 0.0))
