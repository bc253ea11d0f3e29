"""A long valley with steep sides, in which gradient descent swings to and fro."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Ravine(Surface):
    """f(x, y) = x**2 / 20 + y**2, twenty times as steep across as along."""

    key = "ravine"
    title = Sentence("Surface", "Ravine")
    formula = "x²/20 + y²"
    rank = 30
    start = (-7.0, 2.0)
    domain = ((-10.0, 10.0), (-5.0, 5.0))
    minima = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**2 / 20 + y**2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return x / 10, 2 * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 0.1, 0.0, 2.0
