"""The one-dimensional bowl of the lecture notes."""

from __future__ import annotations

from typing import Any, ClassVar

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Parabola(Surface):
    """f(w) = (w - 5)**2, lowest at w = 5."""

    key: ClassVar[str] = "parabola"
    title: ClassVar[Sentence] = Sentence("Surface", "Parabola")
    formula: ClassVar[str] = "(w − 5)²"
    rank: ClassVar[int] = 10
    n_dims: ClassVar[int] = 1
    start: ClassVar[tuple[float, ...]] = (0.0,)
    domain: ClassVar[tuple[tuple[float, float], ...]] = ((-1.0, 11.0),)
    minima: ClassVar[tuple[tuple[float, ...], ...]] = ((5.0,),)

    def height(self, m: Any, w: Any) -> Any:
        """Return the height."""
        return (w - 5) ** 2

    def slope(self, m: Any, w: Any) -> Any:
        """Return the first derivatives."""
        return (2 * (w - 5),)

    def bend(self, m: Any, w: Any) -> Any:
        """Return f_ww."""
        return (2.0,)
