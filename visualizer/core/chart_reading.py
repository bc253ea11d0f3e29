"""What a training chart shows at one moment of a run, in numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from visualizer.core.history import TrainingHistory


@dataclass(frozen=True)
class ChartReading:
    """The values of one quantity at a moment; None where there is none yet.

    Attributes
    ----------
    batch : float or None
        Of the batch that was trained then, before its update.
    mean : float or None
        The running mean after it.
    trained, held_out : float or None
        Of training images and of held-out images, at the last epoch end before that moment.
    """

    batch: float | None
    mean: float | None
    trained: float | None
    held_out: float | None


def read_chart(
    history: TrainingHistory, quantity: str, weight: float, batch: int | None = None
) -> ChartReading:
    """Return what a chart shows where a batch is trained.

    Parameters
    ----------
    history : TrainingHistory
    quantity : str
        ``"loss"`` or ``"accuracy"``.
    weight : float
        Of the past in the running mean, 0 to 0.999.
    batch : int, optional
        Counted from 0; the last one if left out, and beyond it there is no value.
    """
    index = history.n_batches - 1 if batch is None else batch
    n_epochs = math.inf if batch is None else (index + 1) / history.batches_per_epoch

    def last_logged(part: str) -> float | None:
        epochs, values = history.epoch_series(f"{part}_{quantity}")
        return _at(values, int(np.searchsorted(epochs, n_epochs, side="right")) - 1)

    return ChartReading(
        _at(history.values(quantity), index),
        _at(history.smoothed(quantity, weight), index),
        last_logged("train"),
        last_logged(history.held_out),
    )


def _at(values: np.ndarray, index: int) -> float | None:
    return float(values[index]) if 0 <= index < len(values) else None
