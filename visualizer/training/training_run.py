"""One training run: its model, its counters, and what it tells on the way."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from visualizer.core.batch_order import epoch_order
from visualizer.core.points_config import PointsConfig
from visualizer.core.run_config import RunConfig, RunDataset
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    LearningRateSet,
    Paused,
    ResumePoint,
    SnapshotTaken,
    Started,
    TrainingEvent,
)
from visualizer.core.training_goal import GoalWatch
from visualizer.training.compiled_evaluation import CompiledEvaluation
from visualizer.training.compiled_steps import MOST_BATCHES, CompiledSteps
from visualizer.training.control import TrainingControl
from visualizer.training.model_builder import build_model, network_from_model

if TYPE_CHECKING:
    import keras

# One call of the compiled loop is to take about this long (s), so that a button acts at once.
CALL_TIME = 0.015
# At full speed the weights are copied no more often than eyes follow (s).
SNAPSHOT_INTERVAL = 1 / 15
# The few weights of a network of points are copied, and drawn, in no time.
POINTS_SNAPSHOT_INTERVAL = 1 / 60
# Ends of epochs that are kept to go on from: more than these, nobody keeps.
MOST_EPOCH_ENDS = 1000


class TrainingRun:
    """A network on its way through its epochs.

    Parameters
    ----------
    config : RunConfig
    publish : function of one TrainingEvent
    control : TrainingControl
    dataset : RunDataset
    start : ResumePoint, optional
        Where to go on from, with the same data, optimizer and batches; the first weights if
        left out.

    Raises
    ------
    Problem
        If the batch size is larger than the number of training images.
    """

    def __init__(
        self,
        config: RunConfig,
        publish: Callable[[TrainingEvent], object],
        control: TrainingControl,
        dataset: RunDataset,
        start: ResumePoint | None = None,
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
        self._evaluation = CompiledEvaluation(self._model, dataset.x_train.dtype)
        self._start = start
        self._learning_rate = config.learning_rate
        # Batches trained since the start of the run.
        self._batch = 0
        # Of every batch of the epoch.
        self._losses = np.zeros(self._steps.n_batches, np.float32)
        self._accuracies = np.zeros(self._steps.n_batches, np.float32)
        # Of every epoch that is over.
        self._goal_watch = GoalWatch(control.goal)
        self._epoch_logs: list[Mapping[str, float]] = list(start.epoch_logs) if start else []
        self._batches_a_call = 1
        self._snapshot_batch = -1
        self._snapshot_time = 0.0
        has_points = isinstance(config, PointsConfig)
        self._snapshot_interval = POINTS_SNAPSHOT_INTERVAL if has_points else SNAPSHOT_INTERVAL
        self._epochs_a_snapshot = -(-config.epochs // MOST_EPOCH_ENDS)
        self._loss_was_finite = True

    def compile(self) -> None:
        """Compile what the run calls; takes about 2 s."""
        self._steps.compile()
        self._evaluation.compile()

    def go_back(self) -> bool:
        """Bring back the state to go on from, bit for bit; return False when stopped meanwhile."""
        start = self._start
        if start is None:
            return True
        state = start.snapshot.full_state or ()
        for variable, value in zip(self._variables, state, strict=True):
            variable.assign(value)
        self._batch = start.snapshot.batch
        n_done = len(start.loss)
        self._losses[:n_done], self._accuracies[:n_done] = start.loss, start.accuracy
        ends = [batch for batch, _ in start.learning_rates[1:]] + [start.batch]
        for (_, rate), end in zip(start.learning_rates, ends, strict=True):
            self._model.optimizer.learning_rate = rate
            if not self._train_again(min(end, start.batch)):
                return False
        self._model.optimizer.learning_rate = self._config.learning_rate
        return True

    def train(self) -> None:
        """Train every epoch, then test; or test at once when stopped; not when given up."""
        self._publish(Started(self._steps.n_batches, self._batch))
        self._take_snapshot()
        logs: dict[str, float] | None = None
        for epoch in range(self._batch // self._steps.n_batches, self._config.epochs):
            logs = self._train_epoch(epoch)
            if logs is None:
                break
        self._take_snapshot()
        test_logs = {name: value for name, value in (logs or {}).items() if "test" in name}
        test_logs = test_logs or self._test()
        if not self._control.given_up:
            self._publish(Finished(test_logs))

    def _train_epoch(self, epoch: int) -> dict[str, float] | None:
        """Train on every image once and evaluate; return the logs, or None when stopped."""
        self._start_epoch(epoch)
        done = self._batch - epoch * self._steps.n_batches
        while done < self._steps.n_batches:
            if not self._control.wait_until_allowed(self._stand_still):
                return None
            grant = self._control.take(min(self._batches_a_call, self._steps.most_batches(done)))
            if grant.n_batches == 0:
                continue
            self._take_over_learning_rate()
            called = slice(done, done + grant.n_batches)
            self._losses[called], self._accuracies[called] = self._run(done, grant.n_batches)
            done += grant.n_batches
            # Copies: the next epoch is written into the same arrays.
            if not self._tell_batches(self._losses[called].copy(), self._accuracies[called].copy()):
                return None
            if grant.watched or self._snapshot_is_due():
                self._take_snapshot()
        if (epoch + 1) % self._epochs_a_snapshot == 0:
            self._take_snapshot()
        evaluation = self._evaluate_epoch()
        if evaluation is None:
            return None
        # Keras prints the mean over images: the last batch, where it is smaller, counts less.
        sizes = np.full(done, self._config.batch_size)
        sizes[-1] -= sizes.sum() - self._n_train
        logs = {
            "loss": float(np.average(self._losses, weights=sizes)),
            "accuracy": float(np.average(self._accuracies, weights=sizes)),
            **evaluation,
        }
        self._epoch_logs.append(logs)
        self._publish(EpochEnd(epoch + 1, logs))
        self._control.epoch_ended()
        if self._goal_watch.goal is not self._control.goal:
            self._goal_watch = GoalWatch(self._control.goal)
        reason = self._goal_watch.reached(self._epoch_logs)
        # After its last epoch the run is over anyway.
        if reason is not None and epoch + 1 < self._config.epochs and not self._pause(reason):
            return None
        return logs

    def _take_over_learning_rate(self) -> None:
        """Train on at another learning rate, if the person has chosen one."""
        wanted = self._control.learning_rate
        if wanted is not None and wanted != self._learning_rate:
            self._learning_rate = wanted
            self._model.optimizer.learning_rate = wanted
            self._publish(LearningRateSet(wanted))

    def _start_epoch(self, epoch: int) -> None:
        self._steps.start_epoch(epoch_order(self._config.seed, epoch, self._n_train))

    def _train_again(self, end: int) -> bool:
        """Train up to a batch of the run without a word; False when stopped meanwhile."""
        n_batches = self._steps.n_batches
        epoch = -1
        while self._batch < end:
            if self._control.stopped:
                return False
            if self._batch // n_batches != epoch:
                epoch = self._batch // n_batches
                self._start_epoch(epoch)
            done = self._batch % n_batches
            n_now = min(self._steps.most_batches(done), end - self._batch)
            self._steps.run(done, n_now)
            self._batch += n_now
        return True

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
        ).format(learning_rate=self._learning_rate)
        return self._pause(reason)

    def _pause(self, reason: Sentence) -> bool:
        """Stand still by itself and say why, until the person lets it go on; False if stopped."""
        self._control.pause()
        return self._control.wait_until_allowed(partial(self._stand_still, reason))

    def _stand_still(self, reason: Sentence | None = None) -> None:
        self._take_snapshot()
        self._publish(Paused(reason))

    @property
    def _variables(self) -> list[keras.Variable]:
        """Everything that training changes, random seeds of layers included."""
        return [*self._model.variables, *self._model.optimizer.variables]

    def _snapshot_is_due(self) -> bool:
        return time.perf_counter() - self._snapshot_time >= self._snapshot_interval

    def _take_snapshot(self) -> None:
        """Publish the weights as they stand, at most once a batch."""
        if self._batch != self._snapshot_batch:
            is_first = self._snapshot_batch < 0
            self._snapshot_batch = self._batch
            self._snapshot_time = time.perf_counter()
            epoch, done = divmod(self._batch, self._steps.n_batches)
            state = None
            if is_first or done == 0:
                state = tuple(np.array(variable) for variable in self._variables)
            network = network_from_model(self._model, self._config.layers)
            self._publish(SnapshotTaken(epoch, self._batch, network, state))

    def _evaluate_epoch(self) -> dict[str, float] | None:
        """Evaluate on the validation images, or the test images; None if stopped meanwhile."""
        held_out = slice(self._n_train, None)
        images, labels = self._dataset.x_train[held_out], self._dataset.y_train[held_out]
        name = "val"
        if len(images) == 0:
            images, labels, name = self._dataset.x_test, self._dataset.y_test, "test"
        logs = self._evaluate(name, images, labels)
        if logs is None or not self._control.evaluates_training:
            return logs
        # As many as are held out, so that it takes no longer.
        trained = slice(min(self._n_train, len(images)))
        more = self._evaluate(
            "train", self._dataset.x_train[trained], self._dataset.y_train[trained]
        )
        return None if more is None else {**logs, **more}

    def _evaluate(
        self, name: str, images: np.ndarray, labels: np.ndarray
    ) -> dict[str, float] | None:
        """Evaluate on some images; None if stopped meanwhile."""
        evaluated = self._evaluation.evaluate(
            images, labels, partial(self._control.wait_while_paused, self._stand_still)
        )
        return None if evaluated is None else _named(name, evaluated)

    def _test(self) -> dict[str, float]:
        evaluated = self._evaluation.evaluate(
            self._dataset.x_test, self._dataset.y_test, self._is_wanted
        )
        return {} if evaluated is None else _named("test", evaluated)

    def _is_wanted(self) -> bool:
        return not self._control.given_up


def _named(part: str, evaluated: tuple[float, float]) -> dict[str, float]:
    loss, accuracy = evaluated
    return {f"{part}_loss": loss, f"{part}_accuracy": accuracy}
