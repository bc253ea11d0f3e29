"""A walk down a surface: one optimizer, one start, so many steps."""

from __future__ import annotations

import numbers
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.sentence import Problem, Sentence


class Optimizer(Protocol):
    """What the files in `visualizer.core.optimizers` offer."""

    def start(self, position: np.ndarray) -> dict[str, Any]:
        """Return the memory before the first step; position of any shape."""

    def step(
        self, position: np.ndarray, gradient: np.ndarray, state: dict[str, Any]
    ) -> tuple[np.ndarray, dict[str, Any]]:
        """Return the next position and memory; arrays of one shape, none is changed."""


class Surface(Protocol):
    """What the files in `visualizer.core.surfaces` offer."""

    @property
    def n_dims(self) -> int:
        """Number of coordinates."""

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., n_dims)."""

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return the gradients, shape (..., n_dims), at points ``x`` of that shape."""


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Where a descent went; its arrays are read-only.

    Attributes
    ----------
    positions : array, shape (n_steps + 1, n_dims)
        The start first, then the position after each step.
    values : array, shape (n_steps + 1,)
        Height of the surface at each position.
    gradients : array, shape (n_steps + 1, n_dims)
        Gradient of the surface at each position.
    diverged_at : int or None
        First step whose position or height is no longer a finite float64, None if there
        is none. From there on all three arrays are nan; before, positions and values
        are finite, though perhaps far outside any picture.
    """

    positions: np.ndarray
    values: np.ndarray
    gradients: np.ndarray
    diverged_at: int | None


def run_descent(
    optimizer: Optimizer, surface: Surface, start: ArrayLike, n_steps: int
) -> Trajectory:
    """Let an optimizer walk down a surface.

    Parameters
    ----------
    optimizer : Optimizer
        An object of a class in `visualizer.core.optimizers`.
    surface : Surface
        An object of a class in `visualizer.core.surfaces`.
    start : array-like, shape (n_dims,)
        Finite coordinates; a plain number will do where there is one.
    n_steps : int
        0 or more.

    Returns
    -------
    Trajectory
        A step that overflows is no error: it is named in ``diverged_at``.

    Raises
    ------
    Problem
        If the start or the number of steps cannot be used, in one sentence.
    """
    position = checked_start(start, surface.n_dims)
    if not isinstance(n_steps, numbers.Integral) or isinstance(n_steps, bool) or n_steps < 0:
        raise Problem(
            Sentence(
                "Descent", "The number of steps must be a whole number from 0 up, not {value}."
            ).format(value=n_steps)
        )
    visited, slopes = [position], []
    with np.errstate(all="ignore"):
        state = optimizer.start(position)
        for _ in range(n_steps):
            slopes.append(surface.gradient(position))
            position, state = optimizer.step(position, slopes[-1], state)
            visited.append(position)
        slopes.append(surface.gradient(position))
        positions, gradients = np.array(visited), np.array(slopes)
        values = np.array(surface.value(positions))

    # Looked for once at the end: a check in every step would double the time.
    finite = np.isfinite(positions).all(axis=-1) & np.isfinite(values)
    diverged_at = None if finite.all() else int(np.argmin(finite))
    for array in (positions, values, gradients):
        if diverged_at is not None:
            array[diverged_at:] = np.nan
        array.flags.writeable = False
    return Trajectory(positions, values, gradients, diverged_at)


def checked_start(start: ArrayLike, n_dims: int) -> np.ndarray:
    """Return a start that a descent can be run from.

    Parameters
    ----------
    start : array-like, shape (n_dims,)
        A plain number will do where there is one.
    n_dims : int

    Returns
    -------
    array of float64, shape (n_dims,)

    Raises
    ------
    Problem
        If it is not that many finite numbers.
    """
    try:
        position = np.atleast_1d(np.array(start, np.float64))
    except (TypeError, ValueError):
        position = np.empty(0)
    if position.shape != (n_dims,):
        raise Problem(
            Sentence("Descent", "The start must be {n_dims} numbers, not {value}.").format(
                n_dims=n_dims, value=start
            )
        )
    if not np.isfinite(position).all():
        raise Problem(
            Sentence("Descent", "The start must be finite, not {value}.").format(value=start)
        )
    return position
