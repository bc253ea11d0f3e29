"""How the rules of a descent are told apart."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtGui import QPainterPath

from visualizer.state.descent import DescentState
from visualizer.widgets.chart_legend import LegendEntry
from visualizer.widgets.speech import said
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
    series = colors().series
    return series[list(descent.optimizers).index(key) % len(series)]


def series_symbol(descent: DescentState, key: str) -> str:
    """Return pyqtgraph's name of a rule's symbol: never colour alone."""
    return SYMBOLS[list(descent.optimizers).index(key) % len(SYMBOLS)]


def series_shape(descent: DescentState, key: str) -> QPainterPath:
    """Return a rule's symbol as a drawing, about 1 wide, around 0."""
    return Symbols[series_symbol(descent, key)]


def running_entries(descent: DescentState) -> tuple[LegendEntry, ...]:
    """Return how the rules that take part are told apart."""
    return tuple(
        LegendEntry(
            MARKS[series_symbol(descent, key)], series_color(descent, key), said(rule.title), ""
        )
        for key, rule in descent.optimizers.items()
        if key in descent.running
    )
