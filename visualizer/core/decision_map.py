"""What a network answers all over the plane."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from visualizer.core.network import DenseNetwork
from visualizer.core.point_features import features_of
from visualizer.core.points_config import REACH

# Points that are multiplied at a time: of more than 1024 with 16 x 16 weights, OpenBLAS gives a
# part to a thread of its own, which waits for a processor while a network is trained.
STRIP = 1024
# So many strips stay in the processor's cache; fewer would ask for the interpreter more often.
STRIPS_AT_ONCE = 16


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
    array of float32, shape (n_classes, side, side)
        The highest row first.
    """
    told = _told(features, side)
    answers = np.empty((len(told), network.sizes[-1], told.shape[2]), np.float32)
    for start in range(0, len(told), STRIPS_AT_ONCE):
        strips = slice(start, start + STRIPS_AT_ONCE)
        *_, answers[strips] = _values(network, told[strips])
    return _planes(answers, side)


def decided(probabilities: np.ndarray) -> np.ndarray:
    """Return the probabilities as if the likeliest class of each pixel were certain.

    Parameters
    ----------
    probabilities : array, shape (n_classes, n_rows, n_columns)

    Returns
    -------
    array of float32, shape (n_classes, n_rows, n_columns)
        1 for that class, 0 for the others; 0 for all where there is no number.
    """
    classes = np.arange(len(probabilities), dtype=np.uint8)[:, np.newaxis, np.newaxis]
    likeliest = probabilities.argmax(axis=0).astype(np.uint8)
    # What is no number is the largest to numpy, and larger than nothing.
    likeliest[~(probabilities.max(axis=0) > 0)] = len(probabilities)
    return (classes == likeliest).astype(np.float32)


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
    told = _told(features, side)
    return tuple(_planes(values, side) for values in (told, *_values(network, told)))


def _values(network: DenseNetwork, told: np.ndarray) -> Iterator[np.ndarray]:
    """Give what each layer makes of many points, each of shape (n_strips, n_units, n_points).

    As a forward pass, a column a point: rows of a thousand numbers take a tenth of the time that
    as many rows of two do.
    """
    values = told
    for layer in network.layers:
        # Weights of a run that diverged are inf or nan.
        with np.errstate(all="ignore"):
            net_input = layer.weights.T @ values
            net_input += layer.bias[:, np.newaxis]
            values = layer.output(net_input.swapaxes(1, 2)).swapaxes(1, 2)
        yield values


def _planes(strips: np.ndarray, side: int) -> np.ndarray:
    """Put strips of points together to pictures, shape (n_units, side, side)."""
    return np.ascontiguousarray(strips.swapaxes(0, 1)).reshape(-1, side, side)


@lru_cache(maxsize=4)
def _told(features: tuple[str, ...], side: int) -> np.ndarray:
    """Return what a network is told of each pixel, shape (n_strips, n_features, n_points)."""
    n_points = min(side * side, STRIP) if side * side % STRIP == 0 else side * side
    told = features_of(plane_grid(side).reshape(-1, n_points, 2), features).swapaxes(1, 2)
    told = np.ascontiguousarray(told)
    told.flags.writeable = False
    return told
