"""When a run overfits: held-out loss up from its lowest, training loss still down."""

from __future__ import annotations

import math

import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.overfitting import overfitting_since

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
