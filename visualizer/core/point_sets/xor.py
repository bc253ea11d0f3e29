"""Classes in sectors that face each other."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Sentence

RADIUS = 5.0
PADDING = 0.3  # between a point and the next sector


class Xor:
    """Opposite sectors have one class; two classes in quadrants, as TensorFlow Playground's XOR.

    With noise a point has the class of a place nearby, up to so much of the width away along
    each axis.
    """

    key = "xor"
    rank = 3
    title = Sentence("PointSet", "XOR")

    @staticmethod
    def draw(
        generator: np.random.Generator, n_points: int, n_classes: int, noise: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return places of shape (n_points, 2) and classes of shape (n_points,)."""
        labels = np.arange(n_points) % n_classes
        half = math.pi / (2 * n_classes)
        opposite = generator.integers(0, 2, n_points)
        middles = half * (2 * labels + 1) + math.pi * opposite
        angles = middles + generator.uniform(-half, half, n_points)
        # As far as the square's edge in that direction, and evenly over its area.
        reach = RADIUS / np.maximum(np.abs(np.cos(angles)), np.abs(np.sin(angles)))
        radii = reach * np.sqrt(generator.uniform(0, 1, n_points))
        places = radii[:, np.newaxis] * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        away = np.stack([np.cos(middles), np.sin(middles)], axis=1) * PADDING / math.sin(half)
        places += away
        if noise:
            nearby = places + noise * generator.uniform(-RADIUS, RADIUS, places.shape)
            sectors = np.arctan2(nearby[:, 1], nearby[:, 0]) % math.pi / (2 * half)
            labels = np.minimum(sectors.astype(int), n_classes - 1)
        return places, labels
