"""One rule's steps as dots of a picture, as far as they can be told apart there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QPainter, QPixmap

from visualizer.core.seen_part import SeenPart
from visualizer.core.trajectory import Trajectory
from visualizer.widgets.step_strokes import FAR_PX, StepStrokes

FAR_PLACE = 1e100
FAR_PICTURES = 1e6
FARTHEST = 8e307  # differences beyond would not be finite
BLOCK = 4096  # steps that are looked up together
KEPT_BLOCKS = 2  # one that is drawn, and one that is walked through


@dataclass(frozen=True)
class PictureFrame:
    """Where a place of the surface is in a picture.

    Attributes
    ----------
    seen : SeenPart
    width, height : float
        Of the picture (px).
    """

    seen: SeenPart
    width: float
    height: float

    def points(self, places: np.ndarray) -> np.ndarray:
        """Return where places are, shape (n, 2) as they are (px); down is positive."""
        (left, right), (bottom, top) = self.seen.x, self.seen.y
        factors = self.width / (right - left), self.height / (bottom - top)
        far = _far(right - left, top - bottom)
        return (np.clip(places, -far, far) - (left, top)) * factors


def _far(*lengths: float) -> np.ndarray | float:
    """Return how far from 0 places are told apart where so much is seen of the axes."""
    if max(lengths) < FAR_PLACE / FAR_PICTURES:
        return FAR_PLACE
    return np.maximum(FAR_PLACE, FAR_PICTURES * np.minimum(lengths, FARTHEST / FAR_PICTURES))


def places_of(trajectory: Trajectory, first: int, last: int) -> np.ndarray:
    """Return where steps lie on the surface drawn, both included, shape (n, 2).

    In one dimension on the curve, in two on the map; nan where it has diverged.
    """
    steps = slice(first, last + 1)
    positions = trajectory.positions[steps]
    if positions.shape[1] == 1:
        return np.column_stack([positions[:, 0], trajectory.values[steps]])
    return positions


def place_at(trajectory: Trajectory, position: float) -> np.ndarray | None:
    """Return where the ball is at a moment, between two steps perhaps, shape (2,).

    On the surface all the way; None where it has diverged.
    """
    step = min(int(position), len(trajectory.positions) - 1)
    ends = trajectory.positions[step : step + 2]
    if not np.isfinite(ends[0]).all():
        return None
    share = min(position - step, 1.0)
    if not share or len(ends) < 2 or not np.isfinite(ends).all():
        return places_of(trajectory, step, step)[0]
    between = ends[0] + share * (ends[1] - ends[0])
    if len(between) == 1:
        return np.array([between[0], float(trajectory.surface.value(between))])
    return between


class DescentPath:
    """Where a rule's steps are in a picture; looked up block by block, where somebody asks.

    Steps that stay within a pixel are left out: thousands of dots, drawn for nothing. Little is
    kept: all that is drawn of a million steps would fill a small computer.

    Parameters
    ----------
    trajectory : Trajectory
    frame : PictureFrame
    """

    def __init__(self, trajectory: Trajectory, frame: PictureFrame) -> None:
        self._trajectory, self._frame = trajectory, frame
        self._blocks: dict[tuple[int, int], _Block] = {}

    def goes_on(self, trajectory: Trajectory) -> bool:
        """Take over a path if it is this one, or this one with more steps; tell whether it is."""
        goes_on = trajectory.goes_on_from(self._trajectory)
        if goes_on:
            self._trajectory = trajectory
        return goes_on

    def points(self, first: int, last: int) -> np.ndarray:
        """Return what is to be drawn of some steps, both included, shape (n, 2) (px).

        The first point is where the line comes from: the last one before them, if there is one.
        """
        points = []
        for block in self._blocks_of(first, last):
            start, end = block.between(first, last)
            # Where a block comes from is a point of the one before.
            points.append(block.points[start if points else max(0, start - 1) : end])
        return np.concatenate([np.empty((0, 2)), *points])

    def paint(self, painter: QPainter, dot: QPixmap, first: int, last: int) -> None:
        """Draw some steps, both included, and the lines that lead to them."""
        for block in self._blocks_of(first, last):
            block.strokes.draw(painter, dot, *block.between(first, last))

    def _blocks_of(self, first: int, last: int) -> Iterator[_Block]:
        """Give the blocks that these steps are in, as far as they have been walked."""
        n_walked = len(self._trajectory.positions)
        for begin in range(first // BLOCK * BLOCK, min(last + 1, n_walked), BLOCK):
            end = min(begin + BLOCK, n_walked)
            block = self._blocks.pop((begin, end), None) or self._look_up(begin, end)
            self._blocks[begin, end] = block
            if len(self._blocks) > KEPT_BLOCKS:
                del self._blocks[next(iter(self._blocks))]
            yield block

    def _look_up(self, begin: int, end: int) -> _Block:
        """Look at the steps from ``begin`` to before ``end``."""
        before = max(0, begin - 1)
        with np.errstate(all="ignore"):
            points = self._frame.points(places_of(self._trajectory, before, end - 1))
            pixels = np.floor(points)
            # Column by column: along a row of two, numpy takes ten times as long.
            x, y = (pixels[1:] != pixels[:-1]).T
            seen = np.concatenate([[True], x | y])
        x, y = np.isfinite(points).T
        seen &= x & y
        points = points[seen]
        return _Block(
            before + np.flatnonzero(seen), points, StepStrokes(lines_between(points), points)
        )


class _Block(NamedTuple):
    """Steps that were looked up together, after the step that they come from."""

    steps: np.ndarray
    points: np.ndarray
    strokes: StepStrokes

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Return the first of some steps' points, and one past the last."""
        start, end = self.steps.searchsorted((first, last + 1)).tolist()
        return start, end


def lines_between(points: np.ndarray) -> np.ndarray:
    """Return the lines from each point to the next, shape (n - 1, 4), cut off far outside.

    Parameters
    ----------
    points : array, shape (n, 2)
        Finite (px).
    """
    if np.abs(points).max(initial=0) < FAR_PX:
        return np.hstack([points[:-1], points[1:]])
    # Column by column: along a row of two, numpy takes ten times as long.
    columns = np.ascontiguousarray(points.T)
    starts, ends = columns[:, :-1], columns[:, 1:]
    # From the end that is nearer: of a number much larger than the picture no pixel is left.
    is_far = np.abs(starts).max(axis=0) > np.abs(ends).max(axis=0)
    starts, ends = np.where(is_far, ends, starts), np.where(is_far, starts, ends)
    ways = ends - starts
    with np.errstate(all="ignore"):
        bounds = (-FAR_PX - starts) / ways, (FAR_PX - starts) / ways
    # Liang and Barsky: the share of the way at which it comes in, and at which it goes out.
    inside, level = np.abs(starts) <= FAR_PX, ways == 0
    enter = np.where(level, np.where(inside, 0, np.inf), np.minimum(*bounds)).max(axis=0)
    leave = np.where(level, 1, np.maximum(*bounds)).min(axis=0)
    enter, leave = np.maximum(enter, 0), np.minimum(leave, 1)
    # What never comes in is a line without a length, out there.
    lines = np.full((len(enter), 4), FAR_PX)
    seen = enter < leave
    starts, ways = starts[:, seen], ways[:, seen]
    lines[seen] = np.vstack([starts + share[seen] * ways for share in (enter, leave)]).T
    return lines
