"""The race down a surface: which rules run, from where, how fast, and their paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject

from visualizer.core.descent import checked_start, run_descent
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.training_config import OPTIMIZERS
from visualizer.core.trajectory import Trajectory
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback
from visualizer.state.undo_stack import UndoStack

SURFACES = "visualizer.core.surfaces"
MAX_STEPS = 10_000
STEPS_A_SECOND = 20.0
# Who runs at the start: each teaches something that the one before does not.
FIRST_RUNNING = frozenset({"sgd", "momentum", "rmsprop", "adam"})


@dataclass(frozen=True)
class DescentScene:
    """Everything that a person can set about the race.

    Attributes
    ----------
    surface_key : str
    start : tuple of float
        One number a dimension, finite.
    optimizers : dict of str to object
        Every rule by its key, with its learning rate.
    running : frozenset of str
        Keys of the rules that take part.
    n_steps : int
        1 to 10,000.
    """

    surface_key: str
    start: tuple[float, ...]
    optimizers: dict[str, Any]
    running: frozenset[str]
    n_steps: int = 1001


class DescentState(EditableState[DescentScene]):
    """Runs every chosen optimizer from one start; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        The surface, the start, a rule or a path is another than before.
    """

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        optimizers = {
            key: optimizer(learning_rate=0.01) for key, optimizer in discover(OPTIMIZERS).items()
        }
        scene = DescentScene(Parabola.key, Parabola.start, optimizers, FIRST_RUNNING)
        super().__init__(scene, undo_stack, parent)
        # Computed when first asked for: the program starts without it.
        self._trajectories: dict[str, Trajectory] | None = None
        self.playback = Playback(scene.n_steps, STEPS_A_SECOND, self)

    @cached_property
    def surfaces(self) -> dict[str, Any]:
        """Every surface by its key; looked for when first asked: the program starts without."""
        return {key: surface() for key, surface in discover(SURFACES).items()}

    @property
    def surface_key(self) -> str:
        """Key of the surface in use."""
        return self._scene.surface_key

    @property
    def surface(self) -> Any:
        """The surface in use."""
        return self.surfaces[self._scene.surface_key]

    @property
    def optimizers(self) -> dict[str, Any]:
        """Every rule by its key, with the learning rate it has here."""
        return self._scene.optimizers

    @property
    def running(self) -> frozenset[str]:
        """Keys of the rules that take part."""
        return self._scene.running

    @property
    def start(self) -> tuple[float, ...]:
        """Where every rule begins, one number a dimension."""
        return self._scene.start

    @property
    def n_steps(self) -> int:
        """Steps every rule takes."""
        return self._scene.n_steps

    @property
    def trajectories(self) -> dict[str, Trajectory]:
        """The path of each rule that takes part, by its key."""
        if self._trajectories is None:
            self._trajectories = self._run()
        return self._trajectories

    def set_surface(self, key: str) -> None:
        """Descend another surface, from its own start."""
        if key != self.surface_key:
            self._edit(surface_key=key, start=tuple(self.surfaces[key].start))

    def set_start(self, start: Sequence[float]) -> None:
        """Begin somewhere else, one number a dimension.

        Raises
        ------
        Problem
            If a number is not finite or one is missing. Nothing changes then.
        """
        position = tuple(checked_start(start, self.surface.n_dims).tolist())
        self._edit(start=position, name="descent start")

    def set_learning_rate(self, key: str, learning_rate: float) -> None:
        """Give one rule another learning rate, above 0.

        Raises
        ------
        Problem
            If it is not a number above 0. Nothing changes then.
        """
        rule = replace(self.optimizers[key], learning_rate=learning_rate)
        self._edit(optimizers={**self.optimizers, key: rule}, name=f"descent learning rate {key}")

    def set_running(self, key: str, running: bool) -> None:
        """Let a rule take part or not."""
        self._edit(running=self.running | {key} if running else self.running - {key})

    def set_n_steps(self, n_steps: float) -> None:
        """Take ``n_steps`` steps, a whole number from 1 to 10,000.

        Raises
        ------
        Problem
            If it is another. Nothing changes then.
        """
        if n_steps % 1 or not 1 <= n_steps <= MAX_STEPS:
            raise Problem(
                Sentence("Descent", "The steps must be a whole number from 1 to {most}.").format(
                    most=MAX_STEPS
                )
            )
        self._edit(n_steps=int(n_steps), name="descent steps")

    def _scene_changed(self) -> None:
        self._trajectories = None
        self.playback.set_length(self.n_steps)
        super()._scene_changed()

    def _run(self) -> dict[str, Trajectory]:
        return {
            key: run_descent(optimizer, self.surface, self.start, self.n_steps)
            for key, optimizer in self.optimizers.items()
            if key in self.running
        }
