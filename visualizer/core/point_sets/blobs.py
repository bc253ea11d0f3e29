"""Classes as clouds around points of their own."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Sentence

DISTANCE = 2 * math.sqrt(2)  # of every centre from the origin
# Variance without noise, and by how much noise of 1 makes it larger.
VARIANCE, MORE = 0.5, 7.0


class Blobs:
    """Normal clouds whose centres stand in a circle; two as TensorFlow Playground's Gauss."""

    key = "blobs"
    rank = 1
    title = Sentence("PointSet", "Blobs")

    @staticmethod
    def draw(
        generator: np.random.Generator, n_points: int, n_classes: int, noise: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return places of shape (n_points, 2) and classes of shape (n_points,)."""
        labels = np.arange(n_points) % n_classes
        angles = math.pi / 4 + 2 * math.pi * labels / n_classes
        centres = DISTANCE * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        spread = math.sqrt(VARIANCE + MORE * noise)
        return centres + spread * generator.normal(size=(n_points, 2)), labels
