"""The accuracy as the network of points learns."""

from __future__ import annotations

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.training_chart import TrainingChart
from visualizer.widgets.value_range import accuracy_range


class BoundaryAccuracy(TrainingChart):
    """Share of every batch that is right, and of the test points at epoch ends."""

    key = "boundary_accuracy"
    title = Sentence("BoundaryAccuracy", "Accuracy")
    sentence = Sentence("BoundaryAccuracy", "How often the network is right: 1 is always.")
    quantity = "accuracy"
    lower_is_better = False
    least_ms = 200  # the plane is to flow, the curves can follow

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Show up to just over 1, from below nearly all values, shape (n_values,)."""
        return accuracy_range(values)
