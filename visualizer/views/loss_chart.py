"""The loss as training goes: how wrong the network still is."""

from __future__ import annotations

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.widgets.training_chart import TrainingChart
from visualizer.widgets.value_range import loss_range


class LossChart(TrainingChart):
    """The loss of every batch, and of the held-out images at epoch ends."""

    key = "loss_chart"
    title = Sentence("LossChart", "Loss")
    sentence = Sentence("LossChart", "How wrong the network is: lower is better.")
    quantity = "loss"
    lower_is_better = True

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Show from 0 to a round number above the highest; values of shape (n_values,)."""
        return loss_range(values)
