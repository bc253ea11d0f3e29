"""The surface with every rule's path on it: a curve in one dimension, contours in two."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.contour_levels import contour_levels, relief
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.descent_series import axis_names, series_color, series_symbol
from visualizer.widgets.plot import Plot, bold_pen
from visualizer.widgets.theme import colors
from visualizer.widgets.view import View

CURVE_POINTS = 401
MESH_POINTS = 121
N_LEVELS = 16


class DescentLandscape(View):
    """Draws each path up to the playback's position; a click is the new start."""

    key = "descent_landscape"
    title = Sentence("DescentLandscape", "Surface")
    sentence = Sentence("DescentLandscape", "Every dot is a step; click to begin somewhere else.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot = Plot()
        self.plot.clicked.connect(self._clicked)
        self._ground: list[object] = []
        self._paths: dict[str, pg.PlotDataItem] = {}
        self._balls: dict[str, pg.ScatterPlotItem] = {}
        self._drawn_surface: object = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        # Another size has other pixels to tell steps apart by.
        self.plot.getViewBox().sigResized.connect(self.refresh)
        session.descent.changed.connect(self.refresh)
        session.descent.playback.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the paths up to the step on screen."""
        descent = self.session.descent
        if descent.surface is not self._drawn_surface:
            self._draw_ground()
        for key, path in self._paths.items():
            visible = key in descent.running
            path.setVisible(visible)
            self._balls[key].setVisible(visible)
            if visible:
                points = self.path_points(key)
                finite = points[np.isfinite(points).all(axis=1)]
                path.setData(self._told_apart(finite))
                self._balls[key].setData(pos=finite[-1:])

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._drawn_surface = None

    def path_points(self, key: str) -> np.ndarray:
        """Return a rule's path as drawn, up to the playback's position.

        Parameters
        ----------
        key : str
            A rule that takes part.

        Returns
        -------
        array, shape (n_points, 2)
            Places in the picture; the last lies between two steps while it plays.
        """
        descent = self.session.descent
        trajectory = descent.trajectories[key]
        position = descent.playback.position
        step = int(position)
        done, ahead = trajectory.positions[: step + 1], trajectory.positions[step + 1 : step + 2]
        if len(ahead) and position > step and np.isfinite(ahead).all():
            between = done[-1:] + (position - step) * (ahead - done[-1:])
            done = np.concatenate([done, between])
        if descent.surface.n_dims == 1:
            return np.column_stack([done[:, 0], descent.surface.value(done)])
        return done

    def _told_apart(self, points: np.ndarray) -> np.ndarray:
        """Leave out steps that stay within a pixel: thousands of dots, drawn for nothing."""
        # A view without a size has no pixels.
        pixel = np.array(self.plot.getViewBox().viewPixelSize())
        seen = np.ones(len(points), bool)
        with np.errstate(all="ignore"):
            seen[1:] = (np.diff(np.floor(points / pixel), axis=0) != 0).any(axis=1)
        return points[seen]

    def _draw_ground(self) -> None:
        surface = self.session.descent.surface
        self._drawn_surface = surface
        self.plot.clear()
        names = axis_names(surface.n_dims)
        self.plot.setLabel("bottom", names[0])
        if surface.n_dims == 1:
            self._draw_curve(surface)
            self.plot.setLabel("left", f"f({names[0]})")
        else:
            self._draw_contours(surface)
            self.plot.setLabel("left", names[1])
        descent = self.session.descent
        for key in descent.optimizers:
            color = series_color(descent, key)
            self._paths[key] = self.plot.plot(
                pen=bold_pen(color),
                symbol=series_symbol(descent, key),
                symbolSize=5,
                symbolBrush=color,
                symbolPen=None,
                antialias=True,
            )
            self._balls[key] = pg.ScatterPlotItem(
                size=15,
                symbol=series_symbol(descent, key),
                brush=color,
                pen=pg.mkPen(colors().panel, width=2),
            )
            # Where a rule is now lies over every path.
            self._balls[key].setZValue(1)
            self.plot.addItem(self._balls[key])
        self.plot.restyle()

    def _draw_curve(self, surface: object) -> None:
        low, high = surface.domain[0]
        x = np.linspace(low, high, CURVE_POINTS)
        heights = surface.value(x[:, np.newaxis])
        self.plot.plot(x, heights, pen=pg.mkPen(colors().muted, width=2), antialias=True)
        margin = 0.06 * np.ptp(heights)
        self.plot.set_range((low, high), (heights.min() - margin, heights.max() + margin))
        self.plot.setAspectLocked(False)

    def _draw_contours(self, surface: object) -> None:
        (left, right), (bottom, top) = surface.domain
        x, y = np.linspace(left, right, MESH_POINTS), np.linspace(bottom, top, MESH_POINTS)
        mesh = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
        heights = surface.value(mesh)
        lines = relief(heights, contour_levels(heights, N_LEVELS))
        image = pg.ImageItem(lines, axisOrder="col-major")
        image.setColorMap(pg.colormap.get("cividis"))
        image.setOpacity(0.55)
        step_x, step_y = x[1] - x[0], y[1] - y[0]
        # A value stands in the middle of its pixel.
        image.setRect(
            left - step_x / 2, bottom - step_y / 2, right - left + step_x, top - bottom + step_y
        )
        self.plot.addItem(image)
        # Computed once: isolines recomputed in every frame take 28 ms.
        for number in range(1, N_LEVELS + 1):
            line = pg.IsocurveItem(lines, number, pen=pg.mkPen(colors().muted, width=1))
            line.setTransform(_mesh_to_plot(left, bottom, step_x, step_y))
            self.plot.addItem(line)
        self.plot.setAspectLocked(False)
        self.plot.set_range((left, right), (bottom, top))

    def _clicked(self, point: QPointF) -> None:
        self.session.descent.set_start(_rounded_point(point, self.session.descent.surface.n_dims))


def _rounded_point(point: QPointF, n_dims: int) -> tuple[float, ...]:
    """Keep the digits a click can mean."""
    return tuple(round(value, 2) for value in (point.x(), point.y())[:n_dims])


def _mesh_to_plot(left: float, bottom: float, step_x: float, step_y: float) -> QTransform:
    # An isocurve counts from the middle of the first value's cell.
    return QTransform().translate(left - step_x / 2, bottom - step_y / 2).scale(step_x, step_y)
