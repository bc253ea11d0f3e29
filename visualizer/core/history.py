"""What a training run has shown so far: a value a batch, a line of logs an epoch."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from visualizer.core.training_events import ResumePoint, SnapshotTaken

# Weight of the past in the running means: they look back over some 50 batches.
SMOOTHING = 0.98


class RunningMean:
    """Exponential running mean that starts unbiased, as TensorBoard smooths its curves.

    ``last = s * last + (1 - s) * y``, shown as ``last / (1 - s**n)`` after n values. Values
    that are no numbers are passed through and not counted.

    Parameters
    ----------
    smoothing : float
        Weight of the past, 0 to below 1.
    """

    def __init__(self, smoothing: float) -> None:
        self._smoothing = smoothing
        self._last = 0.0
        self._weight = 0.0

    def go_on(self, mean: float, n_values: int) -> None:
        """Go on from a mean that so many numbers have led to."""
        self._weight = 1 - self._smoothing**n_values
        self._last = mean * self._weight

    def extend(self, values: np.ndarray) -> np.ndarray:
        """Return the means after each of the next values, both of shape (n_values,)."""
        means = np.array(values, np.float32)
        for index, value in enumerate(values.tolist()):
            if math.isfinite(value):
                self._last = self._smoothing * self._last + (1 - self._smoothing) * value
                self._weight = self._smoothing * self._weight + (1 - self._smoothing)
                means[index] = self._last / self._weight
        return means


class TrainingHistory:
    """Loss and accuracy of every batch, their running means, and the logs of every epoch.

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
        self._values = np.empty((4, 1024), np.float32)
        self._means = (RunningMean(SMOOTHING), RunningMean(SMOOTHING))

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
    def mean_loss(self) -> np.ndarray:
        """Running mean of the loss after each batch, shape (n_batches,), read-only."""
        return self._row(2)

    @property
    def mean_accuracy(self) -> np.ndarray:
        """Running mean of the accuracy after each batch, shape (n_batches,), read-only."""
        return self._row(3)

    def add_batches(self, loss: np.ndarray, accuracy: np.ndarray) -> None:
        """Take in the next batches: two arrays of shape (n_new_batches,)."""
        end = self._n_batches + len(loss)
        if end > self._values.shape[1]:
            # Doubling keeps the cost of a batch the same however long the run is.
            grown = np.empty((4, max(end, 2 * self._values.shape[1])), np.float32)
            grown[:, : self._n_batches] = self._values[:, : self._n_batches]
            self._values = grown
        for row, values in enumerate((loss, accuracy)):
            self._values[row, self._n_batches : end] = values
            self._values[row + 2, self._n_batches : end] = self._means[row].extend(values)
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
        logged = [
            (epoch, logs[name]) for epoch, logs in enumerate(self.epoch_logs, 1) if name in logs
        ]
        epochs, values = zip(*logged, strict=True) if logged else ((), ())
        return np.array(epochs, int), np.array(values, float)

    def until(self, n_batches: int) -> TrainingHistory:
        """Return a history of its own that ends after so many batches; it may go on otherwise."""
        history = TrainingHistory(self.batches_per_epoch)
        # Not by adding them again, which takes seconds for a million batches.
        history._values = self._values[:, :n_batches].copy()
        history._n_batches = n_batches
        for row, running_mean in enumerate(history._means):
            numbers = np.flatnonzero(np.isfinite(history._values[row]))
            if len(numbers):
                running_mean.go_on(float(history._values[row + 2, numbers[-1]]), len(numbers))
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
