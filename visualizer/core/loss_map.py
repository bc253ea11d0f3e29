"""A map of the loss over a plane of weights: coarse at first, then finer."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import numpy as np

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

    def at(self, x: float, y: float) -> float:
        """Return the loss at a place, between the four around it; nan beside the map."""
        column, row = _place_in(self.x, x), _place_in(self.y, y)
        if column is None or row is None:
            return float("nan")
        (i, right), (j, above) = column, row
        corners = self.losses[i : i + 2, j : j + 2]
        return float(np.array([1 - right, right]) @ corners @ np.array([1 - above, above]))


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


def _place_in(places: np.ndarray, value: float) -> tuple[int, float] | None:
    """Return the place before a value, and which part of the step to the next it has gone."""
    position = (value - places[0]) / (places[1] - places[0])
    if not 0 <= position <= len(places) - 1:
        return None
    index = min(int(position), len(places) - 2)
    return index, position - index
