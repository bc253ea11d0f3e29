"""The digit on Home, as a network that is taken apart sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from visualizer.core.convolutional_network import features
from visualizer.core.image_layers import ImageLayer
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

    def sample(self, image_layers: Iterable[ImageLayer], target: tuple[float, ...]) -> Sample:
        """Return what dense layers get behind layers over the image, and what is wished for.

        Parameters
        ----------
        image_layers : iterable of ImageLayer
            Those the image runs through first; none for its pixels.
        target : tuple of float
            What is wished for where nobody knows the digit, one value a class.
        """
        x = tuple(features(image_layers, self.pixels.astype(float)).tolist())
        if self.label is not None and self.label < len(target):
            target = tuple(one_hot(self.label, len(target)).tolist())
        return Sample(x, target)
