"""Run, pause, step, stop and reset a training run."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.run_controls import RunControls


class TrainingControls(RunControls):
    """The one main action of the page and what belongs to it."""

    key = "training_controls"
    title = Sentence("TrainingControls", "Training")
    sentence = Sentence("TrainingControls", "Let the network learn, all at once or step by step.")
