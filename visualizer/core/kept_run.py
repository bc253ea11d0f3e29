"""A training run that is kept beside others, to be compared with them and shown again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from visualizer.core.dataset_files import dataset_title
from visualizer.core.history import TrainingHistory
from visualizer.core.run_file import SavedRun
from visualizer.core.sentence import Sentence
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig

# Of the snapshots of one run: the widest network of the lecture notes has room for eight moments.
MAX_BYTES = 24 * 2**20
# Everything else decides the first weights, or which images come in which batch; a preset is
# but a name for its layers.
FREE_SETTINGS = ("preset", "optimizer", "learning_rate", "epochs", "loss")


@dataclass(frozen=True, eq=False)
class KeptRun:
    """Settings, curves and results of a run, and the networks that it led through.

    Attributes
    ----------
    config : TrainingConfig
        The settings it was trained by.
    history : TrainingHistory
        It grows while the run goes on.
    snapshots : SnapshotLog
        Where it can be looked at and gone on from.
    test_logs : mapping of str to float
        ``test_loss`` and ``test_accuracy`` of its final weights; empty where it did not end.
    number : int
        Which run of this sitting it is, counted from 1; no two have the same.
    place : int
        Counted from 0; its colour and line style. No two that are kept at a time have the same.
    origin : int or None
        Number of the run whose first part it shares.
    first_batch : int
        Batches of that part.
    """

    config: TrainingConfig
    history: TrainingHistory
    snapshots: SnapshotLog
    test_logs: Mapping[str, float] = field(default_factory=dict)
    number: int = 0
    place: int = 0
    origin: int | None = None
    first_batch: int = 0

    @property
    def epochs(self) -> float:
        """Epochs trained, with the part of the last one."""
        return self.history.n_batches / self.history.batches_per_epoch

    @property
    def seconds_an_epoch(self) -> float | None:
        """Median of the epochs that were measured, without pauses (s); None where none was."""
        seconds = self.history.epoch_series("seconds")[1]
        return float(np.median(seconds)) if seconds.size else None

    def result(self, name: str) -> float | None:
        """Return the last value that was logged as ``name``, as Keras names it."""
        if name in self.test_logs:
            return self.test_logs[name]
        values = self.history.epoch_series(name)[1]
        return float(values[-1]) if values.size else None

    def held_out(self, quantity: str) -> tuple[np.ndarray, np.ndarray]:
        """Return what images that were not trained on gave after each epoch.

        Parameters
        ----------
        quantity : str
            ``"loss"`` or ``"accuracy"``.

        Returns
        -------
        epochs : array of int, shape (n_logged,)
            Counted from 1.
        values : array of float, shape (n_logged,)
            Of the validation images, or where there are none of the test images.
        """
        epochs, values = self.history.epoch_series(f"val_{quantity}")
        return (epochs, values) if epochs.size else self.history.epoch_series(f"test_{quantity}")

    def begins_unlike(self, other: KeptRun) -> tuple[str, ...]:
        """Return by which settings it began with other weights or saw other batches."""
        return tuple(
            setting.name
            for setting in dataclasses.fields(TrainingConfig)
            if setting.name not in FREE_SETTINGS
            and getattr(self.config, setting.name) != getattr(other.config, setting.name)
        )

    def obstacle(self, batch: int, wanted: TrainingConfig) -> Sentence | None:
        """Return why training cannot go on from a batch by other settings, None where it can."""
        if batch >= wanted.epochs * self.history.batches_per_epoch:
            return Sentence("Training", "The run ends here: ask for more epochs to go on.")
        if self.config.dataset != wanted.dataset:
            return Sentence(
                "Training", "The run goes on with the images it has seen: open {data} first."
            ).format(data=dataset_title(self.config.dataset))
        if self.config.branch_key != wanted.branch_key:
            return Sentence(
                "Training",
                "A run can go on with another learning rate or number of epochs, nothing else.",
            )
        if self.history.n_batches and self.snapshots.resumable_before(batch) is None:
            return Sentence("Training", "Too little of this run was kept to go on with it.")
        return None

    def saved(self, batch: int) -> SavedRun | None:
        """Return what goes into a file of the run up to a batch; None where there is nothing."""
        index, start = self.snapshots.nearest(batch), self.snapshots.resumable_before(batch)
        if index is None or start is None:
            return None
        shown = self.snapshots[index]
        return SavedRun(self.config, self.history.until(shown.batch), start, shown)

    @classmethod
    def out_of_file(cls, run: SavedRun) -> KeptRun:
        """Return the run that a file holds."""
        snapshots = SnapshotLog(run.history.batches_per_epoch)
        for snapshot in (run.start, run.shown):
            snapshots.add(snapshot)
        return cls(run.config, run.history, snapshots)

    def put_away(self) -> KeptRun:
        """Return the run with so few snapshots that they take at most `MAX_BYTES`."""
        return dataclasses.replace(self, snapshots=self.snapshots.within(MAX_BYTES))
