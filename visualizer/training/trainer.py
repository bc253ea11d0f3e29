"""Trains a network in the background and tells what happens."""

from __future__ import annotations

import logging
from collections.abc import Callable

from visualizer.core.dataset_files import load_dataset
from visualizer.core.point_dataset import points_to_learn
from visualizer.core.points_config import PointsConfig
from visualizer.core.run_config import RunConfig, RunDataset
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_events import (
    Failed,
    Finished,
    Preparing,
    ResumePoint,
    TrainingEvent,
)
from visualizer.training.control import TrainingControl
from visualizer.training.tensorflow_import import import_tensorflow
from visualizer.training.training_run import TrainingRun


def train(
    config: RunConfig,
    publish: Callable[[TrainingEvent], object],
    control: TrainingControl,
    dataset: RunDataset | None = None,
    start: ResumePoint | None = None,
) -> None:
    """Train the network of ``config`` from its first weights to its last epoch.

    The same ``config`` and data give the same weights, bit for bit, however the run was
    paused, stepped or slowed down.

    Parameters
    ----------
    config : RunConfig
    publish : function of one TrainingEvent
        Called in this thread with every event, in order: Preparing for each phase, Started,
        the first SnapshotTaken, then BatchesEnd, SnapshotTaken, EpochEnd and Paused as they
        come, and at last Finished or Failed. Whatever goes wrong is published as Failed and
        not raised.
    control : TrainingControl
        Asked between calls of about 10 ms.
    dataset : RunDataset, optional
        The data of ``config`` where they are already loaded.
    start : ResumePoint, optional
        Where to go on from instead of the first weights. The learning rate and the number of
        epochs may be others than before, nothing else.
    """
    try:
        run = _prepared(config, publish, control, dataset, start)
        if run is None:
            publish(Finished({}))
        else:
            run.train()
    except Problem as problem:
        publish(Failed(problem.sentence))
    except Exception as error:
        logging.getLogger(__name__).exception("training stopped")
        publish(
            Failed(
                Sentence("Training", "Training stopped because of an error: {error}.").format(
                    error=error
                )
            )
        )


def _prepared(
    config: RunConfig,
    publish: Callable[[TrainingEvent], object],
    control: TrainingControl,
    dataset: RunDataset | None,
    start: ResumePoint | None,
) -> TrainingRun | None:
    """Get a run ready phase by phase; None when it is stopped meanwhile."""
    if dataset is None:
        if isinstance(config, PointsConfig):
            dataset = points_to_learn(config)
        else:
            publish(Preparing(Sentence("Training", "Loading the images")))
            dataset = load_dataset(config.dataset)
    config.split(len(dataset.x_train))  # Its Problem comes before the wait for TensorFlow.
    if control.stopped:
        return None
    publish(Preparing(Sentence("Training", "Importing TensorFlow")))
    import_tensorflow()
    if control.stopped:
        return None
    publish(Preparing(Sentence("Training", "Building the network")))
    run = TrainingRun(config, publish, control, dataset, start)
    if control.stopped:
        return None
    publish(Preparing(Sentence("Training", "Compiling")))
    run.compile()
    if start is not None:
        publish(Preparing(Sentence("Training", "Going back")))
    return run if run.go_back() and not control.stopped else None
