"""What a network answers all over the plane."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from visualizer.core.network import DenseNetwork
from visualizer.core.point_features import features_of
from visualizer.core.points_config import REACH

# So many points at a time stay in the processor's cache.
CHUNK_SIZE = 1024


def plane_grid(side: int) -> np.ndarray:
    """Return the middles of the pixels of a picture of the plane, the highest row first.

    Parameters
    ----------
    side : int
        Pixels along each axis.

    Returns
    -------
    array of float64, shape (side, side, 2)
    """
    middles = REACH * ((2 * np.arange(side) + 1) / side - 1)
    x, y = np.meshgrid(middles, middles[::-1])
    return np.stack([x, y], axis=-1)


def decision_map(network: DenseNetwork, features: tuple[str, ...], side: int) -> np.ndarray:
    """Return the probability of each class in each pixel of the plane.

    Parameters
    ----------
    network : DenseNetwork
    features : tuple of str
        What it is told, keys of `FEATURES`.
    side : int
        Pixels along each axis.

    Returns
    -------
    array of float32, shape (side, side, n_classes)
        The highest row first.
    """
    told = _told(features, side)
    answers = np.empty((len(told), network.sizes[-1]), np.float32)
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        for start in range(0, len(told), CHUNK_SIZE):
            chunk = slice(start, start + CHUNK_SIZE)
            answers[chunk] = network.forward(told[chunk]).output
    return answers.reshape(side, side, -1)


def neuron_maps(
    network: DenseNetwork, features: tuple[str, ...], side: int
) -> tuple[np.ndarray, ...]:
    """Return what each unit gives in each pixel of the plane, layer by layer.

    Parameters
    ----------
    network : DenseNetwork
    features : tuple of str
        What it is told, keys of `FEATURES`.
    side : int
        Pixels along each axis.

    Returns
    -------
    tuple of arrays of float32, each of shape (n_units, side, side)
        The features first, the probabilities last; the highest row first.
    """
    with np.errstate(all="ignore"):
        trace = network.forward(_told(features, side))
    return tuple(values.T.reshape(-1, side, side) for values in trace.activations)


@lru_cache(maxsize=4)
def _told(features: tuple[str, ...], side: int) -> np.ndarray:
    told = features_of(plane_grid(side).reshape(-1, 2), features)
    told.flags.writeable = False
    return told
