"""Tells when a network begins to learn its training images by heart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.history import TrainingHistory

# A share of the lowest held-out loss; less is the wobble of every run.
LEAST_RISE = 0.02
EPOCHS_ABOVE = 2


@dataclass(frozen=True, eq=False)
class OverfittingGap:
    """What has opened between training and held-out images.

    Attributes
    ----------
    epochs : array of int, shape (n_epochs,)
        From the one on where it opens, counted from 1.
    trained, held_out : array of float, shape (n_epochs,)
        The quantity at the ends of these epochs.
    """

    epochs: np.ndarray
    trained: np.ndarray
    held_out: np.ndarray


def overfitting_gap(
    history: TrainingHistory, quantity: str, weight: float
) -> OverfittingGap | None:
    """Return the gap in ``"loss"`` or ``"accuracy"``; None while a run does not overfit.

    Where training images were not evaluated after every one of its epochs, the running mean
    of that ``weight`` of the past stands for them.
    """
    since = overfitting_since(history)
    if since is None or history.n_batches == 0:
        return None
    epochs, held_out = history.epoch_series(f"{history.held_out}_{quantity}")
    held_out, epochs = held_out[epochs >= since], epochs[epochs >= since]
    evaluated, trained = history.epoch_series(f"train_{quantity}")
    if np.isin(epochs, evaluated).all():
        return OverfittingGap(epochs, trained[np.searchsorted(evaluated, epochs)], held_out)
    means = history.smoothed(quantity, weight)
    ends = np.minimum(epochs * history.batches_per_epoch, len(means)) - 1
    return OverfittingGap(epochs, means[ends].astype(float), held_out)


def overfitting_since(history: TrainingHistory) -> int | None:
    """Return the epoch from which on a run overfits, counted from 1; None while it does not.

    It is the epoch with the lowest loss on the held-out images, if that loss has since been
    rising, while the loss on the training images has gone on falling: in each of the last two
    epochs the held-out loss stands at least 2 % above its lowest, and the last training loss
    below that of the epoch where it was lowest.
    """
    epochs, held_out = history.epoch_series(f"{history.held_out}_loss")
    logged, training = history.epoch_series("loss")
    if not np.array_equal(epochs, logged) or not np.isfinite(held_out).any():
        return None
    best = int(np.nanargmin(np.where(np.isfinite(held_out), held_out, np.nan)))
    since = held_out[best + 1 :]
    has_risen = len(since) >= EPOCHS_ABOVE and bool(
        (since[-EPOCHS_ABOVE:] >= (1 + LEAST_RISE) * held_out[best]).all()
    )
    return int(epochs[best]) if has_risen and training[-1] < training[best] else None
