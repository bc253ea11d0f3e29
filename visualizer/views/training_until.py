"""When the run is to pause by itself: after an epoch, at an accuracy, without progress."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.run_until import RunUntil


class TrainingUntil(RunUntil):
    """A button that says what the run trains for, and opens the fields to change it."""

    key = "training_until"
    title = Sentence("TrainingUntil", "Until")
    sentence = Sentence("TrainingUntil", "Let the run pause by itself.")
