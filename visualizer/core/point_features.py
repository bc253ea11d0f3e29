"""What a network is told of a point: its coordinates, and what can be made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Feature = Callable[[np.ndarray, np.ndarray], np.ndarray]

# TensorFlow Playground's, by the names that people see.
FEATURES: dict[str, Feature] = {
    "x₁": lambda x, y: x,
    "x₂": lambda x, y: y,
    "x₁²": lambda x, y: x * x,
    "x₂²": lambda x, y: y * y,
    "x₁x₂": lambda x, y: x * y,
    "sin x₁": lambda x, y: np.sin(x),
    "sin x₂": lambda x, y: np.sin(y),
}
COORDINATES = ("x₁", "x₂")


def features_of(places: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Return what a network is told of points, float32.

    Parameters
    ----------
    places : array, shape (..., 2)
    names : sequence of str
        Keys of `FEATURES`.

    Returns
    -------
    array, shape (..., n_features)
    """
    x, y = places[..., 0], places[..., 1]
    return np.stack([FEATURES[name](x, y) for name in names], axis=-1).astype(np.float32)
