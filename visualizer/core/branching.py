"""Whether training can go on from a moment of a run."""

from __future__ import annotations

from visualizer.core.dataset_files import dataset_title
from visualizer.core.history import TrainingHistory
from visualizer.core.run_config import RunConfig
from visualizer.core.sentence import Sentence
from visualizer.core.snapshot_log import SnapshotLog


def branch_obstacle(
    batch: int,
    config: RunConfig,
    history: TrainingHistory,
    snapshots: SnapshotLog,
    wanted: RunConfig,
) -> Sentence | None:
    """Return why training cannot go on from a batch by other settings, None where it can.

    Parameters
    ----------
    batch : int
        Batches trained at that moment.
    config : RunConfig
        What the run was trained by.
    history : TrainingHistory
    snapshots : SnapshotLog
        Of the run.
    wanted : RunConfig
        What it is to go on by.
    """
    if batch >= wanted.epochs * history.batches_per_epoch:
        return Sentence("Training", "The run ends here: ask for more epochs to go on.")
    if config.dataset != wanted.dataset:
        return Sentence(
            "Training", "The run goes on with the images it has seen: open {data} first."
        ).format(data=dataset_title(config.dataset))
    if config.branch_key != wanted.branch_key:
        return Sentence(
            "Training",
            "A run can go on with another learning rate or number of epochs, nothing else.",
        )
    if history.n_batches and snapshots.resumable_before(batch) is None:
        return Sentence("Training", "Too little of this run was kept to go on with it.")
    return None
