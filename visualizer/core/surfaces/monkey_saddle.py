"""A saddle with a third way down, for the tail: its curvature is 0 and decides nothing."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class MonkeySaddle(Surface):
    """f(x, y) = x**3 - 3 * x * y**2, level and unbent at (0, 0)."""

    key = "monkey_saddle"
    title = Sentence("Surface", "Monkey saddle")
    formula = "x³ − 3xy²"
    rank = 80
    start = (1.0, 0.001)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    saddles = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**3 - 3 * x * y**2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return 3 * x**2 - 3 * y**2, -6 * x * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 6 * x, -6 * y, -6 * x
