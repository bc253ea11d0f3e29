"""How far each rule is from the nearest lowest place, step by step."""

from __future__ import annotations

import numpy as np

from visualizer.core.milestones import distances_to
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.widgets.descent_chart import DescentChart
from visualizer.widgets.speech import said


class DescentDistance(DescentChart):
    """Of several lowest places the nearest counts, which may be another from step to step."""

    key = "descent_distance"
    title = Sentence("DescentDistance", "Distance")
    sentence = Sentence("DescentDistance", "How far each rule is from the nearest lowest place.")

    def values(self, trajectory: Trajectory, steps: np.ndarray) -> np.ndarray:
        """Return the distances after these steps, both of shape (n_steps,)."""
        with np.errstate(all="ignore"):
            return distances_to(trajectory.positions[steps], self.session.descent.surface.minima)

    @property
    def remark(self) -> str:
        """What is to be said of the surface, in the picture."""
        if self.session.descent.surface.minima:
            return ""
        return said(Sentence("DescentDistance", "This surface has no lowest place."))
