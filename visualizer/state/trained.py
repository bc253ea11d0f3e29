"""What controls and charts need to know of a network in training, whichever it is."""

from __future__ import annotations

from typing import Any, Protocol

from visualizer.core.run_config import RunDataset
from visualizer.state.chart_options import ChartOptions
from visualizer.state.file_exchange import FileExchange
from visualizer.state.run import RunState
from visualizer.state.timeline import TimelineState
from visualizer.state.training_goal import TrainingGoalState


class Trained(Protocol):
    """A network, its run, and how that is looked at.

    Attributes
    ----------
    training_goal : TrainingGoalState
        When the run pauses by itself.
    timeline : TimelineState
        The moment of the run that is on screen.
    chart_options : ChartOptions
        How the run's charts are looked at.
    history_file : FileExchange
        The run's numbers as a table.
    """

    @property
    def training(self) -> RunState[Any]:
        """The run."""

    training_goal: TrainingGoalState
    timeline: TimelineState
    chart_options: ChartOptions
    history_file: FileExchange

    @property
    def n_samples(self) -> int | None:
        """Images or points that there are to train on; None where that is not known yet."""

    @property
    def run_dataset(self) -> RunDataset | None:
        """What the next run is trained on, where it is at hand."""
