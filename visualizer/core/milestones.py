"""When a descent arrives, settles, and gets away from a saddle."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.place import FLAT
from visualizer.core.surface import Surface
from visualizer.core.trajectory import Trajectory

# How near to a lowest place (in units of the coordinates).
TOLERANCES = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
AT_ONCE = 1024  # positions; more leave the memory that is near the processor


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
    settling = Settling(goals, (tolerance,))
    settling.look(positions)
    return settling.step(tolerance)


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
    places, found = np.asarray(goals, np.float64), np.full(len(positions), np.inf)
    if not len(places):
        return found
    lengths = (places**2).sum(axis=1) / 2
    # Part by part: of a million steps and a hundred goals all at once would be 1 GB.
    for first in range(0, len(positions), AT_ONCE):
        part = positions[first : first + AT_ONCE]
        with np.errstate(all="ignore"):
            # Half of |p - goal|² - |p|², of which a matrix product knows the least at once.
            nearest = (lengths - part @ places.T).argmin(axis=1)
            found[first : first + AT_ONCE] = np.hypot.reduce(part - places[nearest], axis=-1)
    return found


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
    escape = Escape(saddle, hessian, radius)
    escape.look(positions)
    return escape.step


class Settling:
    """Finds `settling_step` of a descent that is looked at part by part, as it grows.

    Parameters
    ----------
    goals : array-like, shape (n_goals, n_dims)
    tolerances : tuple of float
        How near, above 0.
    """

    def __init__(self, goals: ArrayLike, tolerances: tuple[float, ...]) -> None:
        self._goals = goals
        self._n_seen = 0
        # One past the last step that was not near.
        self._settled = dict.fromkeys(tolerances, 0)

    def look(self, positions: np.ndarray) -> None:
        """Look at the next positions, shape (n_positions, n_dims)."""
        distances = distances_to(positions, self._goals)
        for tolerance in self._settled:
            away = np.flatnonzero(~(distances < tolerance))
            if away.size:
                self._settled[tolerance] = self._n_seen + int(away[-1]) + 1
        self._n_seen += len(positions)

    def step(self, tolerance: float) -> int | None:
        """Return the step from which it is near up to now, None where it is not."""
        settled = self._settled[tolerance]
        return settled if settled < self._n_seen else None


class Escape:
    """Finds `escape_step` of a descent that is looked at part by part, as it grows.

    Parameters
    ----------
    saddle : array-like, shape (n_dims,)
    hessian : array-like, shape (n_dims, n_dims)
    radius : float

    Attributes
    ----------
    n_seen : int
        How many positions have been looked at.
    step : int or None
        None as long as it stays.
    """

    def __init__(self, saddle: ArrayLike, hessian: ArrayLike, radius: float = 1.0) -> None:
        curvatures, directions = np.linalg.eigh(np.asarray(hessian, np.float64))
        falling = curvatures < -FLAT
        self._saddle, self._radius = np.asarray(saddle), radius
        self._ways = directions[:, falling if falling.any() else ...]
        self.n_seen = 0
        self._was_near = False
        self.step: int | None = None

    def look(self, positions: np.ndarray) -> None:
        """Look at the next positions, shape (n_positions, n_dims)."""
        if self.step is None:
            distances = np.hypot.reduce((positions - self._saddle) @ self._ways, axis=-1)
            near = 0 if self._was_near else _first(distances <= self._radius)
            if near is not None:
                self._was_near = True
                away = _first(distances[near:] > self._radius)
                self.step = None if away is None else self.n_seen + near + away
        self.n_seen += len(positions)


class Milestones:
    """What came of a descent, found out as it grows.

    Parameters
    ----------
    surface : Surface
    saddle : array-like, shape (n_dims,), optional
        What the descent gets off.

    Attributes
    ----------
    n_seen : int
        How many positions have been looked at.
    lowest : float
        The least height reached; inf before the first finite one.
    lowest_at : int
        Its first step.
    """

    def __init__(self, surface: Surface, saddle: ArrayLike | None = None) -> None:
        self.n_seen = 0
        self._settling = Settling(surface.minima, TOLERANCES)
        self._escape: Escape | None = None
        if saddle is not None:
            self._escape = Escape(saddle, surface.hessian(saddle))
        self.lowest, self.lowest_at = np.inf, 0

    def look(self, trajectory: Trajectory, most: int) -> None:
        """Look at what has been walked since the last look, at most at so many positions."""
        seen = slice(self.n_seen, self.n_seen + most)
        positions, values = trajectory.positions[seen], trajectory.values[seen]
        if not len(positions):
            return
        self._settling.look(positions)
        if self._escape is not None:
            self._escape.look(positions)
        lowest = np.fmin.reduce(values)
        if lowest < self.lowest:
            self.lowest = float(lowest)
            self.lowest_at = self.n_seen + int(np.argmax(values == lowest))
        self.n_seen += len(positions)

    def settled_at(self, tolerance: float) -> int | None:
        """Return the step from which it stays near a lowest place, one of `TOLERANCES` near."""
        return self._settling.step(tolerance)

    @property
    def escaped_at(self) -> int | None:
        """The step at which it is off the saddle; None where it stays, or there is none."""
        return self._escape.step if self._escape is not None else None


def _first(found: np.ndarray) -> int | None:
    return int(np.argmax(found)) if found.any() else None
