"""The way of a run over a picture: its moments, the names of some, and a ball on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg

from visualizer.widgets.plot import Plot
from visualizer.widgets.run_style import run_color, run_pen
from visualizer.widgets.theme import colors, number_font, scaled

FAINT = 0.7
DOT_PX, NAMED_PX, BALL_PX = 5, 10, 17
# Names that stand closer than this (lines of text) would cover each other.
LEAST_GAP = 1.3
OVER = 1.25  # of its height: so far up a name begins over its point


class RunPath:
    """Lies over everything else of a plot.

    Parameters
    ----------
    plot : Plot
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._others: list[pg.PlotCurveItem] = []
        self._ends = pg.ScatterPlotItem()
        self._ends.setZValue(-0.5)
        plot.addItem(self._ends, ignoreBounds=True)
        self._edge, self._line = (pg.PlotCurveItem(antialias=True) for _ in range(2))
        self._dots, self._named, self.ball = (pg.ScatterPlotItem() for _ in range(3))
        self._names: list[pg.TextItem] = []
        for item in (self._edge, self._line, self._dots, self._named, self.ball):
            plot.addItem(item, ignoreBounds=True)
        self.ball.setZValue(2)
        self.restyle()

    @property
    def named_places(self) -> np.ndarray:
        """Where the middle of a name is, shape (n_names, 2)."""
        middles = []
        for item in (item for item in self._names if item.isVisible()):
            point, anchor = np.array(item.pos().toTuple()), np.array(tuple(item.anchor))
            middles.append(point + (0.5 - anchor) * (1, -1) * self._size(item))
        return np.array(middles).reshape(-1, 2)

    @property
    def names(self) -> list[str]:
        """The names that are written."""
        return [item.toPlainText() for item in self._names if item.isVisible()]

    def restyle(self) -> None:
        """Take over colours and text size."""
        ink, paper = colors().text, colors().panel
        # With an edge, for it crosses dark and bright ground.
        self._edge.setPen(pg.mkPen(paper, width=scaled(5)))
        self._line.setPen(pg.mkPen(ink, width=scaled(2.5)))
        for item, size in ((self._dots, DOT_PX), (self._named, NAMED_PX), (self.ball, BALL_PX)):
            item.setSize(scaled(size))
            item.setBrush(pg.mkBrush(ink))
            item.setPen(pg.mkPen(paper, width=scaled(1.5)))
        self.ball.setBrush(pg.mkBrush(colors().negative))
        for name in self._names:
            self._dress(name)

    def hide(self) -> None:
        """Show no path."""
        self.show(np.zeros((0, 2)), {})
        self.show_others(())
        self.show_ball(None)

    def show(self, path: np.ndarray, names: Mapping[int, str]) -> None:
        """Show another path.

        Parameters
        ----------
        path : array, shape (n_points, 2)
        names : mapping of int to str
            What some of its points are called.
        """
        for line in (self._edge, self._line):
            line.setData(path[:, 0], path[:, 1])
        self._dots.setData(pos=path)
        self._named.setData(pos=path[list(names)] if names else np.zeros((0, 2)))
        shown = self._with_room(path, names)
        while len(self._names) < len(shown):
            self._names.append(pg.TextItem())
            self._names[-1].setZValue(1)
            self._dress(self._names[-1])
            self._plot.addItem(self._names[-1], ignoreBounds=True)
        for item in self._names[len(shown) :]:
            item.hide()
        for item, index in zip(self._names, shown, strict=False):
            item.setText(names[index])
            item.setAnchor(self._anchor(item, path[index]))
            item.setPos(*path[index])
            item.show()

    @property
    def n_others(self) -> int:
        """How many other runs are drawn."""
        return len(self._others)

    def show_others(self, others: Sequence[tuple[np.ndarray, int]]) -> None:
        """Show other runs behind it, faint, with a dot where each ends.

        Parameters
        ----------
        others : sequence of (array, int)
            The path of each, shape (n_points, 2), and the place its colour is by.
        """
        for curve in self._others:
            self._plot.removeItem(curve)
        self._others = [
            pg.PlotCurveItem(path[:, 0], path[:, 1], pen=run_pen(place), antialias=True)
            for path, place in others
        ]
        for curve in self._others:
            curve.setZValue(-0.5)
            curve.setOpacity(FAINT)
            self._plot.addItem(curve, ignoreBounds=True)
        self._ends.setData(
            [{"pos": path[-1], "brush": run_color(place)} for path, place in others],
            size=scaled(NAMED_PX),
            pen=pg.mkPen(colors().panel),
        )

    def show_ball(self, place: tuple[float, float] | None) -> None:
        """Put the ball somewhere else, or away."""
        self.ball.setData(pos=np.array([place] if place is not None else []).reshape(-1, 2))

    def _size(self, name: pg.TextItem) -> np.ndarray:
        """Return how wide and high a name is, in the plot's units, shape (2,)."""
        pixel = self._plot.getViewBox().viewPixelSize()
        return np.array(name.textItem.boundingRect().size().toTuple()) * pixel

    def _anchor(self, name: pg.TextItem, place: np.ndarray) -> tuple[float, float]:
        """Return which part of a name stands at its point, from its left and its top.

        It is over the middle; at the picture's edges it moves aside, or below, to be seen whole.
        """
        (left, right), (_, top) = self._plot.viewRange()
        width, height = self._size(name)
        aside = min(max(0.5, 1 - (right - place[0]) / width), (place[0] - left) / width)
        return aside, OVER if place[1] + OVER * height <= top else 1 - OVER

    def _with_room(self, path: np.ndarray, names: Mapping[int, str]) -> list[int]:
        """Return whose names do not cover each other; the first and the last come first."""
        pixel = np.array(self._plot.getViewBox().viewPixelSize())
        gap = LEAST_GAP * self._plot.fontMetrics().height()
        order = list(names)
        chosen: list[int] = []
        for index in [*order[:1], *order[:0:-1]]:
            apart = [np.hypot(*((path[index] - path[other]) / pixel)) for other in chosen]
            if min(apart, default=gap) >= gap:
                chosen.append(index)
        return chosen

    def _dress(self, name: pg.TextItem) -> None:
        name.setColor(colors().text)
        name.setFont(number_font())
