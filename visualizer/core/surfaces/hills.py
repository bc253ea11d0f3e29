"""A bowl with two hills and a hole in it, which paths must find their way around."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Hills(Surface):
    """f(x, y) with u = 1.4 y; the highest hill near (-1.035, 0)."""

    key = "hills"
    title = Sentence("Surface", "Hills")
    formula = (
        "x² + u² + 2e^(−5((x−1)² + u²)) + 6e^(−5((x+1)² + u²)) − 2e^(−5((x−1)² + (u+1)²)), u = 1.4y"
    )
    rank = 150
    start = (1.5, 1.5)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    minima = (
        (0.041507125699561775, -0.0006403776376543045),
        (0.9003065222993073, -0.6534011583039486),
    )

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        u = 1.4 * y
        low, high, hole = _bumps(m, x, u)
        return x**2 + u**2 + low + high + hole

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        u = 1.4 * y
        low, high, hole = _bumps(m, x, u)
        return (
            2 * x - 10 * ((x - 1) * (low + hole) + (x + 1) * high),
            1.4 * (2 * u - 10 * (u * (low + high) + (u + 1) * hole)),
        )

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        u = 1.4 * y
        low, high, hole = _bumps(m, x, u)
        return (
            2 + (low + hole) * (100 * (x - 1) ** 2 - 10) + high * (100 * (x + 1) ** 2 - 10),
            140 * ((x - 1) * (u * low + (u + 1) * hole) + (x + 1) * u * high),
            1.96 * (2 + (low + high) * (100 * u**2 - 10) + hole * (100 * (u + 1) ** 2 - 10)),
        )


def _bumps(m: Any, x: Any, u: Any) -> tuple[Any, Any, Any]:
    return (
        2 * m.exp(-5 * ((x - 1) ** 2 + u**2)),
        6 * m.exp(-5 * ((x + 1) ** 2 + u**2)),
        -2 * m.exp(-5 * ((x - 1) ** 2 + (u + 1) ** 2)),
    )
