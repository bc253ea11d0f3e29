"""The race down a surface: which rules run, from where, how fast, and their paths."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.core.descent import Trajectory, run_descent
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.playback import Playback

MAX_STEPS = 10_000
STEPS_A_SECOND = 20.0


class DescentState(QObject):
    """Runs every chosen optimizer from one start; recomputed whenever a setting changes.

    Signals
    -------
    changed
        The surface, the start, a rule or a path is another than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surfaces = {
            key: surface() for key, surface in discover("visualizer.core.surfaces").items()
        }
        self._optimizers: dict[str, Any] = {
            key: optimizer(learning_rate=0.01)
            for key, optimizer in discover("visualizer.core.optimizers").items()
        }
        self._running = frozenset(self._optimizers)
        self._surface_key = "parabola"
        self._start: tuple[float, ...] = tuple(self.surface.start)
        self._n_steps = 1001
        # Computed when first asked for: the program starts without it.
        self._trajectories: dict[str, Trajectory] | None = None
        self.playback = Playback(self._n_steps, STEPS_A_SECOND, self)

    @property
    def surfaces(self) -> dict[str, Any]:
        """Every surface by its key."""
        return self._surfaces

    @property
    def surface_key(self) -> str:
        """Key of the surface in use."""
        return self._surface_key

    @property
    def surface(self) -> Any:
        """The surface in use."""
        return self._surfaces[self._surface_key]

    @property
    def optimizers(self) -> dict[str, Any]:
        """Every rule by its key, with the learning rate it has here."""
        return self._optimizers

    @property
    def running(self) -> frozenset[str]:
        """Keys of the rules that take part."""
        return self._running

    @property
    def start(self) -> tuple[float, ...]:
        """Where every rule begins, one number a dimension."""
        return self._start

    @property
    def n_steps(self) -> int:
        """Steps every rule takes."""
        return self._n_steps

    @property
    def trajectories(self) -> dict[str, Trajectory]:
        """The path of each rule that takes part, by its key."""
        if self._trajectories is None:
            self._trajectories = self._run()
        return self._trajectories

    def set_surface(self, key: str) -> None:
        """Descend another surface, from its own start."""
        if key != self._surface_key:
            self._surface_key = key
            self._start = tuple(self.surface.start)
            self._recompute()

    def set_start(self, start: Sequence[float]) -> None:
        """Begin somewhere else, one number a dimension.

        Raises
        ------
        Problem
            If a number is not finite or one is missing. Nothing changes then.
        """
        position = tuple(float(value) for value in start)
        if position != self._start:
            self._change(_start=position)

    def set_learning_rate(self, key: str, learning_rate: float) -> None:
        """Give one rule another learning rate, above 0.

        Raises
        ------
        Problem
            If it is not a number above 0. Nothing changes then.
        """
        rule = dataclasses.replace(self._optimizers[key], learning_rate=learning_rate)
        if rule != self._optimizers[key]:
            self._change(_optimizers={**self._optimizers, key: rule})

    def set_running(self, key: str, running: bool) -> None:
        """Let a rule take part or not."""
        chosen = self._running | {key} if running else self._running - {key}
        if chosen != self._running:
            self._change(_running=chosen)

    def set_n_steps(self, n_steps: int) -> None:
        """Take ``n_steps`` steps, 1 to 10,000.

        Raises
        ------
        Problem
            If there are fewer or more. Nothing changes then.
        """
        if not 1 <= n_steps <= MAX_STEPS:
            raise Problem(
                Sentence("Descent", "The steps must be a whole number from 1 to {most}.").format(
                    most=MAX_STEPS
                )
            )
        if n_steps != self._n_steps:
            self._change(_n_steps=n_steps)

    def _change(self, **values: object) -> None:
        before = {name: getattr(self, name) for name in values}
        for name, value in values.items():
            setattr(self, name, value)
        try:
            self._recompute()
        except Problem:
            for name, value in before.items():
                setattr(self, name, value)
            raise

    def _recompute(self) -> None:
        self._trajectories = self._run()
        self.playback.set_length(self._n_steps)
        self.changed.emit()

    def _run(self) -> dict[str, Trajectory]:
        return {
            key: run_descent(optimizer, self.surface, self._start, self._n_steps)
            for key, optimizer in self._optimizers.items()
            if key in self._running
        }
