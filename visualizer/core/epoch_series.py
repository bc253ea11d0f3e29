"""One value of the epochs' logs, epoch by epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np


class EpochSeries:
    """Follows logs that grow: only what is new is looked at, however many epochs there are.

    Parameters
    ----------
    name : str
        As Keras logs it, ``"val_loss"`` for example.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._logs: Sequence[Mapping[str, float]] | None = None
        self._n_seen = 0
        self._series = np.empty((0, 2))

    def follow(self, logs: Sequence[Mapping[str, float]]) -> tuple[np.ndarray, np.ndarray]:
        """Return the epochs that logged it and its values.

        Parameters
        ----------
        logs : sequence of mapping of str to float
            A line for every epoch that is over; the same list as before may have grown.

        Returns
        -------
        epochs : array of int, shape (n_logged,)
            Counted from 1.
        values : array of float, shape (n_logged,)
        """
        if logs is not self._logs or len(logs) < self._n_seen:
            self._logs, self._n_seen, self._series = logs, 0, np.empty((0, 2))
        found = [
            (epoch, each[self._name])
            for epoch, each in enumerate(islice(logs, self._n_seen, None), self._n_seen + 1)
            if self._name in each
        ]
        self._n_seen = len(logs)
        if found:
            self._series = np.concatenate([self._series, np.array(found, float)])
        return self._series[:, 0].astype(int), self._series[:, 1].copy()
