"""The paths on a solid as they were drawn last: only what is new of them is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from visualizer.core.camera import Camera
from visualizer.core.draped_path import DrapedPath
from visualizer.core.seen_solid import SeenSolid
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
        self._drawn: list[tuple[_Line, QPen, QPen]] = []
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
            It will be looked at for a while; else all is drawn in one piece, which is faster.
        """
        self._n_rounds = ROUNDS if is_kept else 1
        self._ground = ground
        self._drawn = []
        for each in paths:
            pens = (QColor(each.color), behind(each.color))
            line = _line(each.path, seen, camera, 1 if is_kept else COARSE)
            self._drawn.append((line, *(QPen(pen, scaled(LINE_PX) * sharpness) for pen in pens)))
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
        for line, seen_pen, hidden_pen in self._drawn:
            for is_hidden, piece in line.pieces(begin, end):
                painter.setPen(hidden_pen if is_hidden else seen_pen)
                painter.drawPolyline(piece)


@dataclass(frozen=True, eq=False)
class _Line:
    """A path in the picture: where (px), whether hidden or a gap, and when."""

    places: np.ndarray
    kinds: np.ndarray
    steps: np.ndarray

    def pieces(self, begin: float, end: float) -> Iterator[tuple[bool, QPolygonF]]:
        """Give what there is between two steps, and whether it is hidden."""
        first = max(int(np.searchsorted(self.steps, begin, side="right")) - 1, 0)
        after = int(np.searchsorted(self.steps, end, side="right"))
        places, kinds = self.places[first:after], self.kinds[first:after]
        if 0 < after < len(self.steps) and GAP not in self.kinds[after - 1 : after + 1]:
            # It ends between two points.
            before, ahead = self.steps[after - 1 : after + 1]
            share = (end - before) / (ahead - before)
            last = self.places[after - 1 : after]
            place = last + share * (self.places[after] - last)
            places = np.concatenate([places, place])
            kinds = np.append(kinds, self.kinds[after])
        if len(kinds) < 2:
            return
        # What leads to a point looks as that does.
        changes = np.flatnonzero(kinds[2:] != kinds[1:-1]) + 1
        for i, j in pairwise([0, *changes.tolist(), len(kinds) - 1]):
            if kinds[j] != GAP:
                yield bool(kinds[j]), _polygon(places[i + (kinds[i] == GAP) : j + 1])


def _line(path: DrapedPath, seen: SeenSolid, camera: Camera, dots: int) -> _Line:
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
    return _Line(np.nan_to_num(places[kept, :2]), kinds[kept], path.steps[kept])


def _polygon(places: np.ndarray) -> QPolygonF:
    # A list of QPointF takes longer than to draw it.
    polygon = create_qpolygonf(len(places))
    ndarray_from_qpolygonf(polygon)[:] = places
    return polygon


def behind(color: str) -> QColor:
    """Return how a colour looks behind the solid."""
    return mixed(colors().panel, color, HIDDEN_SHARE)
