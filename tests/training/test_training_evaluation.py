"""Training images evaluated after the epoch: those numbers, no other weights, a prompt pause."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import EpochEnd, SnapshotTaken, TrainingEvent
from visualizer.training.control import TrainingControl
from visualizer.training.training_run import TrainingRun

# 489 training images and 211 that validate.
CONFIG = TrainingConfig(preset="lecture-20-20", optimizer="adam", epochs=2, seed=4)
N_HELD_OUT = 211


def train(
    digits: ImageDataset, config: TrainingConfig, *, evaluates: bool
) -> tuple[list[dict[str, float]], SnapshotTaken]:
    """Return the logs of every epoch and the last snapshot."""
    events: list[TrainingEvent] = []
    control = TrainingControl()
    control.set_evaluates_training(evaluates)
    run = TrainingRun(config, events.append, control, digits)
    run.compile()
    run.train()
    logs = [dict(event.logs) for event in events if isinstance(event, EpochEnd)]
    return logs, [event for event in events if isinstance(event, SnapshotTaken)][-1]


@pytest.mark.parametrize(("split", "n_images"), [(0.3, N_HELD_OUT), (0.9, 69), (0.0, 620)])
def test_as_many_training_images_as_are_held_out(
    digits: ImageDataset, split: float, n_images: int
) -> None:
    config = TrainingConfig(preset="lecture-20-20", epochs=1, validation_split=split)
    logs, last = train(digits, config, evaluates=True)
    images = digits.x_train[:n_images].reshape(n_images, -1) / np.float32(255)
    output = last.network.forward(images).output
    labels = digits.y_train[:n_images]
    loss = -np.log(output[np.arange(n_images), labels]).mean()
    assert logs[0]["train_loss"] == pytest.approx(loss, rel=1e-4)
    accuracy = (output.argmax(axis=1) == labels).mean()
    assert logs[0]["train_accuracy"] == pytest.approx(accuracy, abs=0.01)


def test_it_is_asked_for_and_changes_nothing_else(digits: ImageDataset) -> None:
    without, with_it = (train(digits, CONFIG, evaluates=evaluates) for evaluates in (False, True))
    assert all("train_loss" not in logs for logs in without[0])
    for plain, evaluated in zip(without[0], with_it[0], strict=True):
        assert plain.items() <= evaluated.items()
    for layer, other in zip(without[1].network.layers, with_it[1].network.layers, strict=True):
        np.testing.assert_array_equal(layer.weights, other.weights)


def test_stopped_meanwhile_the_epoch_has_no_end(
    digits: ImageDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = TrainingControl()
    control.set_evaluates_training(True)
    events: list[TrainingEvent] = []
    run = TrainingRun(CONFIG, events.append, control, digits)
    run.compile()
    evaluate, n_images = run._evaluation.evaluate, []

    def watched(images: np.ndarray, *rest: object) -> tuple[float, float] | None:
        n_images.append(len(images))
        if len(n_images) == 2:
            control.stop()
        return evaluate(images, *rest)

    monkeypatch.setattr(run._evaluation, "evaluate", watched)
    run.train()
    assert n_images[:2] == [N_HELD_OUT, N_HELD_OUT]
    assert not [event for event in events if isinstance(event, EpochEnd)]
