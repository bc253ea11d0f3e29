"""What a training run has to say: what it waits for, why it paused, how it ended."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.run_news import RunNews


class TrainingNews(RunNews):
    """One line, at the right end of the controls."""

    key = "training_news"
    title = Sentence("TrainingNews", "News")
    sentence = Sentence("TrainingNews", "What the training has to say.")
