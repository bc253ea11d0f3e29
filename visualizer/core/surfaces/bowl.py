"""The round bowl: every rule finds its lowest place."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Bowl(Surface):
    """f(x, y) = x**2 + y**2, lowest at (0, 0)."""

    key = "bowl"
    title = Sentence("Surface", "Bowl")
    formula = "x² + y²"
    rank = 90
    start = (1.5, 1.5)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    minima = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**2 + y**2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return 2 * x, 2 * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 2.0, 0.0, 2.0
