"""When a descent arrives, settles, and gets away from a saddle."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.place import FLAT


def arrival_step(positions: np.ndarray, goals: ArrayLike, tolerance: float) -> int | None:
    """Return the first step that comes near one of several goals.

    Parameters
    ----------
    positions : array, shape (n_steps + 1, n_dims)
        Nan where a descent has diverged.
    goals : array-like, shape (n_goals, n_dims)
    tolerance : float
        How near, above 0.

    Returns
    -------
    int or None
        0 is the start; None where it never does.
    """
    return _first(distances_to(positions, goals) < tolerance)


def settling_step(positions: np.ndarray, goals: ArrayLike, tolerance: float) -> int | None:
    """Return the step from which a descent stays near one of several goals.

    Parameters
    ----------
    positions : array, shape (n_steps + 1, n_dims)
        Nan where a descent has diverged.
    goals : array-like, shape (n_goals, n_dims)
    tolerance : float
        How near, above 0.

    Returns
    -------
    int or None
        None where it is not near in the end.
    """
    away = np.flatnonzero(~(distances_to(positions, goals) < tolerance))
    if not away.size:
        return 0
    settled = int(away[-1]) + 1
    return settled if settled < len(positions) else None


def distances_to(positions: np.ndarray, goals: ArrayLike) -> np.ndarray:
    """Return how far each position is from the nearest goal.

    Parameters
    ----------
    positions : array, shape (n_positions, n_dims)
    goals : array-like, shape (n_goals, n_dims)

    Returns
    -------
    array, shape (n_positions,)
        inf where there is no goal.
    """
    nearest = np.full(len(positions), np.inf)
    for goal in np.asarray(goals, np.float64):
        # One after the other: of a million steps and a hundred goals all at once would be 1 GB.
        np.minimum(nearest, np.hypot.reduce(positions - goal, axis=-1), out=nearest)
    return nearest


def escape_step(
    positions: np.ndarray, saddle: ArrayLike, hessian: ArrayLike, radius: float = 1.0
) -> int | None:
    """Return how many steps a descent needs to get away from a saddle.

    Away is further than ``radius`` along the directions that bend downward there, which is
    where it falls: along y on x**2 - y**2. Where none bends downward, as on the monkey saddle,
    it is further away at all after having been nearer.

    Parameters
    ----------
    positions : array, shape (n_steps + 1, n_dims)
        Nan where a descent has diverged.
    saddle : array-like, shape (n_dims,)
    hessian : array-like, shape (n_dims, n_dims)
        Second derivatives at the saddle.
    radius : float
        Above 0.

    Returns
    -------
    int or None
        None where it stays.
    """
    curvatures, directions = np.linalg.eigh(np.asarray(hessian, np.float64))
    falling = curvatures < -FLAT
    moved = (positions - np.asarray(saddle)) @ directions[:, falling if falling.any() else ...]
    distances = np.hypot.reduce(moved, axis=-1)
    near = _first(distances <= radius)
    if near is None:
        return None
    away = _first(distances[near:] > radius)
    return None if away is None else near + away


def _first(found: np.ndarray) -> int | None:
    return int(np.argmax(found)) if found.any() else None
