"""When a run overfits: held-out loss up from its lowest, training loss still down."""

from __future__ import annotations

import math

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.overfitting import overfitting_gap, overfitting_since

FALLING = (1.0, 0.8, 0.6, 0.4, 0.2, 0.1)


@pytest.mark.parametrize(
    ("held_out", "training", "since"),
    [
        ((), FALLING, None),
        ((0.5,), FALLING, None),
        ((0.9, 0.7, 0.6, 0.5, 0.4), FALLING, None),
        ((0.9, 0.7, 0.8), FALLING, None),  # one epoch is no trend
        ((0.9, 0.7, 0.8, 0.8), FALLING, 2),
        ((0.9, 0.7, 0.71, 0.71), FALLING, None),  # a wobble of less than 2 %
        ((0.9, 0.7, 0.71, 0.714, 0.714), FALLING, 2),
        ((0.9, 0.7, 0.8, 0.71), FALLING, None),
        ((0.9, 0.7, 0.8, 0.9, 0.6), FALLING, None),  # a new lowest: not after all
        ((0.9, 0.7, 0.8, 0.9, 0.6, 0.9, 0.9), (*FALLING, 0.05), 5),
        ((0.9, 0.7, 0.8, 0.9), (1.0, 0.8, 0.9, 0.8), None),  # training rises too: diverging
        ((0.9, math.nan, 0.7, 0.8, 0.9), FALLING, 3),
        ((0.9, 0.7, math.nan, math.nan), FALLING, None),
        ((math.nan, math.inf), FALLING, None),
        ((0.9, 0.7, 0.8, math.inf), FALLING, 2),
    ],
)
@pytest.mark.parametrize("part", ["val", "test"])
def test_the_gap_opens_at_the_lowest_held_out_loss(
    held_out: tuple[float, ...], training: tuple[float, ...], since: int | None, part: str
) -> None:
    history = TrainingHistory()
    for value, loss in zip(held_out, training, strict=False):
        history.add_epoch({"loss": loss, f"{part}_loss": value})
    assert overfitting_since(history) == since


def test_epochs_without_an_evaluation_say_nothing() -> None:
    history = TrainingHistory()
    for loss in FALLING:
        history.add_epoch({"loss": loss} if loss == 0.4 else {"loss": loss, "val_loss": 2 - loss})
    assert overfitting_since(history) is None


def overfitted(**evaluated: float) -> TrainingHistory:
    history = TrainingHistory(batches_per_epoch=2)
    loss = np.array([1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    history.add_batches(loss, 1 - loss)
    for epoch, held_out in enumerate((0.9, 0.7, 0.8, 0.9)):
        accuracy = 1 - held_out
        logs = {"loss": 1 / (1 + epoch), "val_loss": held_out, "val_accuracy": accuracy}
        history.add_epoch({**logs, **evaluated})
    return history


def test_the_gap_lies_between_the_curves() -> None:
    history = overfitted()
    gap = overfitting_gap(history, "loss", 0)
    assert gap.epochs.tolist() == [2, 3, 4]
    assert gap.trained == pytest.approx([0.7, 0.5, 0.3])
    assert gap.held_out.tolist() == [0.7, 0.8, 0.9]
    means = history.smoothed("accuracy", 0.9)
    assert overfitting_gap(history, "accuracy", 0.9).trained == pytest.approx(means[[3, 5, 7]])


def test_evaluated_training_images_are_its_other_side_once_all_its_epochs_have_them() -> None:
    history = overfitted(train_loss=0.25)
    assert overfitting_gap(history, "loss", 0).trained.tolist() == [0.25] * 3
    history.add_batches(np.array([0.2, 0.1]), np.ones(2))
    history.add_epoch({"loss": 0.1, "val_loss": 0.95})
    assert overfitting_gap(history, "loss", 0).trained == pytest.approx([0.7, 0.5, 0.3, 0.1])


def test_without_overfitting_or_batches_there_is_no_gap() -> None:
    assert overfitting_gap(TrainingHistory(), "loss", 0) is None
    history = TrainingHistory()
    for loss, held_out in ((1, 0.5), (0.5, 0.7), (0.4, 0.7)):
        history.add_epoch({"loss": loss, "val_loss": held_out})
    assert overfitting_since(history) == 1
    assert overfitting_gap(history, "loss", 0) is None
