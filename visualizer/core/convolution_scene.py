"""What can be set on the convolution page."""

from __future__ import annotations

from dataclasses import dataclass

from visualizer.core.named_kernel import Rows

DIGIT, NUMBERS, MAP = "digit", "numbers", "map"
CONVOLUTION, MAX, AVERAGE = "convolution", "max", "average"


@dataclass(frozen=True)
class ConvolutionScene:
    """An image, and a window that slides over it.

    Attributes
    ----------
    source : str
        What it slides over: "digit", the one on screen; "numbers", a grid that was typed; "map",
        what the network's layers before ``layer`` make of the digit.
    numbers : tuple of tuple of float
        The grid, row by row; 1 to 28 rows and columns.
    divides : bool
        Whether the digit's grey values, 0 to 255, are divided by 255.
    operation : str
        "convolution", or pooling: "max" or "average".
    kernel : tuple of tuple of float
        Weights of the convolution, a square, row by row; of 1 to 7 rows.
    bias : float
        Added to every sum of the convolution.
    flips : bool
        Whether the kernel is turned by half: convolution as mathematics has it.
    relu : bool
        Whether what is below 0 becomes 0, after the convolution.
    pool_size : int
        Side of the window of pooling, 1 to 7.
    stride : int
        1 to 8.
    padding : str
        "valid" or "same".
    dilation : int
        Of the convolution, 1 to 4.
    layer, number, channel : int
        Of the network's kernels: which layer, which of its maps, and which of the maps before it.
    """

    source: str = NUMBERS
    numbers: Rows = (
        (1.0, 1.0, 1.0, 0.0, 0.0),
        (0.0, 1.0, 1.0, 1.0, 0.0),
        (0.0, 0.0, 1.0, 1.0, 1.0),
        (0.0, 0.0, 1.0, 1.0, 0.0),
        (0.0, 1.0, 1.0, 0.0, 0.0),
    )
    divides: bool = False
    operation: str = CONVOLUTION
    kernel: Rows = ((1.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 1.0))
    bias: float = 0.0
    flips: bool = False
    relu: bool = False
    pool_size: int = 2
    stride: int = 1
    padding: str = "valid"
    dilation: int = 1
    layer: int = 0
    number: int = 0
    channel: int = 0

    @property
    def is_convolution(self) -> bool:
        """Whether a kernel weighs what the window covers."""
        return self.operation == CONVOLUTION

    @property
    def window_size(self) -> tuple[int, int]:
        """Rows and columns that the window takes."""
        if self.is_convolution:
            return len(self.kernel), len(self.kernel[0])
        return self.pool_size, self.pool_size

    @property
    def window_dilation(self) -> int:
        """How far apart the numbers are that the window takes: pooling has no gaps."""
        return self.dilation if self.is_convolution else 1
