"""The round bowl: every rule finds its lowest place."""

from __future__ import annotations

from typing import Any, ClassVar

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Bowl(Surface):
    """f(x, y) = x**2 + y**2, lowest at (0, 0)."""

    key: ClassVar[str] = "bowl"
    title: ClassVar[Sentence] = Sentence("Surface", "Bowl")
    formula: ClassVar[str] = "x² + y²"
    rank: ClassVar[int] = 90
    start: ClassVar[tuple[float, ...]] = (1.5, 1.5)
    domain: ClassVar[tuple[tuple[float, float], ...]] = ((-2.0, 2.0), (-2.0, 2.0))
    minima: ClassVar[tuple[tuple[float, ...], ...]] = ((0.0, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**2 + y**2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return 2 * x, 2 * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 2.0, 0.0, 2.0
