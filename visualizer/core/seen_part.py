"""The part of a plane that is seen: zoomed into, moved, and back."""

from __future__ import annotations

import math
from dataclasses import dataclass

# Of the larger number beside it; nearer together, two numbers show no axis.
LEAST_SPAN = 1e-9
MOST_SPAN = 1e9

Span = tuple[float, float]


@dataclass(frozen=True)
class SeenPart:
    """From where to where both axes go.

    Attributes
    ----------
    x, y : tuple of float
        Lower and upper end.
    """

    x: Span
    y: Span

    def zoomed(self, factor: float, place: tuple[float, float] | None = None) -> SeenPart:
        """Return a part so many times as large, around a place that stays where it is.

        Parameters
        ----------
        factor : float
            Above 0; below 1 it zooms in. As far as numbers go: then it stays as it is.
        place : tuple of float, optional
            The middle if left out.
        """
        middle = (sum(self.x) / 2, sum(self.y) / 2)
        spans = [
            (fixed + factor * (low - fixed), fixed + factor * (high - fixed))
            for (low, high), fixed in zip((self.x, self.y), place or middle, strict=True)
        ]
        return SeenPart(*spans) if all(map(_is_span, spans)) else self

    def pushed(self, right: float, up: float) -> SeenPart:
        """Return the part beside it, moved by shares of its width and height."""
        return SeenPart(_moved(self.x, right), _moved(self.y, up))

    @property
    def finest_decimals(self) -> int:
        """How many decimals a place in it can be told to: a thousandth of its width."""
        width = min(self.x[1] - self.x[0], self.y[1] - self.y[0])
        return max(0, 3 - math.floor(math.log10(width)))


def _moved(span: Span, share: float) -> Span:
    step = share * (span[1] - span[0])
    return span[0] + step, span[1] + step


def _is_span(span: Span) -> bool:
    size = max(map(abs, span))
    return LEAST_SPAN * size < span[1] - span[0] < MOST_SPAN and size < MOST_SPAN
