"""How many values stand as one picture: an image, its feature maps side by side, or a square."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from visualizer.core.image_dataset import IMAGE_SHAPE


@dataclass(frozen=True)
class GridArrangement:
    """Rows and columns for the inputs of a network, or for the units of a layer.

    Attributes
    ----------
    n_units : int
    map_shape : tuple of int, optional
        Height, width and channels of the feature maps whose values they are, row by row,
        channels last. Those of an image are its rows; others fill a square.
    """

    n_units: int
    map_shape: tuple[int, int, int] | None = None

    @cached_property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        if self.map_shape is not None:
            height, width, n_channels = self.map_shape
            n_across = self.maps_across
            return height * -(-n_channels // n_across), width * n_across
        if self.n_units == math.prod(IMAGE_SHAPE):
            return IMAGE_SHAPE
        columns = math.ceil(math.sqrt(self.n_units))
        return math.ceil(self.n_units / columns), columns

    @property
    def maps_across(self) -> int:
        """How many feature maps stand side by side; 1 where there are none."""
        return math.ceil(math.sqrt(self.map_shape[2])) if self.map_shape else 1

    def place(self, unit: int) -> tuple[int, int]:
        """Return row and column of a unit."""
        if self.map_shape is None:
            row, column = divmod(unit, self.shape[1])
            return row, column
        height, width, n_channels = self.map_shape
        pixel, channel = divmod(unit, n_channels)
        down, across = divmod(channel, self.maps_across)
        y, x = divmod(pixel, width)
        return down * height + y, across * width + x

    def unit_at(self, row: int, column: int) -> int | None:
        """Return the unit in a row and a column, if there is one."""
        if self.map_shape is None:
            unit = row * self.shape[1] + column
            return unit if unit < self.n_units else None
        height, width, n_channels = self.map_shape
        down, y = divmod(row, height)
        across, x = divmod(column, width)
        channel = down * self.maps_across + across
        return (y * width + x) * n_channels + channel if channel < n_channels else None

    def picture(self, values: np.ndarray) -> np.ndarray:
        """Return values where they stand.

        Parameters
        ----------
        values : array, shape (n_units,)

        Returns
        -------
        array, shape (n_rows, n_columns)
            0 where nothing stands.
        """
        rows, columns = self.shape
        picture = np.zeros((rows, columns), values.dtype)
        if self.map_shape is None:
            picture.flat[: len(values)] = values
            return picture
        height, width, n_channels = self.map_shape
        maps = values.reshape(self.map_shape)
        for channel in range(n_channels):
            down, across = divmod(channel, self.maps_across)
            top, left = down * height, across * width
            picture[top : top + height, left : left + width] = maps[..., channel]
        return picture
