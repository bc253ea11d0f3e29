"""The line of all w under a curve: every step is a dot on it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.number_text import format_digits
from visualizer.core.sentence import Sentence
from visualizer.state.descent import DescentState
from visualizer.widgets.descent_series import series_color, series_symbol
from visualizer.widgets.plot import Plot
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors, number_font, scaled

LANE = 0.8  # height of a rule's line, of a line of text
MOST_LANES = 4.0  # all rules together are no higher
DOT, BALL = 2.5, 6.0  # px, radii


class DescentNumberLine(QWidget):
    """One line a rule, exactly under the plot's w axis; a click or drag is the new start.

    Parameters
    ----------
    plot : Plot
        Its left edge is this widget's, too.
    descent : DescentState
    """

    def __init__(self, plot: Plot, descent: DescentState) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._plot, self._descent = plot, descent
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._walked: dict[str, _Walked] = {}
        descent.changed.connect(self._begin_anew)
        descent.advanced.connect(self._begin_anew)
        descent.playback.changed.connect(self.update)
        plot.getViewBox().sigRangeChanged.connect(self._begin_anew)
        plot.getViewBox().sigResized.connect(self._begin_anew)
        self._explain()
        self._begin_anew()

    def place_of(self, w: float) -> float:
        """Return where a coordinate stands (px): just where the plot above has it."""
        return self._axis().place(w)

    def sizeHint(self) -> QSize:
        """Ask for a line a rule."""
        lanes = min(LANE * max(1, len(self._descent.running)), MOST_LANES)
        return QSize(0, round((lanes + 0.2) * self.fontMetrics().height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin somewhere else."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the start along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._begin_at(event.position().x())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every rule's line, its steps up to now, and where it is."""
        axis, named = self._axis(), colors()
        running = [key for key in self._descent.optimizers if key in self._descent.running]
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(number_font())
            for minimum in self._descent.surface.minima:
                x = axis.place(minimum[0])
                painter.setPen(QPen(QColor(named.muted), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            for number, key in enumerate(running):
                y = self.height() * (number + 0.5) / len(running)
                painter.setPen(QPen(QColor(named.line), scaled(1.5)))
                painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
                color = QColor(series_color(self._descent, key))
                painter.setPen(QPen(color, 2 * scaled(DOT), c=Qt.PenCapStyle.RoundCap))
                runs = self._runs(key, axis)
                painter.drawLines([QLineF(first, y, last, y) for first, last in runs])
                self._paint_ball(painter, key, y, axis)

    def _paint_ball(self, painter: QPainter, key: str, y: float, axis: _Axis) -> None:
        w = self._w_now(key)
        if w is None:
            return
        painter.setPen(QPen(QColor(colors().panel), scaled(1.5)))
        painter.setBrush(QColor(series_color(self._descent, key)))
        left, right, radius = axis.left, axis.right, scaled(BALL)
        x = min(max(axis.place(w), left - 1), right + 1)
        if left <= x <= right:
            grown = QTransform.fromTranslate(x, y).scale(2 * radius, 2 * radius)
            painter.drawPath(grown.map(Symbols[series_symbol(self._descent, key)]))
            return
        # Away to one side, and where it really is.
        side = 1 if x > right else -1
        end = right if x > right else left
        corners = (
            (end, y),
            (end - side * 2 * radius, y - radius),
            (end - side * 2 * radius, y + radius),
        )
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        text, height = format_digits(w, 3), self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(text) + 4
        start = end - side * 3 * radius - (width if side > 0 else 0)
        place = QRectF(start, y - height / 2, width, height)
        painter.fillRect(place, QColor(colors().panel))
        painter.setPen(QColor(colors().text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _w_now(self, key: str) -> float | None:
        """Return where a rule is, between two steps perhaps; None where it has diverged."""
        positions = self._descent.trajectories[key].positions
        at = min(self._descent.playback.position, len(positions) - 1)
        step = int(at)
        here = float(positions[step, 0])
        if at > step and math.isfinite(ahead := float(positions[step + 1, 0])):
            here += (at - step) * (ahead - here)
        return here if math.isfinite(here) else None

    def _runs(self, key: str, axis: _Axis) -> list[tuple[float, float]]:
        """Return from where to where a rule's steps lie dot on dot, up to the step on screen."""
        positions = self._descent.trajectories[key].positions
        step = min(int(self._descent.playback.position), len(positions) - 1)
        walked = self._walked.get(key)
        if walked is None or step < walked.step:
            walked = self._walked[key] = _Walked(np.zeros(max(1, self.width()), bool))
        if step == walked.step:
            return walked.runs
        # Only what is new: of a million steps all would take too long in every frame.
        with np.errstate(all="ignore"):
            places = axis.zero + axis.share * positions[walked.step + 1 : step + 1, 0]
        seen = places[(places >= axis.left) & (places <= axis.right)]
        pixels = np.clip(seen.round().astype(int), 0, len(walked.pixels) - 1)
        walked.step = step
        if not walked.pixels[pixels].all():
            walked.pixels[pixels] = True
            walked.runs = _runs(walked.pixels)
        return walked.runs

    def _axis(self) -> _Axis:
        """Return how the axis above lies here."""
        box = self._plot.getViewBox()
        zero, one = (
            self._plot.viewportTransform().map(box.mapViewToScene(QPointF(w, 0))).x()
            for w in (0.0, 1.0)
        )
        low, high = map(float, box.viewRange()[0])
        share = one - zero
        return _Axis(zero, share, zero + share * low, zero + share * high)

    def _begin_at(self, x: float) -> None:
        axis = self._axis()
        # No more digits than a pixel can mean.
        decimals = max(0, math.ceil(math.log10(axis.share)))
        self._descent.set_start((round((x - axis.zero) / axis.share, decimals) + 0.0,))

    def _begin_anew(self, *_: object) -> None:
        self._walked.clear()
        self.setVisible(self._descent.surface.n_dims == 1)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()
        self.update()

    def _explain(self) -> None:
        self.setToolTip(
            said(Sentence("DescentNumberLine", "Every dot is a step on w; click or drag the start"))
        )


@dataclass
class _Walked:
    """The pixels of its line that a rule has been on, where they follow on each other, and when."""

    pixels: np.ndarray
    runs: list[tuple[float, float]] = field(default_factory=list)
    step: int = -1


class _Axis(NamedTuple):
    """Where 0 is (px), how many pixels 1 is, and the ends of what is seen (px)."""

    zero: float
    share: float
    left: float
    right: float

    def place(self, w: float) -> float:
        """Return where a coordinate stands (px)."""
        return self.zero + self.share * w


def _runs(pixels: np.ndarray) -> list[tuple[float, float]]:
    """Return from where to where pixels follow one on the other: a line is quicker than dots."""
    edges = np.flatnonzero(np.diff(pixels, prepend=False, append=False))
    # A line without length would be no dot.
    return [(first, last - 0.99) for first, last in edges.reshape(-1, 2).tolist()]
