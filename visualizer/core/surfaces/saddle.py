"""The plainest saddle: a valley one way, a ridge the other."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.sentence import Sentence

# Once, not in every call: the descent asks for a gradient in every step.
_CURVATURES = np.array([2.0, -2.0])


class Saddle:
    """f(x, y) = x**2 - y**2, level at (0, 0) though that is no minimum."""

    key: ClassVar[str] = "saddle"
    title: ClassVar[Sentence] = Sentence("Surface", "Saddle")
    formula: ClassVar[str] = "x² − y²"
    n_dims: ClassVar[int] = 2
    # A hair off the ridge: first it slides to the saddle, then it leaves.
    start: ClassVar[tuple[float, ...]] = (1.0, 0.001)
    domain: ClassVar[tuple[tuple[float, float], ...]] = ((-2.0, 2.0), (-2.0, 2.0))

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., 2)."""
        squares = np.square(np.asarray(x, np.float64))
        return squares[..., 0] - squares[..., 1]

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return (2x, -2y), shape (..., 2), at points ``x`` of shape (..., 2)."""
        return np.asarray(x, np.float64) * _CURVATURES

    def hessian(self, x: ArrayLike) -> np.ndarray:
        """Return the curvatures, shape (..., 2, 2), at points ``x`` of shape (..., 2)."""
        return np.broadcast_to(np.diag(_CURVATURES), (*np.shape(x), 2))
