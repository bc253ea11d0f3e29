"""The one-dimensional bowl of the lecture notes."""

from __future__ import annotations

from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class Parabola(Surface):
    """f(w) = (w - 5)**2, lowest at w = 5."""

    key = "parabola"
    title = Sentence("Surface", "Parabola")
    formula = "(w − 5)²"
    rank = 10
    n_dims = 1
    start = (0.0,)
    domain = ((-1.0, 11.0),)
    minima = ((5.0,),)

    def height(self, m: Any, w: Any) -> Any:
        """Return the height."""
        return (w - 5) ** 2

    def slope(self, m: Any, w: Any) -> Any:
        """Return the first derivatives."""
        return (2 * (w - 5),)

    def bend(self, m: Any, w: Any) -> Any:
        """Return f_ww."""
        return (2.0,)
