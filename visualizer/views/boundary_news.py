"""What the run on points has to say."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.run_news import RunNews


class BoundaryNews(RunNews):
    """Of the network of points."""

    key = "boundary_news"
    title = Sentence("BoundaryNews", "News")
    sentence = Sentence("BoundaryNews", "What the training has to say.")

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries
