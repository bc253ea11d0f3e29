"""A saddle between two valleys: who gets off it arrives somewhere."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class SaddleWithMinima(Surface):
    """f(x, y) = x**2 - y**2 + 0.05 * y**4, lowest (-5) where y**2 = 10."""

    key = "saddle_with_minima"
    title = Sentence("Surface", "Saddle with minima")
    formula = "x² − y² + 0.05y⁴"
    rank = 100
    # A hair off the ridge: first it slides to the saddle, then it leaves.
    start = (1.0, 0.001)
    domain = ((-4.0, 4.0), (-4.5, 4.5))
    minima = ((0.0, 10**0.5), (0.0, -(10**0.5)))
    saddles = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**2 - y**2 + 0.05 * y**4

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return 2 * x, -2 * y + 0.2 * y**3

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 2.0, 0.0, -2 + 0.6 * y**2
