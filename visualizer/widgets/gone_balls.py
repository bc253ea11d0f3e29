"""What has left the picture of a surface: an arrow at the edge, with its true numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from visualizer.core.number_text import format_digits
from visualizer.core.trajectory import Trajectory
from visualizer.state.descent import DescentState
from visualizer.widgets.descent_series import MARKS, series_color, series_symbol
from visualizer.widgets.plot import Plot
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, number_font, scaled

ARROW = 9.0  # px, half as long as it is
DIGITS = 3
SLANTED = math.sqrt(0.5)
FARTHEST = 1e300  # pictures away: all beyond lies the same way
# Words that would cover more of the picture's height than this give way to marks alone.
MOST_COVERED = 0.4
GROUND = 210  # of 255: the surface is seen through it


class GoneBall(NamedTuple):
    """A rule that is not in the picture.

    Attributes
    ----------
    key : str
    words : str
        Where it is, or that it has diverged.
    edge : QPointF
        Where it has left (px).
    angle : float
        To where (radians, 0 to the right, growing downward).
    """

    key: str
    words: str
    edge: QPointF
    angle: float


class GoneBalls(QWidget):
    """Lies over a plot and hears nothing of the mouse.

    Parameters
    ----------
    plot : Plot
        Of the surface: a curve over w, or x and y.
    descent : DescentState
    """

    def __init__(self, plot: Plot, descent: DescentState) -> None:
        super().__init__(plot.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot, self._descent = plot, descent
        self._balls: tuple[GoneBall, ...] = ()
        box = plot.getViewBox()
        box.sigRangeChanged.connect(self.refresh)
        box.sigResized.connect(self.refresh)
        descent.changed.connect(self.refresh)
        descent.advanced.connect(self.refresh)
        descent.playback.changed.connect(self.refresh)
        self.refresh()

    @property
    def balls(self) -> tuple[GoneBall, ...]:
        """Who is out of the picture."""
        return self._balls

    def refresh(self) -> None:
        """Look who is out of the picture at the step on screen."""
        self.setGeometry(self._plot.viewport().rect())
        step, picture = int(self._descent.playback.position), self._picture
        found = (
            self._ball(key, path, step, picture) for key, path in self._descent.trajectories.items()
        )
        balls = tuple(ball for ball in found if ball is not None)
        if balls != self._balls:
            self._balls = balls
            self.setAccessibleName(", ".join(self._spoken(ball) for ball in balls))
            self.update()
        self.setVisible(bool(balls))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an arrow and the words of each, the words beside each other."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(number_font())
            for ball, (words, place) in zip(self._balls, self._written(), strict=True):
                self._paint(painter, ball, words, place)

    def covered(self) -> list[QRectF]:
        """Return what the arrows and their words stand on (px)."""
        return [*(_arrow(ball).boundingRect() for ball in self._balls), *self.places()]

    def places(self) -> list[QRectF]:
        """Return where the words of each stand (px), none over others."""
        return [place for _, place in self._written()]

    def _written(self) -> list[tuple[str, QRectF]]:
        """Return what is written of each, and where (px)."""
        metrics, room = QFontMetricsF(number_font()), self._picture.room
        marks_alone = len(self._balls) * metrics.height() > MOST_COVERED * room.height()
        # Each of the others is in the way of two places at most.
        furthest = 2 * len(self._balls)
        numbers = [0, *(sign * number for number in range(1, furthest) for sign in (1, -1))]
        written: list[tuple[str, QRectF]] = []
        for ball in self._balls:
            mark = MARKS[series_symbol(self._descent, ball.key)]
            words = mark if marks_alone else f"{mark} {ball.words}"
            size = QSizeF(metrics.horizontalAdvance(words) + GRID, metrics.height())
            # Marks go along the edge, words up and down.
            steep = abs(math.sin(ball.angle)) > SLANTED
            is_level = steep and marks_alone
            way = QPointF(size.width(), 0) if is_level else QPointF(0, size.height())
            ways = (number * way for number in numbers)
            taken = [place for _, place in written]
            written.append((words, _free_place(ball, size, ways, room, taken)))
        return written

    def _paint(self, painter: QPainter, ball: GoneBall, words: str, place: QRectF) -> None:
        color = QColor(series_color(self._descent, ball.key))
        painter.setPen(QColor(colors().panel))
        painter.setBrush(color)
        painter.drawPolygon(_arrow(ball))
        ground = QColor(colors().panel)
        ground.setAlpha(GROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, GRID / 2, GRID / 2)
        text = place.adjusted(GRID / 2, 0, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QColor(colors().text))
        painter.drawText(text, flags, words)
        # The mark alone once more, in the rule's colour.
        painter.setPen(color)
        painter.drawText(text, flags, words[0])

    @property
    def _picture(self) -> _Picture:
        box = self._plot.getViewBox()
        room = QRectF(self._plot.mapFromScene(box.sceneBoundingRect()).boundingRect())
        return _Picture(room, *(tuple(ends) for ends in self._plot.viewRange()))

    def _ball(self, key: str, path: Trajectory, step: int, picture: _Picture) -> GoneBall | None:
        diverged = path.diverged_at is not None and step >= path.diverged_at
        if diverged and path.diverged_at == 0:
            return None
        last = path.diverged_at - 1 if diverged else step
        seen = [*path.positions[last].tolist(), float(path.values[last])][:2]
        (left, right), (bottom, top) = picture.x, picture.y
        if not diverged and left <= seen[0] <= right and bottom <= seen[1] <= top:
            return None
        with np.errstate(over="ignore"):
            shares = (np.array(seen) - (left, bottom)) / (right - left, top - bottom)
        shares = np.clip(shares, -FARTHEST, FARTHEST)
        # A little inside, so that the arrow is whole.
        length = scaled(ARROW)
        room = picture.room.adjusted(length, length / 4, -length, -length / 4)
        inside = np.clip(shares, 0, 1)
        edge = QPointF(
            room.left() + inside[0] * room.width(), room.bottom() - inside[1] * room.height()
        )
        # Of what has diverged within the picture nobody knows to where: upward.
        out = shares - inside if (shares != inside).any() else np.array([0.0, 1.0])
        with np.errstate(all="ignore"):
            out = out / np.abs(out).max()
        angle = math.atan2(-out[1] * room.height(), out[0] * room.width())
        if diverged:
            words = said(path.ending)
        else:
            words = ", ".join(format_digits(value, DIGITS) for value in seen)
        return GoneBall(key, words, edge, angle)

    def _spoken(self, ball: GoneBall) -> str:
        return f"{said(self._descent.optimizers[ball.key].title)}: {ball.words}"


class _Picture(NamedTuple):
    """What is seen between the axes: where on the screen (px), and from - to of each."""

    room: QRectF
    x: tuple[float, float]
    y: tuple[float, float]


def _arrow(ball: GoneBall) -> QPolygonF:
    """Return a triangle with its tip at the edge."""
    length = scaled(ARROW)
    cos, sin = math.cos(ball.angle), math.sin(ball.angle)
    corners = ((0.0, 0.0), (-2 * length, 0.8 * length), (-2 * length, -0.8 * length))
    return QPolygonF(
        [
            ball.edge + QPointF(along * cos - across * sin, along * sin + across * cos)
            for along, across in corners
        ]
    )


def _free_place(
    ball: GoneBall, size: QSizeF, ways: Iterable[QPointF], room: QRectF, taken: list[QRectF]
) -> QRectF:
    """Return where words stand: inside beside their arrow, or some way from there, and free."""
    width, height = size.width(), size.height()
    reach = 2.2 * scaled(ARROW)
    left = ball.edge.x() - reach * math.cos(ball.angle) - width / 2
    left -= width / 2 * math.cos(ball.angle)
    top = ball.edge.y() - reach * math.sin(ball.angle) - height / 2
    left = min(max(left, room.left()), room.right() - width)
    top = min(max(top, room.top()), room.bottom() - height)
    place = QRectF(left, top, width, height)
    free = (
        each
        for each in map(place.translated, ways)
        if room.contains(each) and not any(each.intersects(other) for other in taken)
    )
    return next(free, place)
