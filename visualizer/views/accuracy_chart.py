"""The accuracy as training goes: how often the network is right."""

from __future__ import annotations

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.widgets.training_chart import TrainingChart
from visualizer.widgets.value_range import accuracy_range


class AccuracyChart(TrainingChart):
    """Share of every batch that is right, and of the held-out images at epoch ends."""

    key = "accuracy_chart"
    title = Sentence("AccuracyChart", "Accuracy")
    sentence = Sentence("AccuracyChart", "How often the network is right: 1 is always.")
    quantity = "accuracy"
    lower_is_better = False

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Show up to just over 1, from below nearly all values, shape (n_values,)."""
        return accuracy_range(values)
