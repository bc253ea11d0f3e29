"""A run whose weights walk through a plane that is known, without Keras."""

from __future__ import annotations

import numpy as np

from visualizer.core.initialisation import initial_network
from visualizer.core.planned_network import Network, planned_network, plans_of
from visualizer.core.training_events import BatchesEnd, Finished, SnapshotTaken, Started
from visualizer.state.session import Session

PER_EPOCH = 4
# Where each moment lies, two batches after the one before; it ends at the origin.
PLACES = ((-4.0, 1.0), (-3.0, -1.0), (-2.0, -2.0), (-1.0, -1.0), (0.0, 0.0))


def network_at(session: Session, place: tuple[float, float], seed: int = 0) -> Network:
    """Return a network so far along two directions from that of a seed."""
    config = session.training.config
    last, *towards = (initial_network(config.layers, seed + each) for each in range(3))
    arrays = [
        weights + sum(far * array for far, array in zip(place, ways, strict=True))
        for weights, *ways in zip(*(network.arrays for network in (last, *towards)), strict=True)
    ]
    return planned_network(plans_of(last), arrays)


def broken_network(session: Session) -> Network:
    network = network_at(session, (0.0, 0.0))
    return planned_network(plans_of(network), [array * np.nan for array in network.arrays])


def snapshot(batch: int, network: Network) -> SnapshotTaken:
    return SnapshotTaken(batch // PER_EPOCH, batch, network)


def walk(
    session: Session,
    places: tuple[tuple[float, float], ...] = PLACES,
    *,
    end: bool = True,
    seed: int = 0,
) -> None:
    """Train a new run that goes through some places, to its end or not."""
    session.training.start()
    session.training.extend([Started(PER_EPOCH)])
    go_on(session, 0, places, seed=seed)
    if end:
        session.training.extend([Finished({})])


def go_on(
    session: Session, first_batch: int, places: tuple[tuple[float, float], ...], seed: int = 0
) -> None:
    """Let the run go through more places, a moment every two batches."""
    for number, place in enumerate(places):
        batch = first_batch + 2 * number
        if batch:
            session.training.extend([BatchesEnd(batch - 2, np.ones(2), np.ones(2))])
        session.training.extend([snapshot(batch, network_at(session, place, seed))])
