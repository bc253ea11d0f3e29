"""The network on screen and the forward pass of the current digit through it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualizer.core.initialisation import N_PIXELS
from visualizer.core.planned_network import Network, Trace


class NetworkState(QObject):
    """Holds a network, the input that runs through it, and every value on the way.

    Signals
    -------
    changed
        The network or its input is another one; the trace has been recomputed.
    """

    changed = Signal()

    def __init__(self, network: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._input: np.ndarray = np.zeros(N_PIXELS, np.float32)
        self._epoch = 0
        self._batch = 0
        self._trace = network.forward(self._input)

    @property
    def network(self) -> Network:
        """The weights on screen."""
        return self._network

    @property
    def trace(self) -> Trace:
        """Every value of the current digit's forward pass."""
        return self._trace

    @property
    def pixels(self) -> np.ndarray:
        """What runs through the network, shape (784,), 0 to 1."""
        return self._input

    @property
    def epoch(self) -> int:
        """Epochs the network has completed."""
        return self._epoch

    @property
    def batch(self) -> int:
        """Batches the network has been trained on since its run began."""
        return self._batch

    def set_network(self, network: Network, epoch: int = 0, batch: int = 0) -> None:
        """Show other weights, trained for ``epoch`` epochs and ``batch`` batches."""
        if network is self._network:
            return
        self._network, self._epoch, self._batch = network, epoch, batch
        self._recompute()

    def set_image(self, image: np.ndarray) -> None:
        """Run another image through the network.

        Parameters
        ----------
        image : array of uint8, shape (28, 28)
            Grey values, 0 to 255; the network sees them as 0 to 1.
        """
        pixels = image.reshape(-1).astype(np.float32) / 255
        if np.array_equal(pixels, self._input):
            return
        self._input = pixels
        self._recompute()

    def _recompute(self) -> None:
        # Weights of a run that diverged are inf or nan, and so are the values shown.
        with np.errstate(all="ignore"):
            self._trace = self._network.forward(self._input)
        self.changed.emit()
