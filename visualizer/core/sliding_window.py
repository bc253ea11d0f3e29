"""A window that slides over an image: what it covers, convolution and pooling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from visualizer.core.window_axis import WindowAxis


@dataclass(frozen=True)
class SlidingWindow:
    """The places of a window on an image; row by row, as they are read.

    Attributes
    ----------
    rows, columns : WindowAxis
        Along its height and its width.
    """

    rows: WindowAxis
    columns: WindowAxis

    @classmethod
    def over(
        cls,
        shape: tuple[int, ...],
        size: tuple[int, ...],
        stride: int = 1,
        padding: str = "valid",
        dilation: int = 1,
    ) -> SlidingWindow:
        """Return the window of a size on an image of a shape; both are height and width."""
        (height, width), (high, wide) = shape, size
        return cls(
            WindowAxis(height, high, stride, padding, dilation),
            WindowAxis(width, wide, stride, padding, dilation),
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of what it gives."""
        return self.rows.n_places, self.columns.n_places

    def covered(self, image: np.ndarray, fill: float = 0.0) -> np.ndarray:
        """Return what the window covers at every place, as a view of the padded image.

        Parameters
        ----------
        image : array, shape (height, width)
        fill : float
            What stands in the padding.

        Returns
        -------
        array, shape (n_rows, n_columns, window height, window width)
        """
        axes = self.rows, self.columns
        padded = np.pad(image, [(axis.before, axis.after) for axis in axes], constant_values=fill)
        reaches = self.rows.reach, self.columns.reach
        whole = np.lib.stride_tricks.sliding_window_view(padded, reaches)
        return whole[
            :: self.rows.stride,
            :: self.columns.stride,
            :: self.rows.dilation,
            :: self.columns.dilation,
        ]


def convolved(
    image: np.ndarray, kernel: np.ndarray, window: SlidingWindow, bias: float = 0.0
) -> np.ndarray:
    """Return the sum of what the kernel weighs at every place: Keras's cross-correlation.

    ``z[i, j] = sum over u, v of x[i s + u d - p, j s + v d - p] w[u, v] + b``, where what lies
    outside of the image is 0.

    Parameters
    ----------
    image : array, shape (height, width)
    kernel : array, shape (window height, window width)
    window : SlidingWindow
    bias : float

    Returns
    -------
    array, shape (n_rows, n_columns)
    """
    return np.tensordot(window.covered(image), kernel, axes=2) + bias


def max_pooled(image: np.ndarray, window: SlidingWindow) -> np.ndarray:
    """Return the largest number at every place; padding is never the largest, as in Keras.

    Parameters
    ----------
    image : array, shape (height, width)
    window : SlidingWindow

    Returns
    -------
    array, shape (n_rows, n_columns)
    """
    return window.covered(image, -np.inf).max(axis=(2, 3))


def average_pooled(image: np.ndarray, window: SlidingWindow) -> np.ndarray:
    """Return the mean of the numbers at every place; padding is not counted, as in Keras.

    Parameters
    ----------
    image : array, shape (height, width)
    window : SlidingWindow

    Returns
    -------
    array, shape (n_rows, n_columns)
    """
    n_counted = window.covered(np.ones_like(image)).sum(axis=(2, 3))
    return window.covered(image).sum(axis=(2, 3)) / n_counted


POOLINGS: dict[str, Callable[[np.ndarray, SlidingWindow], np.ndarray]] = {
    "max": max_pooled,
    "average": average_pooled,
}
