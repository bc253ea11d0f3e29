"""The digit on Home, as a network that is taken apart sees it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.losses import one_hot
from visualizer.core.workbench_scene import Sample


@dataclass(frozen=True, eq=False)
class SeenDigit:
    """An image, and which digit it is if somebody knows.

    Attributes
    ----------
    pixels : array, shape (784,)
        0 to 1.
    label : int, optional
    """

    pixels: np.ndarray
    label: int | None = None

    def sample(self, target: tuple[float, ...]) -> Sample:
        """Return its pixels, and what is wished for.

        Parameters
        ----------
        target : tuple of float
            What is wished for where nobody knows the digit, one value a class.
        """
        x = tuple(self.pixels.astype(float).tolist())
        if self.label is not None and self.label < len(target):
            target = tuple(one_hot(self.label, len(target)).tolist())
        return Sample(x, target)
