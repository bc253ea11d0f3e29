"""A training run as it is kept, whatever was trained: settings, curves, and networks on the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar

from visualizer.core.history import TrainingHistory
from visualizer.core.run_config import RunConfig
from visualizer.core.snapshot_log import SnapshotLog

Config = TypeVar("Config", bound=RunConfig)

# Of the snapshots of one run: the widest network of the lecture notes has room for eight moments.
MAX_BYTES = 24 * 2**20


@dataclass(frozen=True, eq=False)
class TrainedRun(Generic[Config]):
    """Settings, curves and results of a run, and the networks that it led through.

    Attributes
    ----------
    config : RunConfig
        The settings it was trained by.
    history : TrainingHistory
        It grows while the run goes on.
    snapshots : SnapshotLog
        Where it can be looked at and gone on from.
    test_logs : mapping of str to float
        ``test_loss`` and ``test_accuracy`` of its final weights; empty where it did not end.
    first_batch : int
        Batches of its first part that belong to another run, too.
    """

    config: Config
    history: TrainingHistory
    snapshots: SnapshotLog
    test_logs: Mapping[str, float] = field(default_factory=dict)
    first_batch: int = field(default=0, kw_only=True)

    def until(self, batch: int) -> Self | None:
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

    def put_away(self) -> Self:
        """Return the run with so few snapshots that they take at most `MAX_BYTES`."""
        return dataclasses.replace(self, snapshots=self.snapshots.within(MAX_BYTES))

    def filed(self) -> Self:
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

    @property
    def last_epoch_end(self) -> int | None:
        """Batches up to the end of the last epoch that is known and its own; None before."""
        end = self.snapshots.resumable_before(self.history.n_batches)
        if end is None or end.batch <= self.first_batch or self.history.n_epochs < end.epoch:
            # Its validation is still to come, and is to be kept with it.
            return None
        return end.batch

    def at_epoch_end(self, batch: int) -> Self:
        """Return a copy of the run up to the end of an epoch, with that snapshot alone."""
        run = dataclasses.replace(
            self, history=self.history.until(batch), snapshots=self.snapshots.until(batch)
        )
        end = run.snapshots.resumable_before(batch)
        return run if end is None else dataclasses.replace(run, snapshots=run.snapshots.since(end))
