"""The paths on a solid as they were drawn last: only what is new of them is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from visualizer.core.camera import Camera
from visualizer.core.draped_path import DrapedPath
from visualizer.core.seen_solid import SeenSolid
from visualizer.widgets.step_strokes import draw_lines
from visualizer.widgets.theme import colors, mixed, scaled

ROUNDS = 32  # that a walk is drawn in: all paths a piece, then all the next piece
COARSE = 3  # dots that points are told apart by while the solid is turned
LINE_PX = 2.5
HIDDEN_SHARE = 0.35  # of a line's colour behind the solid
GAP = 2  # beside False and True for what is seen and what is hidden


@dataclass(frozen=True, eq=False)
class SolidPath:
    """A path, and the mark at its end.

    Attributes
    ----------
    path : DrapedPath
    color : str
    shape : QPainterPath
        Of the mark; about 1 wide, around 0.
    """

    path: DrapedPath
    color: str
    shape: QPainterPath


class SolidTrails:
    """A picture of a solid with the paths up to a step; one step later little is to be done.

    Attributes
    ----------
    pixmap : QPixmap
    """

    def __init__(self) -> None:
        self.pixmap = QPixmap()
        self._whole = QPixmap()  # with the rounds that are drawn to their end
        self._n_whole = self._n_rounds = 0
        self._drawn: list[tuple[_Lines, QPen]] = []
        self._ground: QImage | None = None

    def begin(
        self,
        ground: QImage,
        seen: SeenSolid,
        camera: Camera,
        paths: Sequence[SolidPath],
        sharpness: float,
        *,
        is_kept: bool,
    ) -> None:
        """Look at another solid, from elsewhere or at other paths.

        Parameters
        ----------
        ground : QImage
            What lies under the paths, as large as what is seen.
        seen : SeenSolid
        camera : Camera
        paths : sequence of SolidPath
            The last one lies over the others.
        sharpness : float
            Dots of the picture to a pixel of the screen.
        is_kept : bool
            It will be looked at for a while; else all is drawn in one piece and coarsely, which
            is several times as fast.
        """
        self._n_rounds = ROUNDS if is_kept else 1
        self._ground = ground
        self._drawn = []
        for each in paths:
            tones = behind(each.color), QColor(each.color)
            parts = _hidden_and_seen(each.path, seen, camera, 1 if is_kept else COARSE)
            for lines, tone in zip(parts, tones, strict=True):
                self._drawn.append((lines, QPen(tone, scaled(LINE_PX) * sharpness)))
        self._forget()

    def draw(self, position: float, length: float) -> None:
        """Draw the paths up to a step of so many."""
        n_whole = int(position / max(length, 1) * self._n_rounds)
        if n_whole < self._n_whole:
            self._forget()
        ends = [number * length / self._n_rounds for number in range(self._n_rounds + 1)]
        with QPainter(self._whole) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._n_rounds > 1)
            for number in range(self._n_whole, n_whole):
                self._draw_round(painter, ends[number], ends[number + 1])
        self._n_whole = n_whole
        self.pixmap = self._whole.copy()
        with QPainter(self.pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._n_rounds > 1)
            self._draw_round(painter, ends[n_whole], position)

    def _forget(self) -> None:
        self._whole = QPixmap.fromImage(self._ground)
        self._n_whole = 0

    def _draw_round(self, painter: QPainter, begin: float, end: float) -> None:
        for lines, pen in self._drawn:
            painter.setPen(pen)
            lines.draw(painter, begin, end)


@dataclass(frozen=True, eq=False)
class _Lines:
    """The lines of a path, one after the other, and when it begins and ends each.

    Single lines, since those of a path that crosses itself again and again take a hundred times
    as long in one piece.
    """

    places: np.ndarray  # from x, y to x, y (px)
    begins: np.ndarray
    ends: np.ndarray

    def draw(self, painter: QPainter, begin: float, end: float) -> None:
        """Draw what there is between two steps."""
        first, after = np.searchsorted(self.ends, (begin, end), side="right").tolist()
        if after > first:
            draw_lines(painter, self.places, first, after)
        if after < len(self.ends) and self.begins[after] < end:
            # It ends on the way.
            share = (end - self.begins[after]) / (self.ends[after] - self.begins[after])
            x, y, to_x, to_y = self.places[after].tolist()
            painter.drawLine(QLineF(x, y, x + share * (to_x - x), y + share * (to_y - y)))


def _hidden_and_seen(
    path: DrapedPath, seen: SeenSolid, camera: Camera, dots: int
) -> tuple[_Lines, _Lines]:
    """Return where a path appears, without points that so many dots do not tell apart."""
    height, width = seen.cells.shape
    places = camera.project(path.points, width, height)
    kinds = np.where(np.isnan(places[:, 0]), GAP, seen.hides(places))
    # One point alone that is hidden, or seen, comes from the width of a pixel.
    alone = (kinds[:-2] == kinds[2:]) & (kinds[1:-1] != GAP)
    kinds[1:-1][alone] = kinds[2:][alone]
    cells = np.floor(np.nan_to_num(places[:, :2]) / dots)
    kept = np.ones(len(cells), bool)
    kept[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    kept[1:] |= kinds[1:] != kinds[:-1]
    places, kinds, steps = places[kept, :2], kinds[kept], path.steps[kept]
    lines = np.hstack([places[:-1], places[1:]])

    def of_kind(kind: int) -> _Lines:
        # What leads to a point looks as that does.
        chosen = (kinds[1:] == kind) & (kinds[:-1] != GAP)
        return _Lines(lines[chosen], steps[:-1][chosen], steps[1:][chosen])

    return of_kind(True), of_kind(False)


def behind(color: str) -> QColor:
    """Return how a colour looks behind the solid."""
    return mixed(colors().panel, color, HIDDEN_SHARE)
