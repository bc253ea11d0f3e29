"""The plainest saddle: a valley one way, a ridge the other."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Saddle(Surface):
    """f(x, y) = x**2 - y**2, level at (0, 0) though that is no minimum."""

    key = "saddle"
    title = Sentence("Surface", "Saddle")
    formula = "x² − y²"
    rank = 20
    # A hair off the ridge: first it slides to the saddle, then it leaves.
    start = (1.0, 0.001)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    saddles = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**2 - y**2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return 2 * x, -2 * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 2.0, 0.0, -2.0
