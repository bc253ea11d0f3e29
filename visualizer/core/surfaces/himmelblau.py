"""Four valleys equally deep: which one is found depends on rule and start."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Himmelblau(Surface):
    """f(x, y) = (x**2 + y - 11)**2 + (x + y**2 - 7)**2 (Himmelblau 1972), 0 in four places."""

    key = "himmelblau"
    title = Sentence("Surface", "Himmelblau's function")
    formula = "(x² + y − 11)² + (x + y² − 7)²"
    rank = 60
    start = (0.0, 0.0)
    domain = ((-6.0, 6.0), (-6.0, 6.0))
    minima = (
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286169),
        (3.5844283403304917, -1.8481265269644036),
    )

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        a, b = x**2 + y - 11, x + y**2 - 7
        return 4 * x * a + 2 * b, 2 * a + 4 * y * b

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 12 * x**2 + 4 * y - 42, 4 * (x + y), 4 * x + 12 * y**2 - 26
