"""The accuracy as training goes: how often the network is right."""

from __future__ import annotations

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.widgets.training_chart import TrainingChart

# Where the axis may begin: a run that has come far is not drawn as a line at the top.
FLOORS = (0.9, 0.8, 0.5, 0.0)
HEADROOM = 0.04


class AccuracyChart(TrainingChart):
    """Share of every batch that is right, and of the held-out images at epoch ends."""

    key = "accuracy_chart"
    title = Sentence("AccuracyChart", "Accuracy")
    sentence = Sentence("AccuracyChart", "How often the network is right: 1 is always.")
    quantity = "accuracy"
    lower_is_better = False

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Show up to just over 1, from below nearly all values, shape (n_values,)."""
        lowest = float(np.quantile(values, 0.02)) if values.size else 0.0
        floor = next(floor for floor in FLOORS if floor <= lowest)
        return floor, 1 + HEADROOM * (1 - floor)
