"""A run's history as a table for other programs: one line a batch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from visualizer.core.history import TrainingHistory
from visualizer.core.table_file import write_table

COLUMNS = ("iteration", "epoch", "batch", "loss", "accuracy", "learning_rate")
EPOCH_PREFIX = "epoch_"


def write_history_csv(history: TrainingHistory, path: Path) -> None:
    """Write every batch and every epoch of a run into one file.

    Each line is a batch: how many were trained in the run up to and with it, its epoch and its
    number in that epoch (all from 1), loss (nats) and accuracy (0 to 1) before its update, and
    the learning rate. What was logged at the end of an epoch stands in the line of the epoch's
    last batch, in columns that begin with ``epoch_``; they are empty elsewhere.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    names = list(dict.fromkeys(name for logs in history.epoch_logs for name in logs))
    header = [*COLUMNS, *(f"{EPOCH_PREFIX}{name}" for name in names)]
    write_table(header, _lines(history, names), path)


def _lines(history: TrainingHistory, names: list[str]) -> Iterator[list[object]]:
    per_epoch = history.batches_per_epoch
    rates = dict(history.learning_rates)
    rate = ""
    values = zip(history.loss.tolist(), history.accuracy.tolist(), strict=True)
    for iteration, (loss, accuracy) in enumerate(values):
        if iteration in rates:
            rate = repr(rates[iteration])
        epoch, batch = divmod(iteration, per_epoch)
        # Nine digits give every float32 back, to the bit.
        line = [iteration + 1, epoch + 1, batch + 1, f"{loss:.9g}", f"{accuracy:.9g}", rate]
        if batch + 1 == per_epoch and epoch < history.n_epochs:
            logs = history.epoch_logs[epoch]
            line += [repr(logs[name]) if name in logs else "" for name in names]
        else:
            line += [""] * len(names)
        yield line
