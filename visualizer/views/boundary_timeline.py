"""The scrubber of the run on points: back to any moment of it, and on from there."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.run_scrubber import RunScrubber


class BoundaryTimeline(RunScrubber):
    """A playback bar over the snapshots of the run; the whole page shows what it shows."""

    key = "boundary_timeline"
    title = Sentence("BoundaryTimeline", "Time machine")
    sentence = Sentence("BoundaryTimeline", "Go back to any moment of the training.")
    branch_tip = Sentence(
        "BoundaryTimeline",
        "Train on from the moment on screen, perhaps at another learning rate; what came after"
        " it is trained anew (Ctrl+B)",
    )

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries
