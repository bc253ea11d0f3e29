"""Where every rule is now, and where all of them began."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from visualizer.widgets.descent_picture import Runner
from visualizer.widgets.step_strokes import mark_picture
from visualizer.widgets.theme import colors, scaled

BALL_PX, EDGE_PX = 15.0, 2.0
CHOSEN_PX = 23.0  # the ring around the ball that is looked at closely
START_PX = 9.0


class DescentBalls(pg.GraphicsObject):
    """A ball a rule, over every path; the chosen one in a ring, and a cross at the start.

    Parameters
    ----------
    box : pyqtgraph.ViewBox
        Its coordinates are those of this picture (px).
    screen : QWidget
        What it is seen on.
    """

    def __init__(self, box: pg.ViewBox, screen: QWidget) -> None:
        super().__init__(box)
        self._box, self._screen = box, screen
        self.setZValue(10)
        self._balls: dict[str, np.ndarray] = {}
        self._chosen: str | None = None
        self._start = np.full(2, np.nan)
        self._drawn: tuple[object, ...] = ()
        self._marks: dict[str, QPixmap] = {}
        self._place = QRectF()

    def show(
        self,
        runners: Mapping[str, Runner],
        balls: Mapping[str, np.ndarray],
        chosen: str | None,
        start: np.ndarray,
    ) -> None:
        """Draw balls, shape (2,) each, and the start, shape (2,) (px); nan where there is none."""
        ratio = self._screen.devicePixelRatioF()
        looks = {key: (runner.symbol, runner.color) for key, runner in runners.items()}
        drawn = looks, ratio, colors(), scaled(1)
        if drawn != self._drawn:
            self._drawn = drawn
            edge = QPen(QColor(colors().panel), EDGE_PX)
            self._marks = {
                key: mark_picture(symbol, scaled(BALL_PX), color, edge, ratio)
                for key, (symbol, color) in looks.items()
            }
        # The chosen one lies over the others.
        self._balls = dict(sorted(balls.items(), key=lambda ball: ball[0] == chosen))
        self._chosen, self._start = chosen, start
        before, self._place = self._place, self._place_now()
        self.update(before | self._place)

    def ball_at(self, point: QPointF) -> str | None:
        """Return the rule whose ball lies at a point (px), the uppermost one."""
        for key, ball in reversed(self._balls.items()):
            if np.hypot(*(ball - (point.x(), point.y()))) <= scaled(BALL_PX) / 2:
                return key
        return None

    def boundingRect(self) -> QRectF:
        """Return all of the room."""
        return self._box.rect()

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        """Draw all balls."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_start(painter)
        for key, ball in self._balls.items():
            mark, place = self._marks[key], QPointF(*ball.tolist())
            if not self.boundingRect().contains(place):
                continue
            if key == self._chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for color, width in ((colors().panel, 4.0), (colors().text, 2.0)):
                    painter.setPen(QPen(QColor(color), scaled(width)))
                    painter.drawEllipse(place, scaled(CHOSEN_PX) / 2, scaled(CHOSEN_PX) / 2)
            size = mark.deviceIndependentSize()
            painter.drawPixmap(place - QPointF(size.width() / 2, size.height() / 2), mark)

    def _paint_start(self, painter: QPainter) -> None:
        x, y = self._start.tolist()
        if not self.boundingRect().contains(QPointF(x, y)):
            return
        arm = scaled(START_PX)
        for color, width in ((colors().panel, 4.0), (colors().text, 2.0)):
            painter.setPen(QPen(QColor(color), scaled(width)))
            painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
            painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))

    def _place_now(self) -> QRectF:
        points = np.array([*self._balls.values(), self._start])
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return QRectF()
        size = self._box.width(), self._box.height()
        (left, top), (right, bottom) = (
            np.clip(end(points, axis=0), 0, size).tolist() for end in (np.min, np.max)
        )
        reach = scaled(CHOSEN_PX)
        return QRectF(left, top, right - left, bottom - top).adjusted(-reach, -reach, reach, reach)
