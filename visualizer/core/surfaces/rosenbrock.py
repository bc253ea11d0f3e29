"""A bent, nearly level valley: easy to find, slow to follow."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Rosenbrock(Surface):
    """f(x, y) = (1 - x)**2 + 100 * (y - x**2)**2 (Rosenbrock 1960), lowest at (1, 1)."""

    key = "rosenbrock"
    title = Sentence("Surface", "Rosenbrock's valley")
    formula = "(1 − x)² + 100(y − x²)²"
    rank = 40
    start = (-2.0, 2.0)
    domain = ((-2.5, 2.5), (-1.5, 3.5))
    minima = ((1.0, 1.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return -2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 2 - 400 * y + 1200 * x**2, -400 * x, 200.0
