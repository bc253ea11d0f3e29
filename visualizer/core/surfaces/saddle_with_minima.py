"""A saddle between two valleys: who gets off it arrives somewhere."""

from __future__ import annotations

from typing import Any, ClassVar

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class SaddleWithMinima(Surface):
    """f(x, y) = x**2 - y**2 + 0.05 * y**4, lowest (-5) where y**2 = 10."""

    key: ClassVar[str] = "saddle_with_minima"
    title: ClassVar[Sentence] = Sentence("Surface", "Saddle with minima")
    formula: ClassVar[str] = "x² − y² + 0.05y⁴"
    rank: ClassVar[int] = 100
    # A hair off the ridge: first it slides to the saddle, then it leaves.
    start: ClassVar[tuple[float, ...]] = (1.0, 0.001)
    domain: ClassVar[tuple[tuple[float, float], ...]] = ((-4.0, 4.0), (-4.5, 4.5))
    minima: ClassVar[tuple[tuple[float, ...], ...]] = ((0.0, 10**0.5), (0.0, -(10**0.5)))

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return x**2 - y**2 + 0.05 * y**4

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return 2 * x, -2 * y + 0.2 * y**3

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return 2.0, 0.0, -2 + 0.6 * y**2
