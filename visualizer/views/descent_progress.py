"""The height that each rule has reached, step by step."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.drawn_range import height_range
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.widgets.descent_chart import HIGHEST, DescentChart


class DescentProgress(DescentChart):
    """Where the axis is even, the surface's own heights are seen, and the start's."""

    key = "descent_progress"
    title = Sentence("DescentProgress", "Height")
    sentence = Sentence(
        "DescentProgress", "How low each rule has come; click for a step, frame to zoom."
    )
    logarithmic_at_first = False

    def values(self, trajectory: Trajectory, steps: np.ndarray) -> np.ndarray:
        """Return the heights after these steps, both of shape (n_steps,)."""
        return trajectory.values[steps]

    def even_range(self, highest: float) -> tuple[float, float]:
        """Return the lowest height of the surface's picture and the height of the start."""
        lowest, highest_drawn = height_range(self.session.descent.surface)
        start = self.start_value
        # From a start too high to compute nothing is drawn: the picture's own range will do.
        return lowest, min(max(start, 0.0), HIGHEST) if math.isfinite(start) else highest_drawn
