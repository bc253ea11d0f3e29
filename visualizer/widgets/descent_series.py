"""How the rules of a descent are told apart and its axes are named."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtGui import QPainterPath

from visualizer.state.descent import DescentState
from visualizer.widgets.theme import colors

# A symbol for each rule in turn, and the letter that looks like it.
MARKS = {
    "o": "●",
    "s": "■",
    "h": "⬢",
    "t1": "▲",
    "t3": "◀",
    "t": "▼",
    "d": "◆",
    "star": "★",
    "p": "⬟",
    "t2": "▶",
    "half": "◗",
}
SYMBOLS = tuple(MARKS)


def _half_disc() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(-0.7, -0.5, 1.0, 1.0, -90)
    path.arcTo(-0.7, -0.5, 1.0, 1.0, -90, 180)
    path.closeSubpath()
    return path


# pyqtgraph's own crosses and arrows vanish within the edge of a ball.
Symbols["half"] = _half_disc()


def series_color(descent: DescentState, key: str) -> str:
    """Return the colour of a rule, the same in every picture."""
    return colors().series[list(descent.optimizers).index(key) % len(colors().series)]


def series_symbol(descent: DescentState, key: str) -> str:
    """Return pyqtgraph's name of a rule's symbol: never colour alone."""
    return SYMBOLS[list(descent.optimizers).index(key) % len(SYMBOLS)]


def axis_names(n_dims: int) -> tuple[str, ...]:
    """Return the names of the coordinates: w alone, or x and y."""
    return ("w",) if n_dims == 1 else ("x", "y")
