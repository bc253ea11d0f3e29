"""When the run on points is to pause by itself."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.state.trained import Trained
from visualizer.widgets.run_until import RunUntil


class BoundaryUntil(RunUntil):
    """Of the network of points."""

    key = "boundary_until"
    title = Sentence("BoundaryUntil", "Until")
    sentence = Sentence("BoundaryUntil", "Let the run pause by itself.")

    accuracy_texts = (
        Sentence("BoundaryUntil", "test accuracy is at least"),
        Sentence(
            "BoundaryUntil", "Share of the test points that is answered rightly, as 0.97 or 97 %"
        ),
    )
    patience_text = Sentence(
        "BoundaryUntil",
        "Epochs in a row in which the test loss was never lower than before:"
        " the patience of early stopping",
    )

    @property
    def trained(self) -> Trained:
        """The network of points."""
        return self.session.boundaries
