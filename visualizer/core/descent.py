"""A walk down a surface: one optimizer, one start, so many steps."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.counted import counted
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.rule_card import RuleCard, rule_card
from visualizer.core.schedule import Schedule
from visualizer.core.schedules.constant import Constant
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.core.update_rule import Factors, Memory, UpdateRule, Walk
from visualizer.core.whole_number import whole_number

# Steps at a time: a few ms, so that a window can go on in between.
PORTION = 1024

Slope = Callable[..., Sequence[float]]


class Surface(Protocol):
    """What can be descended: the files in `visualizer.core.surfaces`, and whatever is like them.

    Where it also has ``gradient_at(*point)``, as they do, a descent is much faster; where it has
    ``defined_at(*point)``, it knows when a descent has left what the function is defined on.
    """

    @property
    def n_dims(self) -> int:
        """Number of coordinates, 1 or 2."""

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., n_dims)."""

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return the gradients, shape (..., n_dims), at points ``x`` of that shape."""


class Descent:
    """A walk that is taken in portions; what was walked can be looked at meanwhile.

    Memory: 8 bytes a step and coordinate and 8 a step, 24 MB for a million steps in two
    dimensions. What a rule keeps from step to step is remembered once a portion; for any step
    in between it is worked out again from there, exactly, when somebody asks.

    Parameters
    ----------
    rule : UpdateRule
        An object of a class in `visualizer.core.optimizers`.
    surface : Surface
        An object of a class in `visualizer.core.surfaces`, for example.
    start : array-like, shape (n_dims,)
        Finite coordinates; a plain number will do where there is one.
    n_steps : int
        0 or more.
    schedule : Schedule, optional
        What becomes of the learning rate; it stays as it is if left out.
    noise : GradientNoise, optional
        What is added to each slope; nothing if left out.

    Attributes
    ----------
    n_done : int
        Steps taken so far; all of them as soon as the numbers run out of the float64s.

    Raises
    ------
    Problem
        If the start or the number of steps cannot be used, in one sentence.
    """

    def __init__(
        self,
        rule: UpdateRule,
        surface: Surface,
        start: ArrayLike,
        n_steps: int,
        schedule: Schedule | None = None,
        noise: GradientNoise | None = None,
    ) -> None:
        position = checked_start(start, surface.n_dims)
        self.rule = rule
        self.surface = surface
        self.n_steps = whole_number(
            n_steps,
            Sentence(
                "Descent", "The number of steps must be a whole number from 0 up, not {value}."
            ),
            lowest=0,
        )
        self.schedule = schedule or Constant()
        self.noise = noise or GradientNoise()
        # What each coordinate's rule had kept when a portion began.
        self._memories: list[list[Memory]] = [[rule.first_memory()] * surface.n_dims]
        # Not filled: of a million steps the first portion is there at once.
        self._positions = np.empty((self.n_steps + 1, surface.n_dims))
        self._values = np.empty(self.n_steps + 1)
        self._positions[0] = position
        self._diverged_at: int | None = None
        self._left_domain = False
        self.n_done = 0
        self._take_heights(0, 0)

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to walk."""
        return self.n_done == self.n_steps

    @property
    def trajectory(self) -> Trajectory:
        """Where it has been so far."""
        positions, values = self._positions[: self.n_done + 1], self._values[: self.n_done + 1]
        for array in (positions, values):
            array.flags.writeable = False
        return Trajectory(positions, values, self._diverged_at, self.surface, self._left_domain)

    def advance(self) -> None:
        """Walk the next portion; nothing where it has finished."""
        if self.finished:
            return
        first, last = self.n_done, min(self.n_done + PORTION, self.n_steps)
        visited, memories = self._walk(first, last)
        walked = self._positions[first + 1 : last + 1]
        places = np.fromiter(visited, float).reshape(-1, self.surface.n_dims)
        walked[: len(places)] = places
        walked[len(places) :] = np.nan
        self._memories.append(memories)
        self._take_heights(first + 1, last)

    def cards(self, step: int) -> tuple[RuleCard, ...]:
        """Return how a step was worked out, one card a coordinate.

        Parameters
        ----------
        step : int
            The one that leaves ``positions[step]``, from 0; taken, and from a place that is
            finite.

        Raises
        ------
        ArithmeticError
            If it is the step that diverged: a number too large, or 0 divided by 0.
        """
        first = step - step % PORTION
        place = self._positions[step].tolist()
        _, memories = self._walk(first, step)
        gradient = self._slopes_from(step)(*place)
        return tuple(
            rule_card(self.rule, step + 1, self._rate(step), w, g, memory)
            for w, g, memory in zip(place, gradient, memories, strict=True)
        )

    def _walk(self, first: int, last: int) -> tuple[list[float], list[Memory]]:
        """Go on from where a portion began; return where it came, and what is kept then."""
        portion = first // PORTION
        memories = self._memories[portion]
        timed = _timed(self.rule, self.schedule, portion)
        walks = [
            self.rule.walk(timed, w, memory)
            for w, memory in zip(self._positions[first].tolist(), memories, strict=True)
        ]
        go = _go_in_line if len(walks) == 1 else _go_in_plane
        # Number after number: a tuple for each place takes half as long again.
        visited: list[float] = []
        # Where plain numbers are too large there is an error, not inf: that is a divergence.
        with suppress(ArithmeticError, ValueError):
            go(walks, self._slopes_from(first), last - first, visited)
            memories = [self.rule.kept(walk) for walk in walks]
        return visited, memories

    def _rate(self, t: int) -> float:
        """Return the learning rate after ``t`` steps."""
        return self.rule.learning_rate * self.schedule.share(t)

    def _slopes_from(self, t: int) -> Slope:
        """Return what gives the slopes that the rule sees after ``t`` steps and more, in turn."""
        slope = _plain_slope(self.surface)
        if not self.noise.scale:
            return slope
        draws = self.noise.draws(t // PORTION, PORTION, self.surface.n_dims)
        chances = iter(draws[t % PORTION :])
        return lambda *place: list(map(operator.add, slope(*place), next(chances)))

    def _defined_at(self, position: np.ndarray) -> bool:
        """Tell whether there is a height at a place, if perhaps one too large to be held."""
        defined_at = getattr(self.surface, "defined_at", None)
        return not (defined_at and np.isfinite(position).all()) or defined_at(*position.tolist())

    def _take_heights(self, first: int, last: int) -> None:
        """Take the heights of places just walked, and see whether all is still finite."""
        walked = slice(first, last + 1)
        with np.errstate(all="ignore"):
            self._values[walked] = self.surface.value(self._positions[walked])
        # Looked for once a portion: a check in every step would cost much more.
        finite = np.isfinite(self._positions[walked]).all(axis=-1)
        finite &= np.isfinite(self._values[walked])
        self.n_done = last
        if not finite.all():
            self._diverged_at, self.n_done = first + int(np.argmin(finite)), self.n_steps
            self._left_domain = not self._defined_at(self._positions[self._diverged_at])
            self._positions[self._diverged_at :] = self._values[self._diverged_at :] = np.nan


def run_descent(
    rule: UpdateRule,
    surface: Surface,
    start: ArrayLike,
    n_steps: int,
    schedule: Schedule | None = None,
    noise: GradientNoise | None = None,
) -> Trajectory:
    """Let an optimizer walk down a surface.

    Parameters
    ----------
    rule, surface, start, n_steps, schedule, noise
        As in `Descent`; start of shape (n_dims,).

    Returns
    -------
    Trajectory
        A step that overflows is no error: it is named in ``diverged_at``.

    Raises
    ------
    Problem
        If the start or the number of steps cannot be used, in one sentence.
    """
    descent = Descent(rule, surface, start, n_steps, schedule, noise)
    while not descent.finished:
        descent.advance()
    return descent.trajectory


def _go_in_line(walks: Sequence[Walk], slopes: Slope, n_steps: int, visited: list[float]) -> None:
    """Take so many steps; all have names of their own, quicker than lists."""
    (walk,) = walks
    w, step = next(walk), walk.send
    for _ in range(n_steps):
        (g,) = slopes(w)
        w = step(g)
        visited.append(w)


def _go_in_plane(walks: Sequence[Walk], slopes: Slope, n_steps: int, visited: list[float]) -> None:
    """Take the same steps as `_go_in_line` in two dimensions."""
    walk_x, walk_y = walks
    x, step_x, y, step_y = next(walk_x), walk_x.send, next(walk_y), walk_y.send
    for _ in range(n_steps):
        g_x, g_y = slopes(x, y)
        x, y = step_x(g_x), step_y(g_y)
        visited.append(x)
        visited.append(y)


@lru_cache(maxsize=64)
def _timed(rule: UpdateRule, schedule: Schedule, portion: int) -> tuple[tuple[Factors, float], ...]:
    """Return factors and learning rate of a portion's steps: from every start they are the same."""
    first = portion * PORTION
    factors = map(rule.factors, range(first + 1, first + PORTION + 1))
    rates = (rule.learning_rate * share for share in _shares(schedule, portion))
    return tuple(zip(factors, rates, strict=True))


@lru_cache(maxsize=64)
def _shares(schedule: Schedule, portion: int) -> tuple[float, ...]:
    """Return what is left of a learning rate in each of these steps: all rules ask for it."""
    return tuple(map(schedule.share, range(portion * PORTION, (portion + 1) * PORTION)))


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
            counted(
                n_dims,
                Sentence("Descent", "The start must be a number, not {value}."),
                Sentence("Descent", "The start must be {n} numbers, not {value}."),
                value=start,
            )
        )
    if not np.isfinite(position).all():
        raise Problem(
            Sentence("Descent", "The start must be finite, not {value}.").format(value=start)
        )
    return position


def _plain_slope(surface: Surface) -> Slope:
    """Return the slopes of a surface as plain numbers from plain numbers."""

    def by_array(*place: float) -> list[float]:
        with np.errstate(all="ignore"):
            return np.asarray(surface.gradient(np.array(place))).tolist()

    return getattr(surface, "gradient_at", by_array)
