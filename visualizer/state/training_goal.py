"""What the person trains for: when the run pauses by itself."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_goal import GoalWatch, TrainingGoal
from visualizer.state.run import RunState


class TrainingGoalState(QObject):
    """Holds for every run until it is set otherwise, for the one that goes on too.

    Parameters
    ----------
    training : RunState

    Signals
    -------
    changed
        The goal is another.
    """

    changed = Signal()

    def __init__(self, training: RunState[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._goal = TrainingGoal()
        self._watch = GoalWatch(self._goal)

    @property
    def goal(self) -> TrainingGoal:
        """When the run pauses by itself."""
        return self._goal

    @property
    def met(self) -> dict[str, Sentence]:
        """The parts of the goal that the run on screen has met, and why."""
        if self._watch.goal is not self._goal:
            self._watch = GoalWatch(self._goal)
        return self._watch.met(self._training.history.epoch_logs)

    @property
    def kept(self) -> TrainingGoal:
        """The goal as a file keeps it."""
        return self._goal

    def restore(self, goal: TrainingGoal) -> None:
        """Put a goal out of a file in place."""
        if goal != self._goal:
            self._goal = goal
            self.changed.emit()

    def configure(self, **parts: object) -> None:
        """Set parts of the goal, by the names of `TrainingGoal`'s fields; None takes one away.

        Raises
        ------
        Problem
            If a part is out of its range, or the run that goes on has met it already. Nothing
            changes then.
        """
        goal = TrainingGoal(**{**dataclasses.asdict(self._goal), **parts})
        if goal == self._goal:
            return
        epochs = self._training.config.epochs
        if parts.get("epoch") is not None and goal.epoch is not None and goal.epoch > epochs:
            raise Problem(
                Sentence(
                    "TrainingGoal", "The run ends after epoch {epochs}, before epoch {epoch}."
                ).format(epochs=epochs, epoch=goal.epoch)
            )
        if self._training.active:
            for part, reason in goal.met(self._training.history.epoch_logs).items():
                if getattr(goal, part) != getattr(self._goal, part):
                    raise Problem(
                        Sentence("TrainingGoal", "Nothing is left to wait for: {reason}").format(
                            reason=reason
                        )
                    )
        self.restore(goal)
