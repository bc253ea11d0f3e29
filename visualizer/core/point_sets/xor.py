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
        width = math.pi / n_classes
        places = generator.uniform(-RADIUS, RADIUS, (n_points, 2))
        middles = (np.floor(_angles(places) / width) + 0.5) * width
        # Along the middle of its sector a point moves away from both edges.
        away = np.stack([np.cos(middles), np.sin(middles)], axis=1)
        places += PADDING / math.sin(width / 2) * away
        nearby = places + noise * generator.uniform(-RADIUS, RADIUS, places.shape)
        return places, (_angles(nearby) / width).astype(int) % n_classes


def _angles(places: np.ndarray) -> np.ndarray:
    return np.arctan2(places[:, 1], places[:, 0]) % (2 * math.pi)
