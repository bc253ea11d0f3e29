"""The gap between training and held-out images, shaded and named where a network overfits."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import colors, number_font

STRENGTH = 0.22


class GapMark:
    """Lies behind everything else of a plot.

    Parameters
    ----------
    plot : Plot
    at_top : bool
        Where the name stands: the curves leave room at the top, or at the bottom.
    """

    def __init__(self, plot: Plot, *, at_top: bool) -> None:
        self._plot, self._at_top = plot, at_top
        self.shade = pg.PlotCurveItem(pen=None, fillLevel="enclosed")
        self.name = pg.TextItem()
        self.shade.setZValue(-1)
        self.name.setZValue(5)
        for item in (self.shade, self.name):
            item.hide()
            # Not as one of the plot's series.
            plot.getViewBox().addItem(item, ignoreBounds=True)

    def restyle(self) -> None:
        """Take over colours and text size."""
        ground = QColor(colors().negative)
        ground.setAlphaF(STRENGTH)
        self.shade.setBrush(ground)
        self.name.setColor(colors().negative)
        self.name.setFont(number_font())
        self.name.fill = pg.mkBrush(colors().panel)

    def hide(self) -> None:
        """Show that there is none."""
        self.shade.hide()
        self.name.hide()

    def show(self, places: np.ndarray, edges: tuple[np.ndarray, np.ndarray], name: str) -> None:
        """Shade from one curve to the other.

        Parameters
        ----------
        places : array of float, shape (n_epochs,)
            On the lower axis.
        edges : two arrays of float, shape (n_epochs,)
            The curves, on the left axis.
        name : str
        """
        finite = np.isfinite(edges[0]) & np.isfinite(edges[1])
        places, (edge, other) = places[finite], (edge[finite] for edge in edges)
        (low, high), (bottom, top) = self._plot.viewRange()
        if len(places) < 2 or places[0] > high or places[-1] < low:
            self.hide()
            return
        outline = np.append(places, places[::-1]), np.append(edge, other[::-1])
        self.shade.setData(*outline)
        # By the opening of the gap; where that is too far right, at the right end.
        is_late = places[0] > (low + high) / 2
        self.name.setText(name)
        self.name.setAnchor((1 if is_late else 0, 0 if self._at_top else 1))
        place = high if is_late else max(low, float(places[0]))
        self.name.setPos(place, top if self._at_top else bottom)
        self.shade.show()
        self.name.show()
