"""How steep it is where each rule is, step by step."""

from __future__ import annotations

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.widgets.descent_chart import DescentChart


class DescentGradientNorm(DescentChart):
    """The surface's own slope, without the noise that a rule may have met."""

    key = "descent_gradient_norm"
    title = Sentence("DescentGradientNorm", "Gradient norm")
    sentence = Sentence(
        "DescentGradientNorm", "How steep it is there; 0 is level: a minimum, or a saddle."
    )

    def values(self, trajectory: Trajectory, steps: np.ndarray) -> np.ndarray:
        """Return the length of the gradient after these steps, both of shape (n_steps,)."""
        with np.errstate(all="ignore"):
            gradients = trajectory.surface.gradient(trajectory.positions[steps])
            return np.hypot.reduce(gradients, axis=-1)
