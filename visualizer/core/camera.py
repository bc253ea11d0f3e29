"""Where a solid is looked at from, and where its points appear."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

LOWEST, HIGHEST = 8.0, 90.0  # degrees: from below, a relief has nothing to show
LEAST_ZOOM, MOST_ZOOM = 0.5, 8.0
REACH = math.sqrt(2)  # from the middle of the ground to its corners
HEIGHT = 0.9  # of the solid; its ground is 2 wide
FILLED = 0.78, 0.9  # of the picture's width and height, at a zoom of 1: numbers stand around it


@dataclass(frozen=True)
class Camera:
    """Looks at a solid from far away: parallels stay parallel.

    The ground is the square from -1 to 1 both ways, heights go up from 0.

    Attributes
    ----------
    azimuth : float
        How far it has gone around the solid, 0 to 360 (degrees).
    elevation : float
        How far it looks down, 8 to 90 (degrees).
    zoom : float
        0.5 to 8; at 1 the whole solid is seen from everywhere.
    """

    azimuth: float = 30.0
    elevation: float = 40.0
    zoom: float = 1.0

    def turned(self, around: float, up: float) -> Camera:
        """Return the camera gone further around and up (degrees), as far as it may."""
        return replace(
            self,
            azimuth=(self.azimuth + around) % 360,
            elevation=min(max(self.elevation + up, LOWEST), HIGHEST),
        )

    def zoomed(self, factor: float) -> Camera:
        """Return the camera nearer or farther by a factor above 0, as far as it may."""
        return replace(self, zoom=min(max(self.zoom * factor, LEAST_ZOOM), MOST_ZOOM))

    def scale(self, width: float, height: float) -> float:
        """Return how long 1 is in a picture of a size (px)."""
        upright = 2 * REACH * self.sine + HEIGHT * self.cosine
        wide, high = FILLED
        return self.zoom * min(wide * width / (2 * REACH), high * height / upright)

    def middle(self, scale: float) -> float:
        """Return how far over the middle of the ground the middle of the picture is (px)."""
        return scale * HEIGHT * self.cosine / 2

    @property
    def sine(self) -> float:
        """Of the elevation."""
        return math.sin(math.radians(self.elevation))

    @property
    def cosine(self) -> float:
        """Of the elevation."""
        return math.cos(math.radians(self.elevation))

    @property
    def turn(self) -> tuple[float, float]:
        """Cosine and sine of the azimuth."""
        angle = math.radians(self.azimuth)
        return math.cos(angle), math.sin(angle)

    def project(self, points: np.ndarray, width: float, height: float) -> np.ndarray:
        """Return where points appear and how far away they are.

        Parameters
        ----------
        points : array, shape (n_points, 3)
        width, height : float
            Of the picture (px).

        Returns
        -------
        array, shape (n_points, 3)
            From the left and from the top (px), and the distance behind the middle.
        """
        (cos, sin), scale = self.turn, self.scale(width, height)
        x, y, z = points.T
        right, away = x * cos + y * sin, y * cos - x * sin
        up = scale * (away * self.sine + z * self.cosine) - self.middle(scale)
        return np.column_stack([width / 2 + scale * right, height / 2 - up, away])
