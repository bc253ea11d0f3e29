"""The order in which an epoch visits its training images."""

from __future__ import annotations

import numpy as np


def epoch_order(seed: int, epoch: int, n_samples: int) -> np.ndarray:
    """Shuffle the training images anew for each epoch, the same for the same seed.

    Parameters
    ----------
    seed : int
        0 or more.
    epoch : int
        Epochs completed before this one, 0 or more.
    n_samples : int
        Number of training images.

    Returns
    -------
    array of int32, shape (n_samples,)
        Every index once. A batch is a run of ``batch_size`` of them; the last batch
        takes what is left, as in Keras.
    """
    return np.random.default_rng((seed, epoch)).permutation(n_samples).astype(np.int32)
