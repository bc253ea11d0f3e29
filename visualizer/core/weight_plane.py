"""The plane in which the weights of a run moved most."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from visualizer.core.planned_network import Network, planned_network, plans_of

# Numbers that are worked on at a time: in a millisecond or two, and some 500 kB of memory.
PART_SIZE = 2**16
# Of the squared movement: less is rounding.
LEAST_SHARE = 1e-12


@dataclass(frozen=True, eq=False)
class WeightPlane:
    """A plane through the last weights of a run, along its two main directions.

    Attributes
    ----------
    origin : Network
        Of the last weights.
    directions : tuple of two Network
        Of unit length and at right angles to each other, all weights and biases taken as one
        long vector.
    shares : tuple of two float
        How much of the squared movement goes along each direction, 0 to 1.
    path : array, shape (n_networks, 2)
        How far each network of the run lies from the last one along each direction.
    distances : array, shape (n_networks,)
        How far it lies beside the plane.
    """

    origin: Network
    directions: tuple[Network, Network]
    shares: tuple[float, float]
    path: np.ndarray
    distances: np.ndarray

    def network_at(self, point: Iterable[float], first_array: int = 0) -> Network:
        """Return the network at a place of the plane.

        Parameters
        ----------
        point : iterable of two float
        first_array : int
            The arrays before this one stay those of the origin: whoever needs only the layers
            behind them saves time.
        """
        x, y = point
        first, second = (direction.arrays for direction in self.directions)
        arrays = list(self.origin.arrays)
        for index in range(first_array, len(arrays)):
            arrays[index] = arrays[index] + x * first[index] + y * second[index]
        return planned_network(plans_of(self.origin), arrays)

    def place_of(self, network: Network) -> tuple[tuple[float, float], float]:
        """Return the nearest place to a network, and how far it lies beside the plane."""
        place, squared = np.zeros(2), 0.0
        pairs = zip(*(direction.arrays for direction in self.directions), strict=True)
        for array, last, pair in zip(network.arrays, self.origin.arrays, pairs, strict=True):
            moved = np.subtract(array, last, dtype=np.float64).ravel()
            place += [moved @ direction.ravel() for direction in pair]
            squared += float(moved @ moved)
        distance = np.sqrt(max(squared - float(place @ place), 0.0))
        return (float(place[0]), float(place[1])), float(distance)


def find_plane(networks: Sequence[Network]) -> Generator[None, None, WeightPlane | None]:
    """Find the plane of a run, a little at a time.

    The principal directions of ``theta_i - theta_n``, the weights of each moment less the last
    ones (Li, Xu, Taylor, Studer and Goldstein 2018, Visualizing the loss landscape of neural
    nets, section 7.2), by the products of the moments with each other: so many numbers as
    there are moments, squared, and not as there are weights. Movement is measured from the last
    weights, so that the plane goes through them.

    Parameters
    ----------
    networks : sequence of Network
        Of the same layers, all weights finite, the oldest first; at least one.

    Returns
    -------
    WeightPlane or None
        None where the weights have not moved in two directions.
    """
    arrays = [[array.ravel() for array in network.arrays] for network in networks]
    n_networks = len(arrays)
    width = max(1, PART_SIZE // n_networks)
    parts = [
        (index, slice(first, first + width))
        for index, array in enumerate(arrays[-1])
        for first in range(0, array.size, width)
    ]
    products = np.zeros((n_networks, n_networks))
    for index, part in parts:
        moved = _moved(arrays, index, part)
        products += moved @ moved.T
        yield
    squares, vectors = np.linalg.eigh(products)
    squares, vectors = squares[:-3:-1], vectors[:, :-3:-1]
    whole = float(np.trace(products))
    if len(squares) < 2 or squares[1] <= LEAST_SHARE * whole:
        return None
    lengths = np.sqrt(squares)
    # The run begins at the left and above: either sign would do.
    vectors = vectors * np.where(vectors[0] * (1, -1) > 0, -1, 1)
    path = vectors * lengths
    found = [[np.empty_like(array) for array in arrays[-1]] for _ in lengths]
    for index, part in parts:
        both = (vectors / lengths).T @ _moved(arrays, index, part)
        for direction, values in zip(found, both, strict=True):
            direction[index][part] = values
        yield
    origin = networks[-1]
    first, second = (_network_like(origin, direction) for direction in found)
    squared = np.diag(products) - (path**2).sum(axis=1)
    return WeightPlane(
        origin,
        (first, second),
        (float(squares[0] / whole), float(squares[1] / whole)),
        path,
        np.sqrt(np.maximum(squared, 0)),
    )


def _moved(arrays: list[list[np.ndarray]], index: int, part: slice) -> np.ndarray:
    """Return how far a part of an array has still to go, shape (n_networks, n_weights)."""
    weights = np.array([each[index][part] for each in arrays], np.float64)
    return weights - weights[-1]


def _network_like(network: Network, arrays: list[np.ndarray]) -> Network:
    shaped = (array.reshape(own.shape) for array, own in zip(arrays, network.arrays, strict=True))
    return planned_network(plans_of(network), shaped)
