"""How far the run on points is."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.run_counters import RunCounters


class BoundaryCounters(RunCounters):
    """Of the network of points."""

    key = "boundary_counters"
    title = Sentence("BoundaryCounters", "Counters")
    sentence = Sentence("BoundaryCounters", "How far the training is.")

    epoch_tip = Sentence(
        "BoundaryCounters", "The epoch under way: in each, every training point is looked at once"
    )

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries
