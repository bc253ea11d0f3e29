"""A bowl with a narrow hole in its middle."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class EllipticBowl(Surface):
    """f(x, y) with p = x / 2, q = y / 2; lowest (-1) at (0, 0)."""

    key = "elliptic_bowl"
    title = Sentence("Surface", "Elliptic bowl")
    formula = "p² + q²/2 − e^(−p² − 5q²), p = x/2, q = y/2"
    rank = 140
    start = (1.5, 1.5)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    minima = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        p, q = x / 2, y / 2
        return p**2 + q**2 / 2 - m.exp(-(p**2) - 5 * q**2)

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        p, q = x / 2, y / 2
        e = m.exp(-(p**2) - 5 * q**2)
        return p * (1 + e), q * (0.5 + 5 * e)

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        p, q = x / 2, y / 2
        e = m.exp(-(p**2) - 5 * q**2)
        return (
            0.5 * (1 + e - 2 * p**2 * e),
            -5 * p * q * e,
            0.5 * (0.5 + 5 * e - 50 * q**2 * e),
        )
