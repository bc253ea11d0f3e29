"""The numbers of a chart at one moment."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.chart_reading import ChartReading, read_chart
from visualizer.core.history import TrainingHistory


@pytest.fixture
def history() -> TrainingHistory:
    history = TrainingHistory(batches_per_epoch=2)
    history.add_batches(np.array([1, 0.5, 0.25, 0.125, 8]), np.array([0, 0.25, 0.5, 0.75, 1]))
    history.add_epoch({"val_loss": 0.75, "val_accuracy": 0.5})
    history.add_epoch({"val_loss": 0.5, "val_accuracy": 0.625, "train_loss": 0.375})
    return history


@pytest.mark.parametrize(
    ("batch", "expected"),
    [
        (0, (1, 1, None, None)),
        (1, (0.5, 0.6875, None, 0.75)),
        (2, (0.25, 0.464285714, None, 0.75)),
        (3, (0.125, 0.308363971, 0.375, 0.5)),
        (5, (None, None, 0.375, 0.5)),
        (-1, (None, None, None, None)),
    ],
)
def test_every_value_is_that_of_the_moment(
    history: TrainingHistory, batch: int, expected: tuple[float | None, ...]
) -> None:
    reading = read_chart(history, "loss", 0.6, batch)
    shown = (reading.batch, reading.mean, reading.trained, reading.held_out)
    assert shown == pytest.approx(expected)


def test_the_accuracy_and_the_newest(history: TrainingHistory) -> None:
    assert read_chart(history, "accuracy", 0, 2) == ChartReading(0.5, 0.5, None, 0.5)
    assert read_chart(history, "accuracy", 0) == ChartReading(1.0, 1.0, None, 0.625)
    assert read_chart(TrainingHistory(), "loss", 0.5) == ChartReading(None, None, None, None)
