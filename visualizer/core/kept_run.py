"""A training run that is kept beside others, to be compared with them and shown again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from visualizer.core.branching import branch_obstacle
from visualizer.core.history import TrainingHistory
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
        Which run of its session it is, counted from 1; no two have the same.
    place : int
        Counted from 0; its colour and line style. No two that are kept at a time have the same.
    origin : int or None
        Number of the run whose first part it shares.
    first_batch : int
        Batches of that part.
    images : str
        Fingerprint of the `ImageDataset` it was trained on; empty where that is not known.
    """

    config: TrainingConfig
    history: TrainingHistory
    snapshots: SnapshotLog
    test_logs: Mapping[str, float] = field(default_factory=dict)
    number: int = 0
    place: int = 0
    origin: int | None = None
    first_batch: int = 0
    images: str = ""

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
        return branch_obstacle(batch, self.config, self.history, self.snapshots, wanted)

    def until(self, batch: int) -> KeptRun | None:
        """Return the run as it stood at the snapshot nearest to a batch; None where it has none."""
        index = self.snapshots.nearest(batch)
        if index is None:
            return None
        end = self.snapshots[index].batch
        return dataclasses.replace(
            self,
            history=self.history.until(end),
            snapshots=self.snapshots.until(end),
            test_logs=self.test_logs if end == self.history.n_batches else {},
        )

    def put_away(self) -> KeptRun:
        """Return the run with so few snapshots that they take at most `MAX_BYTES`."""
        return dataclasses.replace(self, snapshots=self.snapshots.within(MAX_BYTES))

    def filed(self) -> KeptRun:
        """Return a copy of what a file holds of the run, however it goes on meanwhile.

        As many snapshots as of a run that is put away; of a network that is too large for
        that, all the same one moment to go on from, if there is any.
        """
        run = dataclasses.replace(
            self.put_away(), history=self.history.until(self.history.n_batches)
        )
        start = self.snapshots.resumable_before(self.history.n_batches)
        if start is None or run.snapshots.resumable_before(self.history.n_batches) is start:
            return run
        return dataclasses.replace(run, snapshots=self.snapshots.since(start))

    def at_epoch_end(self, batch: int) -> KeptRun:
        """Return a copy of the run up to the end of an epoch, with that snapshot alone."""
        run = dataclasses.replace(
            self, history=self.history.until(batch), snapshots=self.snapshots.until(batch)
        )
        end = run.snapshots.resumable_before(batch)
        return run if end is None else dataclasses.replace(run, snapshots=run.snapshots.since(end))

    def with_images_named(self, name: str, fingerprint: str) -> KeptRun:
        """Return the run with a data set as its own, if that holds the images it has seen."""
        if not self.images or self.images != fingerprint or self.config.dataset == name:
            return self
        return dataclasses.replace(self, config=dataclasses.replace(self.config, dataset=name))
