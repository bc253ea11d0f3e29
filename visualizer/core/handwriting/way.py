"""One way of writing a digit, as the points a pen passes through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True)
class Way:
    """One way of writing a digit: the poses it varies between.

    A pose is one string: points ``x,y`` in per cent of the digit's height, x to the right
    and y down; ``!`` after a point makes a sharp corner; ``|`` lifts the pen. All poses
    of a way have the same points in the same order, so that anything between them is a
    digit too.

    Attributes
    ----------
    share : float
        How often people write so, relative to the digit's other ways.
    poses : tuple of str
        At least one.
    steadiness : float
        How many times less the hand wobbles than usual.
    """

    share: float
    poses: tuple[str, ...]
    steadiness: float = 1.0

    @cached_property
    def points(self) -> np.ndarray:
        """Points of every pose, shape (n_poses, n_points, 2), in heights of the digit."""
        return np.array([[_point(word) for word in _points_of(pose)] for pose in self.poses])

    @cached_property
    def curves(self) -> tuple[slice, ...]:
        """Which points belong to each smooth curve; curves share their corners."""
        found = []
        start = stop = 0
        for word in self.poses[0].split():
            if word == "|":
                found.append(slice(start, stop))
                start = stop
                continue
            stop += 1
            if word.endswith("!"):
                found.append(slice(start, stop))
                start = stop - 1
        found.append(slice(start, stop))
        return tuple(curve for curve in found if curve.stop - curve.start > 1)


def _points_of(pose: str) -> list[str]:
    return [word for word in pose.split() if word != "|"]


def _point(word: str) -> tuple[float, float]:
    x, y = word.rstrip("!").split(",")
    return float(x) / 100, float(y) / 100
