"""The loss as training goes: how wrong the network still is."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.widgets.training_chart import TrainingChart


class LossChart(TrainingChart):
    """Cross-entropy (nats) of every batch, and of the held-out images at epoch ends."""

    key = "loss_chart"
    title = Sentence("LossChart", "Loss")
    sentence = Sentence("LossChart", "How wrong the network is: cross-entropy, lower is better.")
    quantity = "loss"
    lower_is_better = True

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Show from 0 to a round number above the highest; values of shape (n_values,)."""
        return 0.0, _round_up(float(values.max(initial=0.0)) or 2.5)


def _round_up(value: float) -> float:
    """Return the next of 1, 2.5, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2.5, 5, 10) if step * power >= value)
