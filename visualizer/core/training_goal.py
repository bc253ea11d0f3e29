"""When a training run is to pause by itself: after an epoch, at an accuracy, without progress."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visualizer.core.number_text import format_result
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import is_number, whole_number

EpochLogs = Sequence[Mapping[str, float]]


@dataclass(frozen=True)
class TrainingGoal:
    """What a run trains for; it pauses at the end of the epoch in which a part of it is met.

    Each part counts once: what is met stays met, and does not pause the run again. Only
    patience begins anew, with every new lowest loss.

    Attributes
    ----------
    epoch : int or None
        The epoch to run to, from 1 up.
    accuracy : float or None
        Of the validation images, or of the test images where none are held out; above 0, at
        most 1. Met by the first epoch that comes so far.
    patience : int or None
        Epochs in a row, from 1 up, in which the loss of those images has not become lower than
        ever before: the rule of ``keras.callbacks.EarlyStopping(patience=...)``.

    Raises
    ------
    Problem
        If a part is out of its range, in one sentence.
    """

    epoch: int | None = None
    accuracy: float | None = None
    patience: int | None = None

    def __post_init__(self) -> None:
        """Check every part that is set."""
        if self.epoch is not None:
            complaint = Sentence(
                "TrainingGoal", "The epoch to run to must be a whole number from 1 up, not {value}."
            )
            object.__setattr__(self, "epoch", whole_number(self.epoch, complaint))
        if self.accuracy is not None and not (is_number(self.accuracy) and 0 < self.accuracy <= 1):
            raise Problem(
                Sentence(
                    "TrainingGoal",
                    "The accuracy must be above 0 and at most 1, as 0.97 or 97 %, not {value}.",
                ).format(value=self.accuracy)
            )
        if self.patience is not None:
            complaint = Sentence(
                "TrainingGoal",
                "The epochs without progress must be a whole number from 1 up, not {value}.",
            )
            object.__setattr__(self, "patience", whole_number(self.patience, complaint))

    def met(self, epoch_logs: EpochLogs) -> dict[str, Sentence]:
        """Return the parts that are met after some epochs, and why.

        Parameters
        ----------
        epoch_logs : sequence of mappings of str to float
            The logs of every epoch of the run so far.
        """
        return GoalWatch(self).met(epoch_logs)

    def reached(self, epoch_logs: EpochLogs) -> Sentence | None:
        """Return why the run pauses after the last of these epochs; None where it goes on."""
        return GoalWatch(self).reached(epoch_logs)


class GoalWatch:
    """Follows logs that grow: only what is new is looked at, however many epochs there are.

    Parameters
    ----------
    goal : TrainingGoal
    """

    def __init__(self, goal: TrainingGoal) -> None:
        self.goal = goal
        self._begin(())

    def met(self, epoch_logs: EpochLogs) -> dict[str, Sentence]:
        """Return the parts that are met after some epochs, and why.

        Parameters
        ----------
        epoch_logs : sequence of mappings of str to float
            The logs of every epoch of the run so far; the same list as before may have grown.
        """
        self._follow(epoch_logs, len(epoch_logs))
        return self._met()

    def reached(self, epoch_logs: EpochLogs) -> Sentence | None:
        """Return why the run pauses after the last of these epochs; None where it goes on."""
        self._follow(epoch_logs, len(epoch_logs) - 1)
        before = self._met()
        self._follow(epoch_logs, len(epoch_logs))
        new = [why for part, why in self._met().items() if part not in before]
        return new[0] if new else None

    def _begin(self, epoch_logs: EpochLogs) -> None:
        self._logs, self._n_seen = epoch_logs, 0
        self._accuracy_met: Sentence | None = None
        self._lowest: float | None = None
        self._lowest_epoch = self._n_without = 0

    def _follow(self, epoch_logs: EpochLogs, n_epochs: int) -> None:
        """Look at what is new among the first epochs."""
        if epoch_logs is not self._logs or n_epochs < self._n_seen:
            self._begin(epoch_logs)
        for place in range(self._n_seen, n_epochs):
            self._look_at(place + 1, epoch_logs[place])
        self._n_seen = max(n_epochs, 0)

    def _look_at(self, epoch: int, logs: Mapping[str, float]) -> None:
        accuracy = _looked_at(logs, "accuracy")
        wanted = math.inf if self.goal.accuracy is None else self.goal.accuracy
        if self._accuracy_met is None and accuracy is not None and accuracy >= wanted:
            reason = (
                Sentence("TrainingGoal", "Validation accuracy is {value} after epoch {epoch}.")
                if _validates(logs)
                else Sentence("TrainingGoal", "Test accuracy is {value} after epoch {epoch}.")
            )
            self._accuracy_met = reason.format(value=format_result(accuracy), epoch=epoch)
        loss = _looked_at(logs, "loss")
        if loss is None:
            return
        self._n_without += 1
        if self._lowest is None or loss < self._lowest:
            self._lowest, self._lowest_epoch, self._n_without = loss, epoch, 0

    def _met(self) -> dict[str, Sentence]:
        reasons = {
            "accuracy": self._accuracy_met,
            "patience": self._patience_met(),
            "epoch": self._epoch_met(),
        }
        return {part: reason for part, reason in reasons.items() if reason is not None}

    def _epoch_met(self) -> Sentence | None:
        if self.goal.epoch is None or self._n_seen < self.goal.epoch:
            return None
        return Sentence("TrainingGoal", "Epoch {epoch} is over.").format(epoch=self.goal.epoch)

    def _patience_met(self) -> Sentence | None:
        lowest, patience = self._lowest, self.goal.patience
        if patience is None or lowest is None or self._n_without < patience:
            return None
        if math.isnan(lowest):
            text = Sentence("TrainingGoal", "The loss has been no number since epoch {epoch}.")
            return text.format(epoch=self._lowest_epoch)
        reason = (
            Sentence(
                "TrainingGoal", "Validation loss has not fallen below {value} since epoch {epoch}."
            )
            if _validates(self._logs[self._lowest_epoch - 1])
            else Sentence(
                "TrainingGoal", "Test loss has not fallen below {value} since epoch {epoch}."
            )
        )
        return reason.format(value=format_result(lowest), epoch=self._lowest_epoch)


def _validates(logs: Mapping[str, float]) -> bool:
    return "val_loss" in logs


def _looked_at(logs: Mapping[str, float], name: str) -> float | None:
    """Return the value of the images that are not trained on; None where none was logged."""
    return logs.get(f"{'val' if _validates(logs) else 'test'}_{name}")
