"""Tells when a network begins to learn its training images by heart."""

from __future__ import annotations

import numpy as np

from visualizer.core.history import TrainingHistory

# A share of the lowest held-out loss; less is the wobble of every run.
LEAST_RISE = 0.02
EPOCHS_ABOVE = 2


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
