"""A valley along a wave: a saddle on its crest, the lowest place in its trough."""

from __future__ import annotations

import math
from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface


class SineSaddle(Surface):
    """f(x, y) = sin(x) + y**2, a saddle at (pi / 2, 0), lowest at (-pi / 2, 0)."""

    key = "sine_saddle"
    title = Sentence("Surface", "Saddle on a wave")
    formula = "sin(x) + y²"
    rank = 130
    start = (1.5, 1.5)
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    minima = ((-math.pi / 2, 0.0),)
    saddles = ((math.pi / 2, 0.0),)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return m.sin(x) + y**2

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return m.cos(x), 2 * y

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        return -m.sin(x), 0.0, 2.0
