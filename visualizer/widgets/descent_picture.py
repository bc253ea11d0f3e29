"""The surface with every rule's path on it, as a picture that grows step by step."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from visualizer.core.descent import PORTION
from visualizer.core.seen_part import SeenPart
from visualizer.core.trajectory import Trajectory
from visualizer.widgets.descent_ground import ground_picture
from visualizer.widgets.descent_path import DescentPath, PictureFrame, lines_between, place_at
from visualizer.widgets.step_strokes import mark_picture
from visualizer.widgets.theme import colors, scaled
from visualizer.widgets.turns import turns

# Steps that are put into the picture together and never drawn again; the rest, in every frame.
CHUNK = 128
AT_ONCE = PORTION // CHUNK  # what is walked at once is drawn at once
TURN_TIME = 0.012  # s: after that the rest is for another turn
LINE_PX, DOT_PX = 2.0, 5.0


class Runner(NamedTuple):
    """A rule on its way.

    Attributes
    ----------
    trajectory : Trajectory
    color : str
    symbol : str
        pyqtgraph's name of it.
    """

    trajectory: Trajectory
    color: str
    symbol: str


class DescentPicture(pg.GraphicsObject):
    """Fills the room between a plot's axes; only what changes is painted anew.

    What it looks like hangs on the position alone and not on how that was come to: chunk after
    chunk of steps, and in each one rule after the other.

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
        # Everything else that is added to the plot lies over it.
        self.setZValue(-1)
        self._drawn: tuple[Any, ...] = ()
        # Null until they are painted: while a window is laid out anew nobody sees them.
        self._ground, self._walked = QPixmap(), QPixmap()
        self._surface: Any = None
        self._n_chunks = 0
        self._runners: dict[str, Runner] = {}
        self._paths: dict[str, DescentPath] = {}
        self._looks: tuple[Any, ...] = ()
        self._dots: dict[str, QPixmap] = {}
        self._pens: dict[str, QPen] = {}
        self._frame = PictureFrame(SeenPart((0, 1), (0, 1)), 1, 1)
        self._balls: dict[str, np.ndarray] = {}
        self._position = 0.0
        self._changing = QRectF()

    @property
    def balls(self) -> dict[str, np.ndarray]:
        """Where each ball is, shape (2,) (px); one that has diverged is nowhere."""
        return self._balls

    def dots(self, key: str) -> np.ndarray:
        """Return the dots of a rule's path up to the position, shape (n, 2) (px)."""
        return self._paths[key].points(0, self._last_step)

    def points(self, places: np.ndarray) -> np.ndarray:
        """Return where places of the surface are, shape (..., 2) as they are (px)."""
        return self._frame.points(places)

    @property
    def scale(self) -> np.ndarray:
        """How many pixels a unit to the right is, and a unit up, shape (2,)."""
        ways = self._frame.points(np.array([[0.0, 0.0], [1.0, 1.0]]))
        return np.abs(ways[1] - ways[0])

    def show(self, surface: object, runners: dict[str, Runner], position: float) -> None:
        """Draw the paths of rules up to a position, between two steps perhaps."""
        if self._size.isEmpty():
            return
        x, y = self._box.viewRange()
        frame = PictureFrame(SeenPart(tuple(x), tuple(y)), self._box.width(), self._box.height())
        ratio = self._screen.devicePixelRatioF()
        drawn = surface, frame, ratio, colors(), scaled(1)
        if drawn != self._drawn:
            self._drawn, self._frame, self._surface = drawn, frame, surface
            self.prepareGeometryChange()
            self._ground = QPixmap()
            self._paths = {}
            self._take_up(runners, ratio)
        elif runners != self._runners:
            self._take_up(runners, ratio)
        self._position = position
        places = {key: place_at(each.trajectory, position) for key, each in runners.items()}
        self._balls = {
            key: frame.points(place) for key, place in places.items() if place is not None
        }
        self._go_on()

    def boundingRect(self) -> QRectF:
        """Return all of the room."""
        return self._box.rect()

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        """Draw what has been walked for good, and over it the last steps."""
        if self._walked.isNull():
            self._draw_ground()
            self._walk_on()
        painter.drawPixmap(QPointF(), self._walked)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._whole_chunks * CHUNK, self._last_step
        for key in self._runners:
            self._paint_steps(painter, key, first, last)
            if key in self._balls:
                points = np.array([*self._paths[key].points(first, last)[-1:], self._balls[key]])
                painter.drawLines([QLineF(*line) for line in lines_between(points).tolist()])

    @property
    def _last_step(self) -> int:
        """The last step that is seen: some may be still to come."""
        computed = [len(runner.trajectory.positions) - 1 for runner in self._runners.values()]
        return min([int(self._position), *computed])

    @property
    def _whole_chunks(self) -> int:
        return self._last_step // CHUNK

    def _take_up(self, runners: dict[str, Runner], ratio: float) -> None:
        """Draw other paths, or the same ones where they have only become longer."""
        self._runners = runners
        looks = {key: (each.color, each.symbol) for key, each in runners.items()}, ratio, scaled(1)
        if looks != self._looks:
            self._looks, self._paths = looks, {}
            size, edge = scaled(DOT_PX), Qt.PenStyle.NoPen
            self._dots = {
                key: mark_picture(each.symbol, size, each.color, edge, ratio)
                for key, each in runners.items()
            }
            self._pens = {
                key: QPen(QColor(each.color), scaled(LINE_PX)) for key, each in runners.items()
            }
        if self._paths and all(
            path.goes_on(runners[key].trajectory) for key, path in self._paths.items()
        ):
            return
        self._paths = {
            key: DescentPath(each.trajectory, self._frame) for key, each in runners.items()
        }
        self._begin_anew()

    @property
    def _size(self) -> QSize:
        return QSize(int(self._box.width()), int(self._box.height()))

    def _begin_anew(self) -> None:
        self._walked, self._n_chunks = QPixmap(), 0
        self._changing = self.boundingRect()

    def _draw_ground(self) -> None:
        if self._ground.isNull():
            ratio = self._screen.devicePixelRatioF()
            self._ground = ground_picture(self._surface, self._frame.seen, self._size, ratio)
        self._walked = QPixmap(self._ground)

    def _go_on(self) -> None:
        """Put more chunks into the picture, or begin anew for a step before them."""
        if self._n_chunks > self._whole_chunks:
            self._begin_anew()
        if not self._walked.isNull():
            self._walk_on()
        live = self._place_of_last_steps()
        self.update(self._changing | live)
        self._changing = live

    def _walk_on(self) -> None:
        """Put chunks into the picture for a while; the rest is for another turn."""
        end = time.perf_counter() + TURN_TIME
        with QPainter(self._walked) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            while self._n_chunks < self._whole_chunks and (
                self._n_chunks < AT_ONCE or time.perf_counter() < end
            ):
                first = self._n_chunks * CHUNK
                for key in self._runners:
                    self._paint_steps(painter, key, first, first + CHUNK - 1)
                self._n_chunks += 1
        if self._n_chunks < self._whole_chunks:
            self._changing = self.boundingRect()
            turns().take(self, "go on", self._go_on)

    def _place_of_last_steps(self) -> QRectF:
        """Return all that is drawn anew in every frame (px)."""
        first, last = self._whole_chunks * CHUNK, self._last_step
        points = [path.points(first, last) for path in self._paths.values()]
        drawn = np.concatenate([*points, np.reshape([*self._balls.values()], (-1, 2))])
        if not len(drawn):
            return QRectF()
        (left, top), (right, bottom) = np.clip(
            [drawn.min(axis=0), drawn.max(axis=0)], -DOT_PX, self._box.width() + self._box.height()
        ).tolist()
        reach = scaled(DOT_PX) + 1
        return QRectF(left, top, right - left, bottom - top).adjusted(-reach, -reach, reach, reach)

    def _paint_steps(self, painter: QPainter, key: str, first: int, last: int) -> None:
        painter.setPen(self._pens[key])
        self._paths[key].paint(painter, self._dots[key], first, last)
