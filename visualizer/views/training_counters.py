"""How far the run is: epochs, batches and iterations, each counted apart."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.run_counters import RunCounters


class TrainingCounters(RunCounters):
    """Three numbers that stay where they are as their digits change."""

    key = "training_counters"
    title = Sentence("TrainingCounters", "Counters")
    sentence = Sentence("TrainingCounters", "How far the training is.")
