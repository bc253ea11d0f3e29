"""A walk down a surface: one optimizer, one start, so many steps."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import chain
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
from visualizer.core.update_rule import Factors, Stepped, UpdateRule
from visualizer.core.whole_number import whole_number

# Steps at a time: a few ms, so that a window can go on in between.
PORTION = 1024

Memory = tuple[float, ...]
Slope = Callable[..., Sequence[float]]
Step = Callable[[Factors, float, float, float, Memory], Stepped]
Timed = Iterable[tuple[Factors, float]]


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
        place, memories = self._positions[first].tolist(), list(self._memories[-1])
        visited = self._walk(place, memories, first, last)
        walked = self._positions[first + 1 : last + 1]
        # Number after number: twice as fast as tuple after tuple.
        numbers = np.fromiter(chain.from_iterable(visited), float)
        walked[: len(visited)] = numbers.reshape(-1, len(place))
        walked[len(visited) :] = np.nan
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
        portion = step // PORTION
        place = self._positions[portion * PORTION].tolist()
        memories = list(self._memories[portion])
        self._walk(place, memories, portion * PORTION, step)
        gradient = self._slopes_from(step)(*place)
        return tuple(
            rule_card(self.rule, step + 1, self._rate(step), w, g, memory)
            for w, g, memory in zip(place, gradient, memories, strict=True)
        )

    def _walk(
        self, place: list[float], memories: list[Memory], first: int, last: int
    ) -> list[tuple[float, ...]]:
        """Go on from ``place``, which is changed as ``memories`` is; return where it came."""
        rate = self.rule.learning_rate
        rates = [rate * share for share in _shares(self.schedule, first, last)]
        visited: list[tuple[float, ...]] = []
        walk = _walk_line if len(place) == 1 else _walk_plane
        # Where plain numbers are too large there is an error, not inf: that is a divergence.
        with suppress(ArithmeticError, ValueError):
            timed = zip(_factors(self.rule, first, last), rates, strict=True)
            walk(self.rule.step, self._slopes_from(first), timed, place, memories, visited)
        return visited

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


def _walk_line(
    step: Step,
    slopes: Slope,
    timed: Timed,
    place: list[float],
    memories: list[Memory],
    visited: list[tuple[float, ...]],
) -> None:
    """Take a step at each of these times; all have names of their own, quicker than lists."""
    (w,), (memory,) = place, memories
    for factors, rate in timed:
        (g,) = slopes(w)
        w, memory, _ = step(factors, rate, w, g, memory)
        visited.append((w,))
    place[:], memories[:] = (w,), (memory,)


def _walk_plane(
    step: Step,
    slopes: Slope,
    timed: Timed,
    place: list[float],
    memories: list[Memory],
    visited: list[tuple[float, ...]],
) -> None:
    """Take the same steps as `_walk_line` in two dimensions."""
    (x, y), (memory_x, memory_y) = place, memories
    for factors, rate in timed:
        g_x, g_y = slopes(x, y)
        x, memory_x, _ = step(factors, rate, x, g_x, memory_x)
        y, memory_y, _ = step(factors, rate, y, g_y, memory_y)
        visited.append((x, y))
    place[:], memories[:] = (x, y), (memory_x, memory_y)


@lru_cache(maxsize=64)
def _factors(rule: UpdateRule, first: int, last: int) -> tuple[Factors, ...]:
    """Return the factors of each of these steps: from every start they are the same."""
    return tuple(map(rule.factors, range(first + 1, last + 1)))


@lru_cache(maxsize=64)
def _shares(schedule: Schedule, first: int, last: int) -> tuple[float, ...]:
    """Return what is left of a learning rate in each of these steps: all rules ask for it."""
    return tuple(map(schedule.share, range(first, last)))


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
