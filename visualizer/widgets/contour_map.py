"""A map of the loss as colours with contour lines, whose losses are written at its edge."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF

from visualizer.core.contour_levels import edge_crossings
from visualizer.core.height_scale import N_LEVELS, HeightScale
from visualizer.core.loss_map import LossMap
from visualizer.widgets.height_colors import height_colors
from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import colors, figure_font
from visualizer.widgets.turns import turns

# Names of lines that stand closer than this (lines of text) would cover each other.
LEAST_GAP = 3.0


class ContourMap:
    """Lies behind everything else of a plot: dark is low, bright is high.

    Parameters
    ----------
    plot : Plot
    name : function of float
        Writes a loss beside its line.
    """

    def __init__(self, plot: Plot, name: Callable[[float], str]) -> None:
        self._plot, self._name = plot, name
        self._image = pg.ImageItem(axisOrder="row-major")
        self._names = [pg.TextItem() for _ in range(N_LEVELS)]
        for item, height in ((self._image, -3), *((text, -1) for text in self._names)):
            item.setZValue(height)
            plot.addItem(item, ignoreBounds=True)
        self._shown: LossMap | None = None
        # It is drawn dot by dot; until its turn comes it is stretched.
        plot.getViewBox().sigResized.connect(self._paint_in_turn)
        self._top = 0.0
        self._places: dict[int, tuple[float, float]] = {}
        self.hide()

    @property
    def names(self) -> list[str]:
        """The losses that are written beside their lines."""
        return [text.toPlainText() for text in self._names if text.isVisible()]

    def restyle(self) -> None:
        """Take over the palette and the text size in use."""
        for text in self._names:
            text.setColor(colors().text)
            text.setFont(figure_font())
        self._paint_in_turn()

    def hide(self) -> None:
        """Show no losses."""
        self._shown, self._places = None, {}
        for item in (self._image, *self._names):
            item.hide()

    def show(self, loss_map: LossMap) -> None:
        """Show another map; what is not finite stays empty."""
        scale = HeightScale.of(loss_map)
        if scale is None:
            self.hide()
            return
        self._shown = loss_map
        self._paint()
        axes = loss_map.x, loss_map.y
        self._top = float(axes[1][-1])
        counted = (N_LEVELS + 1) * scale.places(loss_map.losses)
        self._places = {
            number: tuple(
                float(np.interp(at, np.arange(len(axis)), axis))
                for at, axis in zip(place, axes, strict=True)
            )
            for number, place in edge_crossings(counted, N_LEVELS).items()
        }
        for text, level in zip(self._names, scale.levels, strict=True):
            text.setText(self._name(float(level)))

    def place_names(self, taken: np.ndarray) -> None:
        """Write losses where there is room for them; in another size there is other room.

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

    def _paint_in_turn(self) -> None:
        turns().take(self._plot, "map", self._paint)

    def _paint(self) -> None:
        """Draw the map in as many dots as there are on the screen."""
        dots = (self._plot.getViewBox().size() * self._plot.devicePixelRatioF()).toSize()
        if self._shown is None or min(dots.toTuple()) < 2:
            return
        painted = height_colors(self._shown, dots)
        self._image.setImage(painted[::-1], levels=(0, 255))
        (left, right), (bottom, top) = self._shown.domain
        self._image.setRect(QRectF(left, bottom, right - left, top - bottom))
        self._image.show()
