"""A hole in a plain that is all but level: far out there is next to no slope."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Plateau(Surface):
    """f(x, y) = 1 - exp(-x**2 - y**2), lowest at (0, 0)."""

    key = "plateau"
    title = Sentence("Surface", "Plateau")
    formula = "1 − exp(−x² − y²)"
    rank = 70
    # So far out that plain gradient descent hardly moves.
    start = (2.0, 1.5)
    domain = ((-3.0, 3.0), (-3.0, 3.0))
    minima = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return 1 - m.exp(-(x**2) - y**2)

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        e = m.exp(-(x**2) - y**2)
        return 2 * x * e, 2 * y * e

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        e = m.exp(-(x**2) - y**2)
        return (2 - 4 * x**2) * e, -4 * x * y * e, (2 - 4 * y**2) * e
