"""Two holes, one deeper than the other: the nearer one is not the deeper one."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class LocalMinimum(Surface):
    """f(x, y) with u = 1.4 y; a local minimum near (0.905, 0), the lowest near (-0.968, 0)."""

    key = "local_minimum"
    title = Sentence("Surface", "Local minimum")
    formula = "x² + u² − 2e^(−5((x−1)² + u²)) − 6e^(−5((x+1)² + u²)), u = 1.4y"
    rank = 120
    start = (1.5, 1.5)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    minima = ((-0.9675774464554597, 0.0), (0.9053178606008483, 0.0))

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        u = 1.4 * y
        near, deep = _holes(m, x, u)
        return x**2 + u**2 - 2 * near - 6 * deep

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        u = 1.4 * y
        near, deep = _holes(m, x, u)
        return (
            2 * x + 20 * (x - 1) * near + 60 * (x + 1) * deep,
            1.4 * u * (2 + 20 * near + 60 * deep),
        )

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        u = 1.4 * y
        near, deep = _holes(m, x, u)
        return (
            2 + 20 * near * (1 - 10 * (x - 1) ** 2) + 60 * deep * (1 - 10 * (x + 1) ** 2),
            -14 * u * (20 * near * (x - 1) + 60 * deep * (x + 1)),
            1.96 * (2 + (20 * near + 60 * deep) * (1 - 10 * u**2)),
        )


def _holes(m: Any, x: Any, u: Any) -> tuple[Any, Any]:
    return m.exp(-5 * ((x - 1) ** 2 + u**2)), m.exp(-5 * ((x + 1) ** 2 + u**2))
