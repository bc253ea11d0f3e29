"""The one-dimensional bowl of the lecture notes."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.sentence import Sentence


class Parabola:
    """f(w) = (w - 5)**2, lowest at w = 5."""

    key: ClassVar[str] = "parabola"
    title: ClassVar[Sentence] = Sentence("Surface", "Parabola")
    formula: ClassVar[str] = "(w − 5)²"
    n_dims: ClassVar[int] = 1
    start: ClassVar[tuple[float, ...]] = (0.0,)
    # Drawn from - to, one pair an axis; the minimum in the middle.
    domain: ClassVar[tuple[tuple[float, float], ...]] = ((-1.0, 11.0),)

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., 1)."""
        return np.square(np.asarray(x, np.float64) - 5)[..., 0]

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return 2 (w - 5), shape (..., 1), at points ``x`` of shape (..., 1)."""
        return 2 * (np.asarray(x, np.float64) - 5)

    def hessian(self, x: ArrayLike) -> np.ndarray:
        """Return the curvature 2, shape (..., 1, 1), at points ``x`` of shape (..., 1)."""
        return np.full((*np.shape(x), 1), 2.0)
