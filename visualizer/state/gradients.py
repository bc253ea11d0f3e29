"""How the loss of the network on screen changes with its weights, a few images at a time."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from visualizer.core.chunk_size import ChunkSize
from visualizer.core.loss_gradient import LossGradient, loss_gradient
from visualizer.core.planned_network import Network, weight_shapes
from visualizer.state.dataset import DatasetState
from visualizer.state.network import NetworkState
from visualizer.state.training import TrainingState

# Between two gradients everything else has its time: a run shows fifteen networks a second.
REST_MS = 60
# Takes some 3 ms with 512 hidden units; of networks that take longer, chunks are smaller.
CHUNK_SIZE = 64
SAMPLE_SIZE = 4 * CHUNK_SIZE


class GradientsState(QObject):
    """Finds the gradient over the first training images, once somebody asks for it.

    What has been begun is finished, and then the network on screen is the next: of a run that
    brings networks faster than this, gradients are seen all the same.

    Parameters
    ----------
    network : NetworkState
    dataset : DatasetState
    training : TrainingState
        Says which loss it is.

    Signals
    -------
    changed
        Another gradient is known, or the one that was known says nothing any more.
    """

    changed = Signal()

    def __init__(
        self,
        network: NetworkState,
        dataset: DatasetState,
        training: TrainingState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown_network, self._dataset, self._training = network, dataset, training
        self._images, self._loss = dataset.images, training.config.loss
        self._gradient: LossGradient | None = None
        self._network: Network | None = None
        self._partial: LossGradient | None = None
        self._asked: Network | None = None
        self._chunk = ChunkSize(CHUNK_SIZE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._add_chunk)
        network.changed.connect(self._look)
        dataset.changed.connect(self._look)
        training.config_changed.connect(self._look)

    @property
    def gradient(self) -> LossGradient | None:
        """What is known: of the network on screen, or of the one before it, as soon as any."""
        return self._gradient

    @property
    def network(self) -> Network | None:
        """The network that `gradient` is of."""
        return self._network

    @property
    def has_images(self) -> bool:
        """Whether there is anything to find a gradient over."""
        return self._images is not None

    @property
    def busy(self) -> bool:
        """Whether a gradient is being found."""
        return self._timer.isActive()

    def request(self) -> None:
        """Find the gradient of the network on screen; `changed` tells of it."""
        if self._images is None or self.busy:
            return
        network = self._shown_network.network
        if network is not self._network:
            self._asked, self._partial = network, None
            self._chunk = ChunkSize(CHUNK_SIZE)
            self._timer.start(REST_MS)

    def _look(self) -> None:
        """Forget what is of other images, of another loss, or of other layers."""
        shapes = weight_shapes(self._shown_network.network)
        images, loss = self._dataset.images, self._training.config.loss
        is_asked_anew = images is not self._images or loss != self._loss
        self._images, self._loss = images, loss
        if self._asked is not None and (is_asked_anew or weight_shapes(self._asked) != shapes):
            self._timer.stop()
            self._asked = None
        if self._network is not None and (is_asked_anew or weight_shapes(self._network) != shapes):
            self._gradient = self._network = None
            self.changed.emit()
        elif is_asked_anew:
            self.changed.emit()

    def _add_chunk(self) -> None:
        images, network = self._images, self._asked
        if images is None or network is None:
            return
        start = self._partial.n_images if self._partial else 0
        chunk = slice(start, min(start + self._chunk.size, SAMPLE_SIZE))
        began = time.perf_counter()
        found = loss_gradient(network, images.x_train[chunk], images.y_train[chunk], self._loss)
        self._partial = self._partial.joined(found) if self._partial else found
        self._chunk.took(time.perf_counter() - began)
        if self._partial.n_images < min(SAMPLE_SIZE, len(images.x_train)):
            self._timer.start(0)
            return
        self._gradient, self._network = self._partial, network
        self._asked = self._partial = None
        self.changed.emit()
