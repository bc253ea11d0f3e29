"""The loss as the network of points learns."""

from __future__ import annotations

import numpy as np

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.training_chart import TrainingChart
from visualizer.widgets.value_range import loss_range


class BoundaryLoss(TrainingChart):
    """The loss of every batch, penalties included, and of the test points at epoch ends."""

    key = "boundary_loss"
    title = Sentence("BoundaryLoss", "Loss")
    sentence = Sentence("BoundaryLoss", "How wrong the network is: lower is better.")
    quantity = "loss"
    lower_is_better = True
    least_ms = 200  # the plane is to flow, the curves can follow

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Show from 0 to a round number above the highest; values of shape (n_values,)."""
        return loss_range(values)
