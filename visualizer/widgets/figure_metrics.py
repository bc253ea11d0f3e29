"""How wide numbers are in one font."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics

_ZEROS = str.maketrans("123456789", "000000000")


class FigureMetrics:
    """Measures texts; those that differ in figures alone are measured once.

    Parameters
    ----------
    font : QFont
        With figures of one width.
    """

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}

    @property
    def line_height(self) -> int:
        """Height of a line of a table (px)."""
        return self._metrics.height() + 2

    @property
    def ascent(self) -> int:
        """Height of the text over its baseline (px)."""
        return self._metrics.ascent()

    def width(self, text: str) -> int:
        """Return how wide a text is (px)."""
        shape = figure_shape(text)
        if shape not in self._widths:
            self._widths[shape] = self._metrics.horizontalAdvance(shape)
        return self._widths[shape]

    def baseline(self, height: int) -> int:
        """Return where a text stands in the middle of so much height (px from its top)."""
        return (height - self._metrics.height()) // 2 + self._metrics.ascent()


def figure_shape(text: str) -> str:
    """Return a text with every figure a 0: texts of one shape are of one width."""
    return text.translate(_ZEROS)
