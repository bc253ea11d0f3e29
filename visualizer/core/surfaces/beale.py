"""Nearly level in the middle, steep towards the corners."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Beale(Surface):
    """f(x, y) = (1.5 - x + xy)**2 + (2.25 - x + xy**2)**2 + (2.625 - x + xy**3)**2 (Beale 1958)."""

    key = "beale"
    title = Sentence("Surface", "Beale's function")
    formula = "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²"
    rank = 50
    start = (1.0, 1.0)
    domain = ((-4.5, 4.5), (-4.5, 4.5))
    minima = ((3.0, 0.5),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
        return (
            2 * (a * (y - 1) + b * (y**2 - 1) + c * (y**3 - 1)),
            2 * x * (a + 2 * b * y + 3 * c * y**2),
        )

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
        return (
            2 * ((y - 1) ** 2 + (y**2 - 1) ** 2 + (y**3 - 1) ** 2),
            2 * (a + 2 * b * y + 3 * c * y**2)
            + 2 * x * (y - 1 + 2 * y * (y**2 - 1) + 3 * y**2 * (y**3 - 1)),
            2 * x * (x + 2 * b + 4 * x * y**2 + 6 * c * y + 9 * x * y**4),
        )
