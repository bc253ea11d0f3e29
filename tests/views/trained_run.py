"""What the thread would tell of a run, without Keras: for tests of several runs."""

from __future__ import annotations

import numpy as np

from visualizer.core.initialisation import initial_network
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    SnapshotTaken,
    Started,
)
from visualizer.state.session import Session

PER_EPOCH = 10


def snapshot(session: Session, batch: int) -> SnapshotTaken:
    """Return a network of the run; the beginning of an epoch can be gone on from."""
    network = initial_network(session.training.config.layers, 100 + batch)
    state = (np.full(3, batch),) if batch % PER_EPOCH == 0 else None
    return SnapshotTaken(batch // PER_EPOCH, batch, network, state)


def train(
    session: Session,
    n_batches: int = 20,
    *,
    end: bool = True,
    accuracy: float = 0.5,
    **settings: object,
) -> None:
    """Train a new run with some settings, to its end or not."""
    if settings:
        session.training.configure(**settings)
    session.training.start()
    go_on(session, 0, n_batches, end=end, accuracy=accuracy)


def go_on(
    session: Session, first: int, last: int, *, end: bool = True, accuracy: float = 0.5
) -> None:
    """Train from a batch to another; the loss falls from 2 towards 1 - accuracy."""
    batches = np.arange(first, last)
    losses = 1 - accuracy + (1 + accuracy) * np.exp(-batches / 20)
    events: list[object] = [Started(PER_EPOCH, first), snapshot(session, first)]
    for batch, loss in zip(batches.tolist(), losses, strict=True):
        events.append(BatchesEnd(batch, np.array([loss]), np.array([accuracy])))
        if (batch + 1) % PER_EPOCH == 0:
            events.append(snapshot(session, batch + 1))
            logs = {"val_loss": float(loss), "val_accuracy": accuracy, "seconds": 2.0}
            events.append(EpochEnd((batch + 1) // PER_EPOCH, logs))
    session.training.extend([*events, *([Finished({"test_accuracy": 0.9})] if end else [])])
