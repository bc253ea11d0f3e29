"""A map of the loss over a plane of weights: coarse at first, then finer."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

N_PLACES = 33  # along each axis
# A place in so many is computed at first, along each axis; what is finer fills up the rest.
STRIDES = (8, 4, 2, 1)
MARGIN = 0.3  # of the path, beyond each of its ends
LEAST_RATIO = 0.2  # of the map's sides: a path that is all but straight would have no width

LossAt = Callable[[tuple[float, float]], Generator[None, None, float]]


@dataclass(frozen=True, eq=False)
class LossMap:
    """The loss on a grid of places.

    Attributes
    ----------
    x, y : array, shape (n_columns,) or (n_rows,)
        Places along both axes, rising in even steps; at least two.
    losses : array, shape (n_columns, n_rows)
        nan or inf where the network gives no numbers.
    """

    x: np.ndarray
    y: np.ndarray
    losses: np.ndarray

    @property
    def is_finest(self) -> bool:
        """Whether no finer one follows."""
        return len(self.x) == N_PLACES

    @property
    def domain(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """From - to along both axes."""
        return (float(self.x[0]), float(self.x[-1])), (float(self.y[0]), float(self.y[-1]))

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the losses, shape (...), at points, shape (..., 2).

        Each is found between the four places around it; beside the map there is none, but nan.
        """
        points = np.asarray(x, np.float64)
        column, right, beside = _places_in(self.x, points[..., 0])
        row, above, over = _places_in(self.y, points[..., 1])
        # All in a row, which numpy reads in half the time.
        losses, n_rows = self.losses.ravel(), len(self.y)
        with np.errstate(invalid="ignore"):
            left, right_side = (
                (1 - above) * losses[place] + above * losses[place + 1]
                for place in (column * n_rows + row, (column + 1) * n_rows + row)
            )
            found: np.ndarray = (1 - right) * left + right * right_side
        return np.where(beside | over, np.nan, found)

    def at(self, x: float, y: float) -> float:
        """Return the loss at a place; nan beside the map."""
        return float(self.value((x, y)))


def map_axes(path: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of a map around a path, along both axes, each of shape (N_PLACES,).

    Parameters
    ----------
    path : array, shape (n_points, 2)
    """
    low, high = path.min(axis=0), path.max(axis=0)
    reach = (high - low) * (0.5 + MARGIN)
    reach = np.maximum(reach, LEAST_RATIO * reach.max())
    middle = (low + high) / 2
    x, y = (
        np.linspace(at - far, at + far, N_PLACES) for at, far in zip(middle, reach, strict=True)
    )
    return x, y


def loss_maps(loss_at: LossAt, x: np.ndarray, y: np.ndarray) -> Iterator[LossMap | None]:
    """Find the loss at every place of a grid, each of them once.

    Parameters
    ----------
    loss_at : callable
        Finds the loss at a place, a little at a time.
    x, y : array, shape (N_PLACES,)

    Yields
    ------
    LossMap or None
        A finer map than before as soon as one is known; None in between.
    """
    losses = np.full((len(x), len(y)), np.nan)
    known = np.zeros(losses.shape, bool)
    for stride in STRIDES:
        for i in range(0, len(x), stride):
            for j in range(0, len(y), stride):
                if not known[i, j]:
                    losses[i, j] = yield from loss_at((float(x[i]), float(y[j])))
                    known[i, j] = True
        yield LossMap(x[::stride], y[::stride], losses[::stride, ::stride].copy())


def _places_in(places: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the place before each value, which part of the step it has gone, and who is beside."""
    last = len(places) - 1
    positions = (values - places[0]) / (places[-1] - places[0]) * last
    beside = ~((positions >= 0) & (positions <= last))
    positions = np.where(beside, 0, positions)
    before = np.minimum(positions.astype(int), last - 1)
    return before, positions - before, beside
