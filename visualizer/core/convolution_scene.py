"""What can be set on the convolution page."""

from __future__ import annotations

from dataclasses import dataclass

from visualizer.core.known_name import check_known
from visualizer.core.named_kernel import Rows
from visualizer.core.number_grid import LARGEST, MAX_SIDE, check_grid
from visualizer.core.window_axis import PADDINGS

DIGIT, NUMBERS, MAP = SOURCES = "digit", "numbers", "map"
CONVOLUTION, MAX, AVERAGE = OPERATIONS = "convolution", "max", "average"
MAX_DILATION = 4
MAX_INDEX = 10_000  # far above what any network has


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
        Weights of the convolution, a square, row by row; of 1 to 28 rows.
    bias : float
        Added to every sum of the convolution.
    flips : bool
        Whether the kernel is turned by half: convolution as mathematics has it.
    relu : bool
        Whether what is below 0 becomes 0, after the convolution.
    pool_size : int
        Side of the window of pooling, 1 to 28.
    stride : int
        1 to 28.
    padding : str
        "valid" or "same".
    dilation : int
        Of the convolution, 1 to 4.
    layer, number, channel : int
        Of the network's kernels: which layer, which of its maps, and which of the maps before it.

    Raises
    ------
    Problem
        If numbers or names are out of their range, in one sentence.
    ValueError
        If sizes are.
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

    def __post_init__(self) -> None:
        """Check everything but whether the window has a place: that hangs on the image."""
        check_known(self.source, SOURCES)
        check_known(self.operation, OPERATIONS)
        check_known(self.padding, PADDINGS)
        check_grid(self.numbers)
        check_grid(self.kernel)
        if len(self.kernel) != len(self.kernel[0]) or not abs(self.bias) <= LARGEST:
            raise ValueError("a kernel is a square of numbers, and a bias")
        for name, size, least, most in (
            ("pool size", self.pool_size, 1, MAX_SIDE),
            ("stride", self.stride, 1, MAX_SIDE),
            ("dilation", self.dilation, 1, MAX_DILATION),
            ("layer", self.layer, 0, MAX_INDEX),
            ("number", self.number, 0, MAX_INDEX),
            ("channel", self.channel, 0, MAX_INDEX),
        ):
            if not least <= size <= most:
                raise ValueError(f"{name} {size}")

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
