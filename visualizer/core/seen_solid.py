"""A surface as a solid that is seen from somewhere: every pixel's place on it, by numpy alone.

Slices of the solid, the nearest first, rise into each column of pixels; what rises over all
slices before it is seen (the floating horizon, Wright 1973). So nothing is sorted, and the cost
does not depend on the surface.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from visualizer.core.camera import REACH, Camera

NOTHING, X_WALL, Y_WALL = -1, -2, -3  # instead of a cell
SLICES_A_PIXEL = 0.75
LYING_ON = 0.04  # behind what is seen: a line on the solid is not hidden by it


@dataclass(frozen=True, eq=False)
class SeenSolid:
    """What is seen of a solid, pixel by pixel.

    Attributes
    ----------
    cells : array of int32, shape (height, width)
        Which cell of the grid of heights, counted row by row; `X_WALL` or `Y_WALL` where the
        solid is cut open at an end of x or of y, `NOTHING` beside it. The top row first.
    distances : array of float32, shape (height, width)
        How far behind the middle that is; inf beside the solid.
    """

    cells: np.ndarray
    distances: np.ndarray

    def hides(self, projected: np.ndarray) -> np.ndarray:
        """Tell which points the solid stands before, bool, shape (n_points,).

        Parameters
        ----------
        projected : array, shape (n_points, 3)
            From `Camera.project`, in a picture of this size.
        """
        height, width = self.distances.shape
        column = np.clip(np.nan_to_num(projected[:, 0]), 0, width - 1).astype(int)
        row = np.clip(np.nan_to_num(projected[:, 1]), 0, height - 1).astype(int)
        hidden: np.ndarray = projected[:, 2] > self.distances[row, column] + LYING_ON
        return hidden


def look_at(heights: np.ndarray, camera: Camera, width: int, height: int) -> SeenSolid:
    """Look at a solid.

    Parameters
    ----------
    heights : array, shape (n, n)
        Over the ground, x by x; nan where there is none.
    camera : Camera
    width, height : int
        Of the picture (px), 1 or more.
    """
    n = len(heights)
    (cos, sin), scale = camera.turn, camera.scale(width, height)
    n_slices = min(max(2, math.ceil(SLICES_A_PIXEL * 2 * REACH * scale)), 2 * n)
    away = np.linspace(-REACH, REACH, n_slices, dtype=np.float32)[:, np.newaxis]
    right = ((np.arange(width, dtype=np.float32) + 0.5 - width / 2) / scale).astype(np.float32)
    # The nearest cell of the grid to each place of each slice.
    half = np.float32(n / 2)
    i = ((right * cos - away * sin + 1) * half).astype(np.int32)
    j = ((right * sin + away * cos + 1) * half).astype(np.int32)
    # As unsigned numbers, those below 0 are large: one comparison less.
    inside = (i.view(np.uint32) < n) & (j.view(np.uint32) < n)
    cell = np.where(inside, i * n + j, 0)
    up = heights.astype(np.float32).ravel()[cell] * np.float32(scale * camera.cosine)
    ground = away * np.float32(scale * camera.sine) + np.float32(height / 2 - camera.middle(scale))
    up += ground
    up[~inside | np.isnan(up)] = -1
    horizon = np.maximum.accumulate(up, axis=0)
    # The first slice that rises to a pixel is seen there: as many as end below it come before.
    ends = np.clip(np.ceil(horizon - 0.5), 0, height).astype(np.int32)
    columns = np.arange(width, dtype=np.int32)
    counts = np.bincount((ends * width + columns).ravel(), minlength=(height + 1) * width)
    place = np.cumsum(counts.reshape(height + 1, width)[:height], axis=0, dtype=np.int32)
    seen = place < n_slices
    place = np.minimum(place, n_slices - 1)
    cells = np.where(seen, cell[place, columns], np.int32(NOTHING))
    distances = np.where(seen, away[:, 0][place], np.float32(np.inf))
    first = inside.argmax(axis=0)
    # There one of the two is at an end of the ground, and farther from the middle.
    x, y = (np.abs(2 * each[first, columns] + 1 - n) for each in (i, j))
    walls = np.where(x > y, np.int32(X_WALL), np.int32(Y_WALL))
    _cut_open(cells, distances, walls, ground[first, 0], place <= first)
    return SeenSolid(cells[::-1], distances[::-1])


def _cut_open(
    cells: np.ndarray,
    distances: np.ndarray,
    walls: np.ndarray,
    grounds: np.ndarray,
    at_front: np.ndarray,
) -> None:
    """Mark the nearest sides, from the ground up to the surface; the bottom row comes first."""
    rows = np.arange(len(cells), dtype=np.float32)[:, np.newaxis] + 0.5
    at_front &= cells != NOTHING
    under = at_front & (rows < grounds)
    np.copyto(cells, walls, where=at_front)
    cells[under] = NOTHING
    distances[under] = np.inf
