"""One training run: its model, its counters, and what it tells on the way."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from visualizer.core.batch_order import epoch_order
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    Paused,
    SnapshotTaken,
    Started,
    TrainingEvent,
)
from visualizer.training.compiled_evaluation import CompiledEvaluation
from visualizer.training.compiled_steps import MOST_BATCHES, CompiledSteps
from visualizer.training.control import TrainingControl
from visualizer.training.model_builder import build_model, network_from_model

# One call of the compiled loop is to take about this long (s), so that a button acts at once.
CALL_TIME = 0.015
# At full speed the weights are copied no more often than eyes follow (s).
SNAPSHOT_INTERVAL = 1 / 15


class TrainingRun:
    """A network on its way through its epochs.

    Parameters
    ----------
    config : TrainingConfig
    publish : function of one TrainingEvent
    control : TrainingControl
    dataset : ImageDataset

    Raises
    ------
    Problem
        If the batch size is larger than the number of training images.
    """

    def __init__(
        self,
        config: TrainingConfig,
        publish: Callable[[TrainingEvent], object],
        control: TrainingControl,
        dataset: ImageDataset,
    ) -> None:
        self._config = config
        self._publish = publish
        self._control = control
        self._dataset = dataset
        self._n_train = config.split(len(dataset.x_train))
        self._model = build_model(config)
        self._steps = CompiledSteps(
            self._model, dataset.x_train, dataset.y_train, config.batch_size, self._n_train
        )
        self._evaluation = CompiledEvaluation(self._model)
        # Batches trained since the start of the run.
        self._batch = 0
        self._batches_a_call = 1
        self._snapshot_batch = -1
        self._snapshot_time = 0.0
        self._loss_was_finite = True

    def compile(self) -> None:
        """Compile what the run calls; takes about 2 s."""
        self._steps.compile()
        self._evaluation.compile()

    def train(self) -> None:
        """Train every epoch, then test; or test at once when stopped."""
        self._publish(Started(self._steps.n_batches))
        self._take_snapshot()
        logs: dict[str, float] | None = None
        for epoch in range(self._config.epochs):
            logs = self._train_epoch(epoch)
            if logs is None:
                break
        self._take_snapshot()
        test_logs = {name: value for name, value in (logs or {}).items() if "test" in name}
        self._publish(Finished(test_logs or self._test()))

    def _train_epoch(self, epoch: int) -> dict[str, float] | None:
        """Train on every image once and evaluate; return the logs, or None when stopped."""
        losses = np.empty(self._steps.n_batches, np.float32)
        accuracies = np.empty(self._steps.n_batches, np.float32)
        self._steps.start_epoch(epoch_order(self._config.seed, epoch, self._n_train))
        done = 0
        while done < self._steps.n_batches:
            if not self._control.wait_until_allowed(self._stand_still):
                return None
            grant = self._control.take(min(self._batches_a_call, self._steps.most_batches(done)))
            if grant.n_batches == 0:
                continue
            called = slice(done, done + grant.n_batches)
            losses[called], accuracies[called] = self._run(done, grant.n_batches)
            done += grant.n_batches
            if not self._tell_batches(losses[called], accuracies[called]):
                return None
            if grant.watched or time.perf_counter() - self._snapshot_time >= SNAPSHOT_INTERVAL:
                self._take_snapshot()
        self._take_snapshot()
        evaluation = self._evaluate_epoch()
        if evaluation is None:
            return None
        # Keras prints the mean over images: the last batch, where it is smaller, counts less.
        sizes = np.full(done, self._config.batch_size)
        sizes[-1] -= sizes.sum() - self._n_train
        logs = {
            "loss": float(np.average(losses, weights=sizes)),
            "accuracy": float(np.average(accuracies, weights=sizes)),
            **evaluation,
        }
        self._publish(EpochEnd(epoch + 1, logs))
        self._control.epoch_ended()
        return logs

    def _run(self, first_batch: int, n_batches: int) -> tuple[np.ndarray, np.ndarray]:
        """Train on some batches of the epoch, and fit the next call to `CALL_TIME`."""
        start = time.perf_counter()
        loss, accuracy = self._steps.run(first_batch, n_batches)
        # By the time of the whole call: a call of few batches takes longer than they do.
        factor = min(max(CALL_TIME / (time.perf_counter() - start), 0.5), 2)
        self._batches_a_call = min(math.ceil(n_batches * factor), MOST_BATCHES)
        return loss, accuracy

    def _tell_batches(self, loss: np.ndarray, accuracy: np.ndarray) -> bool:
        """Publish batches, stand still at the first loss that is no number; False if stopped."""
        self._publish(BatchesEnd(self._batch, loss, accuracy))
        self._batch += len(loss)
        if not self._loss_was_finite or np.isfinite(loss).all():
            return True
        self._loss_was_finite = False
        reason = Sentence(
            "Training",
            "The loss is no longer a number: the learning rate of {learning_rate} is too large."
            " Reset and try a smaller one.",
        ).format(learning_rate=self._config.learning_rate)
        self._control.pause()
        return self._control.wait_until_allowed(partial(self._stand_still, reason))

    def _stand_still(self, reason: Sentence | None = None) -> None:
        self._take_snapshot()
        self._publish(Paused(reason))

    def _take_snapshot(self) -> None:
        """Publish the weights as they stand, at most once a batch."""
        if self._batch != self._snapshot_batch:
            self._snapshot_batch = self._batch
            self._snapshot_time = time.perf_counter()
            epoch = self._batch // self._steps.n_batches
            self._publish(SnapshotTaken(epoch, self._batch, network_from_model(self._model)))

    def _evaluate_epoch(self) -> dict[str, float] | None:
        """Evaluate on the validation images, or the test images; None if stopped meanwhile."""
        held_out = slice(self._n_train, None)
        images, labels = self._dataset.x_train[held_out], self._dataset.y_train[held_out]
        name = "val"
        if len(images) == 0:
            images, labels, name = self._dataset.x_test, self._dataset.y_test, "test"
        evaluated = self._evaluation.evaluate(
            images, labels, partial(self._control.wait_while_paused, self._stand_still)
        )
        return None if evaluated is None else _named(name, evaluated)

    def _test(self) -> dict[str, float]:
        evaluated = self._evaluation.evaluate(self._dataset.x_test, self._dataset.y_test)
        assert evaluated is not None  # Nothing gave it up.
        return _named("test", evaluated)


def _named(part: str, evaluated: tuple[float, float]) -> dict[str, float]:
    loss, accuracy = evaluated
    return {f"{part}_loss": loss, f"{part}_accuracy": accuracy}
