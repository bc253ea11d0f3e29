"""One number a layer on a logarithmic axis, written beside its point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from visualizer.core.sentence import Sentence
from visualizer.widgets.crosshair import Crosshair
from visualizer.widgets.plot import Plot, bold_pen
from visualizer.widgets.scrub_box import ScrubBox
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors, number_font, scaled

DOT_PX = 7
SHIFT = 0.35  # of a number's width, away from the line
BELOW = 0.12  # of the height between the points, under them
ABOVE = 1.6  # lines of text over them: numbers stand there
MOST_ABOVE = 0.45  # of the whole height
LEAST_HEIGHT = 2.0  # decades
# Numbers below cannot be written on the axis; their points stand at its foot, as 0 does.
LOWEST = -300.0
FAR = 1000.0  # decades outside the picture
BEHIND = -1.0
MARGIN = 4.0  # px: Qt's, around a text
SIDE = 0.6  # of a layer, left and right of the points
RIGHT = 0.06  # of all layers, at least: the last number stands there


class LayerPoint(NamedTuple):
    """What is known of one layer.

    Attributes
    ----------
    layer : float
        Counted from the output; between two layers, where something is on its way.
    exponent : float
        The logarithm to base 10 of its number; −inf of 0.
    text : str
        The number, as it is written; empty for a point on its way.
    """

    layer: float
    exponent: float
    text: str


class LayerChart(Plot):
    """A line from layer to layer; a number too small for the axis stands at its foot as ▽.

    Its numbers have the room there is: whoever shows it does so again when `box` is resized.
    """

    def __init__(self) -> None:
        self.box = ScrubBox()
        super().__init__(self.box)
        self.set_logarithmic(x=False, y=True)
        self.getAxis("bottom").count_in_whole_numbers()
        self._points: tuple[LayerPoint, ...] = ()
        self._low, self._high, self._layers = 0.0, 1.0, (0, 1)
        self._curve, self._beside = (pg.PlotCurveItem(antialias=True) for _ in range(2))
        self._dots = pg.ScatterPlotItem()
        self.now = pg.InfiniteLine(angle=90)
        self.now.setZValue(BEHIND)
        self.addItem(self._beside)
        self.addItem(self._curve)
        self.addItem(self._dots)
        self.addItem(self.now, ignoreBounds=True)
        self._labels: list[pg.TextItem] = []
        self.crosshair = Crosshair(self)
        self.box.pointed.connect(self._point)

    @property
    def points(self) -> tuple[LayerPoint, ...]:
        """What is shown."""
        return self._points

    @property
    def written(self) -> list[str]:
        """The numbers that are written beside their points."""
        return [label.toPlainText() for label in self._labels if label.isVisible()]

    def show_points(
        self, points: Sequence[LayerPoint], layers: tuple[int, int], exponents: Sequence[float]
    ) -> None:
        """Show other points.

        Parameters
        ----------
        points : sequence of LayerPoint
            From left to right.
        layers : tuple of int
            The first and the last that there is room for.
        exponents : sequence of float
            What the axis has to reach.
        """
        self._points = tuple(points)
        reached = [max(each, LOWEST) for each in exponents if -math.inf < each < math.inf] or [0.0]
        low, high = min(reached), max(reached)
        missing = max(0.0, LEAST_HEIGHT - (high - low)) / 2
        self._low, self._high = low - missing, high + missing
        self._layers = layers
        self._fit()

    def show_beside(self, layers: np.ndarray, exponents: np.ndarray) -> None:
        """Show a second line, dashed and without numbers; both of shape (n_layers,)."""
        places = np.clip(exponents, self._low - FAR, self._high + FAR)
        self._beside.setData(layers, places, connect="finite")

    def restyle(self) -> None:
        """Take over the palette and the text size in use."""
        super().restyle()
        # Called by the base's __init__, too.
        if hasattr(self, "crosshair"):
            self.crosshair.restyle()
            self._curve.setPen(bold_pen(colors().accent))
            self._beside.setPen(bold_pen(colors().negative, Qt.PenStyle.DashLine))
            self.now.setPen(pg.mkPen(colors().muted, width=1))
            self._fit()

    def retranslate(self) -> None:
        """Name the lower axis."""
        name = said(Sentence("LayerChart", "layers back from the output"))
        self.setLabel("bottom", name, color=colors().muted)

    def _fit(self) -> None:
        """Let points and numbers have the room there is."""
        height, (first, last) = self._high - self._low, self._layers
        lines = ABOVE * QFontMetricsF(number_font()).height()
        share = min(lines / max(1.0, self.box.height()), MOST_ABOVE)
        above = height * (1 + BELOW) * share / (1 - share)
        self.set_range(
            (first - SIDE, last + max(SIDE, RIGHT * last)),
            (self._low - BELOW * height, self._high + above),
        )
        self._draw()

    def _height(self, point: LayerPoint) -> float:
        """Return where a point stands: inside the picture in any case."""
        return min(max(point.exponent, self._low), self._high)

    def _draw(self) -> None:
        shown = [point for point in self._points if not math.isnan(point.exponent)]
        heights = [self._height(point) for point in shown]
        self._curve.setData([point.layer for point in shown], heights)
        spots = [
            {
                "pos": (point.layer, height),
                "symbol": "o" if point.exponent >= height else "t",
                "brush": colors().accent,
            }
            for point, height in zip(shown, heights, strict=True)
            if point.text
        ]
        self._dots.setData(spots, size=scaled(DOT_PX), pen=pg.mkPen(colors().panel))
        self._write()

    def _write(self) -> None:
        """Write as many of the numbers as there is room for, the last one always."""
        named = [point for point in self._points if point.text and not math.isnan(point.exponent)]
        left, right = self.viewRange()[0]
        metrics, room = QFontMetricsF(number_font()), max(1.0, self.box.width())
        # Away from the line, as it goes on the whole.
        heights = [self._height(point) for point in named]
        shift = SHIFT * float(np.sign(heights[0] - heights[-1])) if heights else 0.0
        n_written, taken = 0, math.inf
        for point, height in zip(reversed(named), reversed(heights), strict=True):
            width = metrics.horizontalAdvance(point.text) + 2 * MARGIN
            place = (point.layer - left) / (right - left) * room
            # And inside the picture.
            share = min(max(0.5 - shift, 1 - (room - place) / width), place / width)
            begins = place - share * width
            if begins + width <= taken:
                self._write_one(n_written, point, (share, 1.05), height)
                n_written, taken = n_written + 1, begins
        for label in self._labels[n_written:]:
            label.hide()

    def _write_one(
        self, index: int, point: LayerPoint, anchor: tuple[float, float], height: float
    ) -> None:
        """Write the number of a point with a label, made if there is none yet."""
        if index == len(self._labels):
            self._labels.append(pg.TextItem())
            self._labels[-1].setZValue(BEHIND)
            self.box.addItem(self._labels[-1], ignoreBounds=True)
        label = self._labels[index]
        label.setFont(number_font())
        # It lies on the line of the moment on screen, and under the curves.
        label.fill = pg.mkBrush(colors().panel)
        label.setText(point.text, color=colors().text)
        label.setAnchor(anchor)
        label.setPos(point.layer, height)
        label.show()

    def _point(self, place: float | None) -> None:
        """Tell the number of the layer that somebody points at."""
        layer = None if place is None else round(place)
        near = [point for point in self._points if point.text and point.layer == layer]
        if not near:
            self.crosshair.hide()
            return
        name = Sentence("LayerChart", "layer {layer}: {number}")
        self.crosshair.show(
            near[0].layer, said(name.format(layer=int(near[0].layer), number=near[0].text))
        )
