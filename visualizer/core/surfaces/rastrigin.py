"""A bowl full of dents: most descents end in the nearest one."""

from __future__ import annotations

import math
from typing import Any

from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface

_TURN = 2 * math.pi
# Where x / 5 + 2 pi sin(2 pi x) is 0 and the curve bends upward: near the whole numbers.
_AWAY = (
    0.0,
    0.9949586376523347,
    1.9899122337085497,
    2.9848557010394816,
    3.979783860300754,
    4.974691390895051,
)
_DENTS = (*(-dent for dent in _AWAY[:0:-1]), *_AWAY)


class Rastrigin(Surface):
    """f = 20 + x**2 + y**2 - 10 cos(2 pi x) - 10 cos(2 pi y) (Rastrigin 1974), lowest at (0, 0)."""

    key = "rastrigin"
    title = Sentence("Surface", "Rastrigin's function")
    formula = "20 + x² + y² − 10cos(2πx) − 10cos(2πy)"
    rank = 110
    start = (2.4, 1.7)
    domain = ((-5.12, 5.12), (-5.12, 5.12))
    minima = tuple((x, y) for x in _DENTS for y in _DENTS)

    def height(self, m: Any, x: Any, y: Any) -> Any:
        """Return the height."""
        return 20 + x**2 + y**2 - 10 * m.cos(_TURN * x) - 10 * m.cos(_TURN * y)

    def slope(self, m: Any, x: Any, y: Any) -> Any:
        """Return the first derivatives."""
        return tuple(2 * c + 10 * _TURN * m.sin(_TURN * c) for c in (x, y))

    def bend(self, m: Any, x: Any, y: Any) -> Any:
        """Return f_xx, f_xy and f_yy."""
        f_xx, f_yy = (2 + 10 * _TURN**2 * m.cos(_TURN * c) for c in (x, y))
        return f_xx, 0.0, f_yy
