"""Heights over a plane as colours with contour lines."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QTransform

from visualizer.core.contour_levels import contour_levels, edge_crossings, relief
from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import colors, figure_font

N_LEVELS = 16
OPACITY = 0.55
# Pixels to a step of the grid, along each axis: larger ones would be seen.
FINENESS = 6
# Names of lines that stand closer than this (lines of text) would cover each other.
LEAST_GAP = 3.0


class ContourMap:
    """Lies behind everything else of a plot: dark is low, bright is high.

    Parameters
    ----------
    plot : Plot
    name : function of float
        Writes a height beside its line.
    """

    def __init__(self, plot: Plot, name: Callable[[float], str]) -> None:
        self._plot, self._name = plot, name
        self._image = pg.ImageItem(axisOrder="col-major")
        self._image.setColorMap(pg.colormap.get("cividis"))
        self._image.setOpacity(OPACITY)
        self._image.setZValue(-3)
        plot.addItem(self._image, ignoreBounds=True)
        self._lines = [pg.IsocurveItem(level=number) for number in range(1, N_LEVELS + 1)]
        self._names = [pg.TextItem() for _ in self._lines]
        for items, height in ((self._lines, -2), (self._names, -1)):
            for item in items:
                item.setZValue(height)
                plot.addItem(item, ignoreBounds=True)
        self._top = 0.0
        self._places: dict[int, tuple[float, float]] = {}
        self.hide()

    @property
    def names(self) -> list[str]:
        """The heights that are written beside their lines."""
        return [text.toPlainText() for text in self._names if text.isVisible()]

    def restyle(self) -> None:
        """Take over the palette and the text size in use."""
        for line in self._lines:
            line.setPen(pg.mkPen(colors().muted, width=1))
        for text in self._names:
            text.setColor(colors().text)
            text.setFont(figure_font())

    def hide(self) -> None:
        """Show no heights."""
        self._places = {}
        for item in (self._image, *self._lines, *self._names):
            item.hide()

    def show(self, x: np.ndarray, y: np.ndarray, heights: np.ndarray) -> None:
        """Show other heights; what is not finite stays empty.

        Parameters
        ----------
        x, y : array, shape (n_columns,) or (n_rows,)
            Places along both axes, rising in even steps.
        heights : array, shape (n_columns, n_rows)
        """
        if not np.isfinite(heights).any():
            self.hide()
            return
        numbers = np.where(np.isfinite(heights), heights, np.nan)
        levels = contour_levels(numbers, N_LEVELS)
        ground = relief(numbers, levels)
        fine = _finer(_finer(ground).T).T
        # A value stands in the middle of its pixel; a line counts from there, too.
        self._image.setImage(fine, levels=(0, N_LEVELS + 1))
        self._image.setTransform(_to_plot(x, y, 1 / FINENESS))
        for line in self._lines:
            line.setData(ground)
            line.setTransform(_to_plot(x, y, 1.0))
        for item in (self._image, *self._lines):
            item.show()
        step_x, step_y = float(x[1] - x[0]), float(y[1] - y[0])
        self._top = float(y[0]) + (len(y) - 1) * step_y
        self._places = {
            number: (float(x[0]) + column * step_x, float(y[0]) + row * step_y)
            for number, (column, row) in edge_crossings(ground, N_LEVELS).items()
        }
        for number, text in enumerate(self._names, 1):
            text.setText(self._name(float(levels[number - 1])))

    def place_names(self, taken: np.ndarray) -> None:
        """Write heights where there is room for them; in another size there is other room.

        Parameters
        ----------
        taken : array, shape (n_places, 2)
            Where something else is written.
        """
        pixel = np.array(self._plot.getViewBox().viewPixelSize())
        gap = LEAST_GAP * self._plot.fontMetrics().height()
        places, seen = list(taken), self._plot.viewRange()
        for number, text in enumerate(self._names, 1):
            place = self._places.get(number)
            text.hide()
            if place is None or any(np.hypot(*((place - one) / pixel)) < gap for one in places):
                continue
            places.append(np.array(place))
            # The nearer to a corner, the further to the other side: so that it is seen whole.
            across, up = (
                (at - low) / (high - low) for at, (low, high) in zip(place, seen, strict=True)
            )
            text.setAnchor((across, 0) if place[1] == self._top else (1, 1 - up))
            text.setPos(*place)
            text.show()


def _finer(values: np.ndarray) -> np.ndarray:
    """Return values with others between them, along the first of two axes."""
    places = np.linspace(0, len(values) - 1, FINENESS * (len(values) - 1) + 1)
    before = np.minimum(places.astype(int), len(values) - 2)
    share = (places - before)[:, np.newaxis]
    return (1 - share) * values[before] + share * values[before + 1]


def _to_plot(x: np.ndarray, y: np.ndarray, part: float) -> QTransform:
    """Return the way from pixels, so large a part of a step each, to places."""
    step_x, step_y = (part * float(places[1] - places[0]) for places in (x, y))
    left, bottom = float(x[0]) - step_x / 2, float(y[0]) - step_y / 2
    return QTransform().translate(left, bottom).scale(step_x, step_y)
