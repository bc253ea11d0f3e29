"""Classes as rings around each other."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Sentence

RADIUS = 5.0
GAP = 0.4  # of a ring's width


class Circle:
    """A disc and rings around it; two as TensorFlow Playground's circle.

    With noise a point has the class of a place nearby, up to so much of the radius away along
    each axis.
    """

    key = "circle"
    rank = 2
    title = Sentence("PointSet", "Circle")

    @staticmethod
    def draw(
        generator: np.random.Generator, n_points: int, n_classes: int, noise: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return places of shape (n_points, 2) and classes of shape (n_points,)."""
        labels = np.arange(n_points) % n_classes
        inner = np.where(labels > 0, labels + GAP, 0) / n_classes
        outer = (labels + 1) / n_classes
        radii = RADIUS * generator.uniform(inner, outer)
        angles = generator.uniform(0, 2 * math.pi, n_points)
        places = radii[:, np.newaxis] * np.stack([np.sin(angles), np.cos(angles)], axis=1)
        if noise:
            nearby = places + noise * generator.uniform(-RADIUS, RADIUS, places.shape)
            rings = n_classes * np.hypot(*nearby.T) / RADIUS
            labels = np.minimum(rings.astype(int), n_classes - 1)
        return places, labels
