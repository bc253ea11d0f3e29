"""A training run that is kept beside others, to be compared with them and shown again."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from visualizer.core.branching import branch_obstacle
from visualizer.core.sentence import Sentence
from visualizer.core.trained_run import TrainedRun
from visualizer.core.training_config import TrainingConfig

# Everything else decides the first weights, or which images come in which batch; a preset is
# but a name for its layers.
FREE_SETTINGS = ("preset", "optimizer", "learning_rate", "epochs", "loss")


@dataclass(frozen=True, eq=False)
class KeptRun(TrainedRun[TrainingConfig]):
    """A run of the digits' network, and what it is among others.

    Attributes
    ----------
    config, history, snapshots, test_logs, first_batch
        As of `TrainedRun`.
    number : int
        Which run of its session it is, counted from 1; no two have the same.
    place : int
        Counted from 0; its colour and line style. No two that are kept at a time have the same.
    origin : int or None
        Number of the run whose first part it shares.
    images : str
        Fingerprint of the `ImageDataset` it was trained on; empty where that is not known.
    """

    number: int = 0
    place: int = 0
    origin: int | None = None
    images: str = ""

    @property
    def epochs(self) -> float:
        """Epochs trained, with the part of the last one."""
        return self.history.n_batches / self.history.batches_per_epoch

    @property
    def seconds_an_epoch(self) -> float | None:
        """Median of the epochs that were measured, without pauses (s); None where none was."""
        seconds = self.history.epoch_series("seconds")[1]
        return float(np.median(seconds)) if seconds.size else None

    def result(self, name: str) -> float | None:
        """Return the last value that was logged as ``name``, as Keras names it."""
        if name in self.test_logs:
            return self.test_logs[name]
        values = self.history.epoch_series(name)[1]
        return float(values[-1]) if values.size else None

    def held_out(self, quantity: str) -> tuple[np.ndarray, np.ndarray]:
        """Return what images that were not trained on gave after each epoch.

        Parameters
        ----------
        quantity : str
            ``"loss"`` or ``"accuracy"``.

        Returns
        -------
        epochs : array of int, shape (n_logged,)
            Counted from 1.
        values : array of float, shape (n_logged,)
            Of the validation images, or where there are none of the test images.
        """
        epochs, values = self.history.epoch_series(f"val_{quantity}")
        return (epochs, values) if epochs.size else self.history.epoch_series(f"test_{quantity}")

    def begins_unlike(self, other: KeptRun) -> tuple[str, ...]:
        """Return by which settings it began with other weights or saw other batches."""
        return tuple(
            setting.name
            for setting in dataclasses.fields(TrainingConfig)
            if setting.name not in FREE_SETTINGS
            and getattr(self.config, setting.name) != getattr(other.config, setting.name)
        )

    def obstacle(self, batch: int, wanted: TrainingConfig) -> Sentence | None:
        """Return why training cannot go on from a batch by other settings, None where it can."""
        return branch_obstacle(batch, self.config, self.history, self.snapshots, wanted)

    def with_images_named(self, name: str, fingerprint: str) -> KeptRun:
        """Return the run with a data set as its own, if that holds the images it has seen."""
        if not self.images or self.images != fingerprint or self.config.dataset == name:
            return self
        return dataclasses.replace(self, config=dataclasses.replace(self.config, dataset=name))
