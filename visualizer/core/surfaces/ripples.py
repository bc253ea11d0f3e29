"""Rings around a narrow hole: every ring is a valley of its own."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Ripples(Surface):
    """f(x, y) with r = 10 sqrt(x**2 + y**2) + 0.01; lowest, in a kink, at (0, 0)."""

    key = "ripples"
    title = Sentence("Surface", "Ripples")
    formula = "r²/100 − sin(r)/r, r = 10√(x² + y²) + 0.01"
    rank = 160
    start = (1.5, 1.5)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    minima = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        r = 10 * m.sqrt(x**2 + y**2) + 0.01
        return r**2 / 100 - m.sin(r) / r

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        s = m.sqrt(x**2 + y**2)
        first, _ = _along(m, 10 * s + 0.01)
        # At the very centre, where the slope is that of a kink, it is taken for 0.
        share = 10 * first / (s + (s == 0))
        return share * x, share * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        s = m.sqrt(x**2 + y**2)
        first, second = _along(m, 10 * s + 0.01)
        outward = 100 * second
        # In the middle of a kink: as round as the hole that it is the bottom of.
        around = outward * (s == 0) + 10 * first / (s + (s == 0)) * (s != 0)
        a, b = x / (s + (s == 0)), y / (s + (s == 0))
        rest = outward - around
        return around + rest * a**2, rest * a * b, around + rest * b**2


def _along(m: Any, r: Any) -> tuple[Any, Any]:
    """Return the first and second derivative of r**2 / 100 - sin(r) / r."""
    sine, cosine = m.sin(r), m.cos(r)
    return (
        r / 50 - cosine / r + sine / r**2,
        1 / 50 + sine / r + 2 * cosine / r**2 - 2 * sine / r**3,
    )
