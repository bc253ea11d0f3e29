"""The kernel that changes nothing."""

from visualizer.core.named_kernel import NamedKernel
from visualizer.core.sentence import Sentence


class Identity(NamedKernel):
    """Nothing happens; the one to begin with."""

    key = "identity"
    rank = 0
    title = Sentence("Kernel", "Identity")
    lesson = Sentence("Kernel", "A 1 in the middle: every number stays as it is.")
    weights = ((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 0.0))
