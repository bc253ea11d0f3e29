"""What a training run has shown so far: a value a batch, a line of logs an epoch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from visualizer.core.epoch_series import EpochSeries
from visualizer.core.smoothing import SmoothedSeries
from visualizer.core.training_events import ResumePoint, SnapshotTaken

QUANTITIES = ("loss", "accuracy")


class TrainingHistory:
    """Loss and accuracy of every batch, and the logs of every epoch.

    Parameters
    ----------
    batches_per_epoch : int
        Turns batches into epochs on a chart's axis; at least 1.
    """

    def __init__(self, batches_per_epoch: int = 1) -> None:
        self.batches_per_epoch = batches_per_epoch
        # From which batch on which learning rate was used.
        self.learning_rates: list[tuple[int, float]] = []
        self.epoch_logs: list[Mapping[str, float]] = []
        self._n_batches = 0
        self._values = np.empty((len(QUANTITIES), 1024), np.float32)
        self._smoothed: dict[str, SmoothedSeries] = {}
        self._epoch_series: dict[str, EpochSeries] = {}

    @property
    def n_batches(self) -> int:
        """Batches trained so far."""
        return self._n_batches

    @property
    def n_epochs(self) -> int:
        """Epochs completed so far."""
        return len(self.epoch_logs)

    @property
    def loss(self) -> np.ndarray:
        """Loss of each batch (nats), shape (n_batches,), read-only."""
        return self._row(0)

    @property
    def accuracy(self) -> np.ndarray:
        """Accuracy of each batch (0 to 1), shape (n_batches,), read-only."""
        return self._row(1)

    @property
    def held_out(self) -> str:
        """What epochs are checked with: ``"val"``, or ``"test"`` where nothing is validated."""
        return "val" if len(self.epoch_series("val_loss")[0]) else "test"

    def values(self, quantity: str) -> np.ndarray:
        """Return ``"loss"`` or ``"accuracy"`` of each batch, shape (n_batches,), read-only."""
        return self._row(QUANTITIES.index(quantity))

    def smoothed(self, quantity: str, weight: float) -> np.ndarray:
        """Return the running mean after each batch, shape (n_batches,), read-only.

        Parameters
        ----------
        quantity : str
            ``"loss"`` or ``"accuracy"``.
        weight : float
            Of the past, 0 to 0.999; see `Smoothing`. Asked for with the same weight again,
            only what is new is calculated.
        """
        series = self._smoothed.get(quantity)
        if series is None or series.weight != weight:
            series = self._smoothed[quantity] = SmoothedSeries(weight)
        return series.follow(self.values(quantity))

    def add_batches(self, loss: np.ndarray, accuracy: np.ndarray) -> None:
        """Take in the next batches: two arrays of shape (n_new_batches,)."""
        end = self._n_batches + len(loss)
        if end > self._values.shape[1]:
            # Doubling keeps the cost of a batch the same however long the run is.
            grown = np.empty((len(QUANTITIES), max(end, 2 * self._values.shape[1])), np.float32)
            grown[:, : self._n_batches] = self._values[:, : self._n_batches]
            self._values = grown
        for row, values in enumerate((loss, accuracy)):
            self._values[row, self._n_batches : end] = values
        self._n_batches = end

    def add_epoch(self, logs: Mapping[str, float]) -> None:
        """Take in the logs of the epoch that has just ended."""
        self.epoch_logs.append(logs)

    def epoch_series(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the epochs that logged ``name`` and its values.

        Returns
        -------
        epochs : array of int, shape (n_logged,)
            Counted from 1.
        values : array of float, shape (n_logged,)
        """
        series = self._epoch_series.get(name)
        if series is None:
            series = self._epoch_series[name] = EpochSeries(name)
        return series.follow(self.epoch_logs)

    def until(self, n_batches: int) -> TrainingHistory:
        """Return a history of its own that ends after so many batches; it may go on otherwise."""
        history = TrainingHistory(self.batches_per_epoch)
        history._values = self._values[:, :n_batches].copy()
        history._n_batches = n_batches
        history.epoch_logs = self._logs_until(n_batches)
        history.learning_rates = [each for each in self.learning_rates if each[0] <= n_batches]
        return history

    def use_learning_rate(self, learning_rate: float) -> None:
        """Take note of the learning rate of the batches that follow."""
        rates = [each for each in self.learning_rates if each[0] < self._n_batches]
        if not rates or rates[-1][1] != learning_rate:
            rates.append((self._n_batches, learning_rate))
        self.learning_rates = rates

    def resume_point(self, snapshot: SnapshotTaken, batch: int) -> ResumePoint:
        """Return what a run needs to go on from a batch.

        Parameters
        ----------
        snapshot : SnapshotTaken
            With its full state, of that batch or before.
        batch : int
            At most ``n_batches``.
        """
        epoch_start = batch // self.batches_per_epoch * self.batches_per_epoch
        used = [each for each in self.learning_rates if each[0] < max(batch, 1)]
        before = [each for each in used if each[0] <= snapshot.batch][-1:]
        after = [each for each in used if each[0] > snapshot.batch]
        return ResumePoint(
            snapshot,
            batch,
            tuple(before + after),
            self.loss[epoch_start:batch].copy(),
            self.accuracy[epoch_start:batch].copy(),
            tuple(self._logs_until(batch)),
        )

    def _logs_until(self, n_batches: int) -> list[Mapping[str, float]]:
        """Return a line for every epoch that so many batches complete."""
        n_epochs = n_batches // self.batches_per_epoch
        # An epoch whose evaluation never ended has no logs.
        missing: list[Mapping[str, float]] = [{}] * max(0, n_epochs - self.n_epochs)
        return self.epoch_logs[:n_epochs] + missing

    def _row(self, index: int) -> np.ndarray:
        row = self._values[index, : self._n_batches]
        row.flags.writeable = False
        return row
