"""A path laid over the ground of a surface, fine enough to follow its hills and valleys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.camera import HEIGHT
from visualizer.core.height_scale import HeightScale

Domain = tuple[tuple[float, float], ...]

PIECE = 1 / 24  # of the way from -1 to 1: longer steps are cut up
SEEN = 1 / 512  # shorter ones are drawn as one
FAR = 1e9
MOST_STEPS = 4000  # that are told apart


class Ground(Protocol):
    """What a path asks of its surface."""

    @property
    def domain(self) -> Domain:
        """Drawn from - to, one pair a coordinate."""

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., n_dims)."""


@dataclass(frozen=True, eq=False)
class DrapedPath:
    """What there is of a path on the solid.

    Attributes
    ----------
    points : array, shape (n_points, 3)
        Over the ground from -1 to 1, heights from 0 to `HEIGHT`; nan where the path leaves it.
    steps : array, shape (n_points,)
        When each is reached, rising: 1.5 is half of the second step.
    """

    points: np.ndarray
    steps: np.ndarray

    @classmethod
    def of(cls, positions: np.ndarray, surface: Ground, scale: HeightScale) -> DrapedPath:
        """Lay down a path.

        Parameters
        ----------
        positions : array, shape (n_steps + 1, 2)
            From its first number that is not finite on there is no path.
        surface : Ground
        scale : HeightScale
        """
        draping = Draping(surface, scale)
        draping.go_on(positions, len(positions))
        return draping.path(positions)

    def end(self, position: float) -> np.ndarray | None:
        """Return how far it has come at some step, between two perhaps, shape (3,).

        Where it has left the ground, its last place there; None where it has been nowhere.
        """
        n = int(np.searchsorted(self.steps, position, side="right"))
        last = int(self._last_places[n - 1]) if n else -1
        if last < 0:
            return None
        here = self.points[last]
        # Where it is exactly at a step, that is its last point.
        is_between = last == n - 1 and n < len(self.steps) and self.steps[last] < position
        if is_between and np.isfinite(ahead := self.points[n]).all():
            before, after = self.steps[last : n + 1]
            here = here + (position - before) / (after - before) * (ahead - here)
        return here

    @cached_property
    def _last_places(self) -> np.ndarray:
        """For each point the last one that is a place, itself perhaps; -1 before the first."""
        is_place = np.isfinite(self.points).all(axis=1)
        places: np.ndarray = np.maximum.accumulate(np.where(is_place, np.arange(len(is_place)), -1))
        return places

    def has_left(self, position: float) -> bool:
        """Tell whether the path is beyond the edge at some step, or at no place at all."""
        if not len(self.steps) or position > self.steps[-1]:
            return True
        n = int(np.searchsorted(self.steps, position, side="right"))
        return not np.isfinite(self.points[max(n - 1, 0)]).all()


class Draping:
    """Lays a path down bit by bit, as it is walked or as there is time for it.

    Parameters
    ----------
    surface : Ground
    scale : HeightScale

    Attributes
    ----------
    n_laid : int
        How many positions have been laid down.
    """

    def __init__(self, surface: Ground, scale: HeightScale) -> None:
        self._surface, self._scale = surface, scale
        # Numbers of those that lie elsewhere than the one before or after.
        self._told_apart = np.empty(0, int)
        self._has_ended = False
        self.n_laid = 0

    def is_behind(self, positions: np.ndarray) -> bool:
        """Tell whether something of a path, shape (n_steps + 1, 2), is still to be laid down."""
        return self.n_laid < len(positions) and not self._has_ended

    def go_on(self, positions: np.ndarray, most: int) -> None:
        """Lay down the next positions of a path, shape (n_steps + 1, 2), at most so many."""
        if not self.is_behind(positions):
            return
        # The last one once more: whether the next one lies elsewhere was not known.
        first = max(0, self.n_laid - 1)
        places = _columns_on_ground(positions[first : self.n_laid + most], self._surface.domain)
        if not (finite := np.isfinite(places).all(axis=0)).all():
            self._has_ended, places = True, places[:, : int(np.argmin(finite))]
        with np.errstate(all="ignore"):
            cells = np.floor(places / SEEN)
        moved = (cells[:, 1:] != cells[:, :-1]).any(axis=0)
        apart = np.zeros(places.shape[1], bool)
        is_known = first in self._told_apart[-1:]
        apart[:1] = is_known or not first
        apart[1:] |= moved
        # Who has stood still goes on from the last of these steps, not from the first.
        apart[:-1] |= moved
        numbers = first + np.flatnonzero(apart)
        n_before = len(self._told_apart) - is_known
        self._told_apart = np.append(self._told_apart[:n_before], numbers)
        self.n_laid = first + places.shape[1]

    def path(self, positions: np.ndarray) -> DrapedPath:
        """Return what has been laid down of a path, shape (n_steps + 1, 2)."""
        numbers = self._told_apart
        numbers = numbers[:: max(1, -(-len(numbers) // MOST_STEPS))]
        last = self.n_laid - 1
        if last >= 0 and last not in numbers[-1:]:
            numbers = np.append(numbers, last)
        surface = self._surface
        places = _columns_on_ground(positions[numbers], surface.domain)
        columns, steps = _cut_up(places, numbers.astype(float))
        points = np.empty((columns.shape[1], 3))
        points[:, :2] = columns.T
        heights = surface.value(from_ground(points[:, :2], surface.domain))
        points[:, 2] = HEIGHT * self._scale.places(heights)
        return DrapedPath(points, steps)


def on_ground(positions: np.ndarray, domain: Domain) -> np.ndarray:
    """Return where places of the surface lie on the ground, both of shape (..., 2)."""
    low, high = np.array(domain).T
    with np.errstate(all="ignore"):
        places: np.ndarray = (2 * positions - low - high) / (high - low)
    return places


def from_ground(places: np.ndarray, domain: Domain) -> np.ndarray:
    """Return the places of the surface that lie there on the ground, both of shape (..., 2)."""
    low, high = np.array(domain).T
    positions: np.ndarray = (low + high + places * (high - low)) / 2
    return positions


def _columns_on_ground(positions: np.ndarray, domain: Domain) -> np.ndarray:
    """Return `on_ground` of positions, shape (n, 2), as two columns, shape (2, n).

    Along a row of two numpy takes ten times as long as along a column.
    """
    low, high = np.array(domain).T[..., np.newaxis]
    with np.errstate(all="ignore"):
        columns: np.ndarray = (2 * np.ascontiguousarray(positions.T) - low - high) / (high - low)
    return columns


def _cut_up(places: np.ndarray, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut steps into short pieces, and those that leave the ground at its edge.

    Parameters
    ----------
    places : array, shape (2, n_steps)
    steps : array, shape (n_steps,)

    Returns
    -------
    points : array, shape (2, n_points)
    times : array, shape (n_points,)
    """
    if len(steps) < 2:
        inside = (np.abs(places) <= 1).all(axis=0)
        return places[:, inside], steps[inside]
    begin, way = places[:, :-1], np.diff(places, axis=1)
    # One that ends, or begins, very far away keeps its direction.
    nearer = FAR / np.maximum(np.abs(way).max(axis=0), FAR)
    way *= nearer
    comes_back = np.abs(begin).max(axis=0) > FAR
    begin = np.where(comes_back, places[:, 1:] - way, begin)
    with np.errstate(all="ignore"):
        # Where it crosses the lines along the four sides (Liang and Barsky 1984).
        crossings = (-1 - begin) / way, (1 - begin) / way
    level = way == 0
    beside = (level & (np.abs(begin) > 1)).any(axis=0)
    enters = np.where(level, 0.0, np.minimum(*crossings)).max(axis=0).clip(0, 1)
    leaves = np.where(level, 1.0, np.maximum(*crossings)).min(axis=0).clip(0, 1)
    seen = (enters < leaves) & ~beside
    begin, way, enters, leaves = begin[:, seen], way[:, seen], enters[seen], leaves[seen]
    taken = np.diff(steps) * nearer
    first = np.where(comes_back, steps[1:] - taken, steps[:-1])[seen]
    taken, comes_back = taken[seen], comes_back[seen]
    inside = (leaves - enters) * np.abs(way).max(axis=0)
    n_pieces = np.ceil(inside / PIECE).astype(int).clip(1)
    # Of each step its beginning, the ends of its pieces, and a gap to the next.
    counts = n_pieces + 2
    owner = np.repeat(np.arange(len(counts)), counts)
    piece = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    gap = piece > n_pieces[owner]
    # No gap, and no place twice, where the next step goes on from here.
    goes_on = np.zeros(len(counts), bool)
    goes_on[:-1] = (leaves[:-1] == 1) & (enters[1:] == 0) & (first[1:] == first[:-1] + taken[:-1])
    kept = ~np.where(gap, goes_on[owner], (piece == 0) & np.roll(goes_on, 1)[owner])
    if len(leaves) and leaves[-1] == 1:
        kept[-1] = False
    owner, piece, gap = owner[kept], piece[kept], gap[kept]
    share = np.minimum(piece / n_pieces[owner], 1)
    share = enters[owner] + share * (leaves - enters)[owner]
    points = begin[:, owner] + share * way[:, owner]
    points[:, gap] = np.nan
    times = first[owner] + share * taken[owner]
    # Before a step it is not yet under way, even where it goes so far that it takes no time.
    under_way = np.where(comes_back, -np.inf, np.nextafter(first, np.inf))
    return points, np.where(piece > 0, np.maximum(times, under_way[owner]), times)
