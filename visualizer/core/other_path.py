"""The way of another run, seen on the plane of the one on screen."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from visualizer.core.kept_run import KeptRun
from visualizer.core.planned_network import Network
from visualizer.core.weight_plane import WeightPlane

# Of a path that others are compared with, fewer dots tell enough.
MOST_MOMENTS = 40


@dataclass(frozen=True, eq=False)
class OtherPath:
    """Where another run goes.

    Attributes
    ----------
    run : KeptRun
    path : array, shape (n_points, 2)
        Nearest places of the plane, the oldest first.
    distance : float
        How far its last network lies beside the plane.
    """

    run: KeptRun
    path: np.ndarray
    distance: float


def path_of(run: KeptRun, plane: WeightPlane) -> Generator[None, None, OtherPath | None]:
    """Find where a run goes in a plane, a little at a time.

    Returns
    -------
    OtherPath or None
        None if its networks have other layers, or weights that are no numbers.
    """
    shapes = [array.shape for array in plane.origin.arrays]
    places, distance = [], 0.0
    for snapshot in run.snapshots.spread(MOST_MOMENTS):
        network = snapshot.network
        if [array.shape for array in network.arrays] == shapes and has_numbers(network):
            place, distance = plane.place_of(network)
            places.append(place)
        yield
    return OtherPath(run, np.array(places), distance) if places else None


def has_numbers(network: Network) -> bool:
    """Tell whether all weights and biases of a network are finite."""
    return all(bool(np.isfinite(array).all()) for array in network.arrays)
