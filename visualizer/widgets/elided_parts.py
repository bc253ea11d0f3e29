"""A line of several parts where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

BETWEEN = " · "


def elided_parts(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as many parts from the first on as fit: half a number would be another one.

    Parameters
    ----------
    text : str
        Its parts stand between dots in the middle of the line.
    metrics : QFontMetrics
    width : int
        The room there is (px). A first part without room ends anywhere.
    """
    parts = text.split(BETWEEN)
    for n_parts in range(len(parts), 0, -1):
        short = BETWEEN.join(parts[:n_parts]) + (" …" if n_parts < len(parts) else "")
        if metrics.horizontalAdvance(short) <= width:
            return short
    return metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, width)
