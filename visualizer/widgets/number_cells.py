"""A block of numbers as coloured cells, with the numbers as large as they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from visualizer.widgets.theme import colors, figure_font, mixed

FULL_TINT = 0.65  # of the largest number: text on it can still be read
LEAST_POINTS = 7.0  # whatever the text size: larger text is to hide no number
MOST_ZOOM = 2.0  # of the text
WIDTH_SHARE, HEIGHT_SHARE = 0.86, 0.62  # of a cell
LEAST_GRID = 10.0  # px: smaller cells have no lines between them
DARK = 128  # lightness below which text is white


def cell_of(place: QRectF, shape: tuple[int, int], row: float, column: float) -> QRectF:
    """Return where a cell of a block stands; it may lie beside the block."""
    rows, columns = shape
    high, wide = place.height() / rows, place.width() / columns
    return QRectF(place.left() + column * wide, place.top() + row * high, wide, high)


def tint_of(value: float, largest: float) -> QColor:
    """Return the ground of a number: its sign is a hue, its share of the largest the strength."""
    named = colors()
    color = named.positive if value > 0 else named.negative
    return mixed(named.panel, color, FULL_TINT * min(abs(value) / (largest or 1.0), 1.0))


def ink_on(ground: QColor) -> QColor:
    """Return the colour of text that can be read on a ground."""
    named = colors()
    paper_is_dark = QColor(named.panel).lightness() < DARK
    same = (ground.lightness() < DARK) == paper_is_dark
    return QColor(named.text if same else named.panel)


def fitting_font(cell: QRectF, texts: Iterable[str], zoom: float = 1.0) -> QFont | None:
    """Return the font in which all texts fit into a cell; None where that is too small to read.

    Parameters
    ----------
    cell : QRectF
    texts : iterable of str
    zoom : float
        How large the text around is, 1 for that of the program: numbers are twice that at most.
    """
    font = figure_font()
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
    points = font.pointSizeF() * min(
        WIDTH_SHARE * cell.width() / max(widest, 1.0),
        HEIGHT_SHARE * cell.height() / metrics.capHeight() / 2,
        MOST_ZOOM * zoom,
    )
    if points < LEAST_POINTS:
        return None
    font.setPointSizeF(points)
    return font


def paint_cells(painter: QPainter, place: QRectF, grounds: Sequence[Sequence[QColor]]) -> None:
    """Fill the cells of a block, row by row."""
    shape = len(grounds), len(grounds[0])
    for row, line in enumerate(grounds):
        for column, ground in enumerate(line):
            painter.fillRect(cell_of(place, shape, row, column), ground)


def paint_grid(painter: QPainter, place: QRectF, shape: tuple[int, int]) -> None:
    """Draw the lines between the cells of a block, and around it."""
    painter.setPen(QPen(QColor(colors().line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    cell = cell_of(place, shape, 0, 0)
    if cell.width() >= LEAST_GRID:
        across = (place.left() + column * cell.width() for column in range(1, shape[1]))
        down = (place.top() + row * cell.height() for row in range(1, shape[0]))
        painter.drawLines(
            [
                *(QLineF(x, place.top(), x, place.bottom()) for x in across),
                *(QLineF(place.left(), y, place.right(), y) for y in down),
            ]
        )
    painter.drawRect(place)


def paint_texts(
    painter: QPainter,
    place: QRectF,
    texts: Sequence[Sequence[str]],
    grounds: Sequence[Sequence[QColor]],
    font: QFont | None = None,
    zoom: float = 1.0,
) -> None:
    """Write numbers into the cells of a block, where they fit: `fitting_font`."""
    shape = len(texts), len(texts[0])
    cell = cell_of(place, shape, 0, 0)
    font = font or fitting_font(cell, {text for line in texts for text in line}, zoom)
    if font is None:
        return
    painter.setFont(font)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            if text:
                painter.setPen(ink_on(grounds[row][column]))
                painter.drawText(
                    cell_of(place, shape, row, column), Qt.AlignmentFlag.AlignCenter, text
                )


def tints(values: np.ndarray, largest: float | None = None) -> list[list[QColor]]:
    """Return the grounds of numbers, shape (n_rows, n_columns)."""
    most = float(np.abs(values).max(initial=0.0)) if largest is None else largest
    return [[tint_of(value, most) for value in row] for row in values.tolist()]
