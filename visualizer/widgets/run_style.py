"""How runs are told apart wherever they are drawn."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from visualizer.widgets.theme import colors, scaled

STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
MARKS = ("━", "╍", "┅")  # letters that look like them
WIDTH, WIDTH_ON_SCREEN = 2.0, 3.5  # px, beside text of the normal size
SIGN_SIZE = QSize(32, 16)  # px


def run_color(place: int) -> str:
    """Return the colour of a run by its place, 0 to 7; no two places have the same."""
    named = colors()
    return (*named.series, named.text, named.muted)[place]


def run_mark(place: int) -> str:
    """Return a letter that looks like a run's line."""
    return MARKS[place % len(MARKS)]


def run_pen(place: int, *, on_screen: bool = False) -> QPen:
    """Return what a run's line is drawn with: never told by its colour alone."""
    style = STYLES[place % len(STYLES)]
    width = scaled(WIDTH_ON_SCREEN if on_screen else WIDTH)
    pen = QPen(QColor(run_color(place)), width, style)
    pen.setCosmetic(True)
    return pen


def run_sign(place: int) -> QIcon:
    """Return a piece of a run's line, as it is drawn elsewhere."""
    pen = run_pen(place)
    return _sign(pen.color().name(), pen.style())


@cache
def _sign(color: str, style: Qt.PenStyle) -> QIcon:
    # Twice as large as it is shown, for sharp screens.
    pixmap = QPixmap(2 * SIGN_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    middle = SIGN_SIZE.height()
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(color), 2 * WIDTH_ON_SCREEN, style))
        painter.drawLine(4, middle, 2 * SIGN_SIZE.width() - 4, middle)
    return QIcon(pixmap)
