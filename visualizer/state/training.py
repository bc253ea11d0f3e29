"""The run of the digits' network: its settings, and runs that come from elsewhere."""

from __future__ import annotations

import dataclasses

from visualizer.core.kept_run import KeptRun
from visualizer.core.planned_network import Network
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken
from visualizer.state.run import BUSY, RunState
from visualizer.state.training_phase import TrainingPhase


class TrainingState(RunState[TrainingConfig]):
    """The run that most of the program is about; its network is the one on screen.

    The data set among its settings is loaded, and no edit: it stays.
    """

    def configure(self, **settings: object) -> None:
        """Change settings of the next run, by the names of `TrainingConfig`'s fields.

        Another preset brings its own optimizer, batch size, epochs and split along, another
        optimizer its own learning rate, unless they are given too. The learning rate of a run
        can be changed while it goes on.

        Raises
        ------
        Problem
            If a setting is out of range, or a run is going on that it cannot be changed for.
            Nothing changes then.
        """
        if set(settings) != {"learning_rate"}:
            self._check_idle()
        kept = self.config.settings
        if settings.get("preset", self.config.preset) != self.config.preset:
            kept = {name: kept[name] for name in ("preset", "dataset", "seed")}
        elif settings.get("optimizer", self.config.optimizer) != self.config.optimizer:
            del kept["learning_rate"]
        self._change(TrainingConfig(**{**kept, **settings}), f"training {', '.join(settings)}")

    def set_config(self, config: TrainingConfig) -> None:
        """Change all settings of the next run.

        Raises
        ------
        Problem
            If a run is going on. Nothing changes then.
        """
        self._check_idle()
        self._change(config)

    def check(self, config: TrainingConfig) -> None:
        """Make sure that undo or redo may bring settings back now.

        Raises
        ------
        Problem
            If a run is going on, or what it has trained would be lost.
        """
        if dataclasses.replace(config, learning_rate=self.config.learning_rate) != self.config:
            self._check_idle()
        if self.snapshot is not None and config.drawn_from != self.config.drawn_from:
            raise Problem(
                Sentence("Training", "The trained network would be lost: reset the run first.")
            )

    @property
    def run(self) -> KeptRun:
        """The run on screen as it stands, to be kept."""
        return KeptRun(self._run_config, self._history, self._snapshots, self._final_logs)

    def show_network(self, network: Network) -> None:
        """Show a network from elsewhere, in place of the run; a new one begins without it."""
        self.discard_requested.emit()
        self._clear(TrainingPhase.IDLE)
        self._snapshots.add(SnapshotTaken(0, 0, network))
        self.changed.emit()

    def _check_idle(self) -> None:
        if self.active:
            raise Problem(BUSY)

    def _change(self, config: TrainingConfig, name: str = "") -> None:
        # Loading a data set is no edit; everything else is.
        self._take_over(dataclasses.replace(self.config, dataset=config.dataset))
        self._edit(name=name, **config.settings)

    def _current(self, config: TrainingConfig) -> TrainingConfig:
        return dataclasses.replace(config, dataset=self.config.dataset)
