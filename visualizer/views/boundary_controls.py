"""Run, pause, step, stop and reset the training of the network of points."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.run_controls import RunControls


class BoundaryControls(RunControls):
    """Of the network of points."""

    key = "boundary_controls"
    title = Sentence("BoundaryControls", "Training")
    sentence = Sentence("BoundaryControls", "Let the network learn, all at once or step by step.")

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries
