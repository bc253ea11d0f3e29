"""Classes as arms of a spiral."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Sentence

RADIUS = 5.0
TURNS = 1.75


class Spiral:
    """An arm a class; two as TensorFlow Playground's spiral. Noise moves points evenly."""

    key = "spiral"
    rank = 4
    title = Sentence("PointSet", "Spiral")

    @staticmethod
    def draw(
        generator: np.random.Generator, n_points: int, n_classes: int, noise: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return places of shape (n_points, 2) and classes of shape (n_points,)."""
        labels = np.arange(n_points) % n_classes
        places = np.zeros((n_points, 2))
        for label in range(n_classes):
            own = labels == label
            way = np.arange(own.sum()) / max(own.sum(), 1)
            angles = TURNS * way * 2 * math.pi + 2 * math.pi * label / n_classes
            places[own] = (
                RADIUS * way[:, np.newaxis] * np.stack([np.sin(angles), np.cos(angles)], axis=1)
            )
        return places + noise * generator.uniform(-1, 1, places.shape), labels
