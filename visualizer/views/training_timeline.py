"""The scrubber of the training run: back to any moment of it, and on from there."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.run_scrubber import RunScrubber


class TrainingTimeline(RunScrubber):
    """A playback bar over the snapshots of a run; every linked view shows what it shows."""

    key = "training_timeline"
    title = Sentence("TrainingTimeline", "Time machine")
    sentence = Sentence("TrainingTimeline", "Go back to any moment of the training.")
