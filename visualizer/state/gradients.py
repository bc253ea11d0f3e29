"""How the loss of the network on screen changes with its weights, a few images at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from visualizer.core.loss_gradient import LossGradient, loss_gradient
from visualizer.core.planned_network import Network, weight_shapes
from visualizer.state.chunked_work import ChunkedWork
from visualizer.state.dataset import DatasetState
from visualizer.state.network import NetworkState
from visualizer.state.training import TrainingState

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
        self._work = ChunkedWork(self._add_chunk, CHUNK_SIZE, self)
        self._work.finished.connect(self._finish)
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
        return self._work.busy

    def request(self) -> None:
        """Find the gradient of the network on screen; `changed` tells of it."""
        if self._images is None or self.busy:
            return
        network = self._shown_network.network
        if network is not self._network:
            self._asked, self._partial = network, None
            self._work.start(min(SAMPLE_SIZE, len(self._images.x_train)))

    def _look(self) -> None:
        """Forget what is of other images, of another loss, or of other layers."""
        shapes = weight_shapes(self._shown_network.network)
        images, loss = self._dataset.images, self._training.config.loss
        is_asked_anew = images is not self._images or loss != self._loss
        self._images, self._loss = images, loss
        if self._asked is not None and (is_asked_anew or weight_shapes(self._asked) != shapes):
            self._work.stop()
            self._asked = None
        if self._network is not None and (is_asked_anew or weight_shapes(self._network) != shapes):
            self._gradient = self._network = None
            self.changed.emit()
        elif is_asked_anew:
            self.changed.emit()

    def _add_chunk(self, chunk: slice) -> None:
        images, network = self._images, self._asked
        if images is None or network is None:
            return
        found = loss_gradient(network, images.x_train[chunk], images.y_train[chunk], self._loss)
        self._partial = self._partial.joined(found) if self._partial else found

    def _finish(self) -> None:
        self._gradient, self._network = self._partial, self._asked
        self._asked = self._partial = None
        self.changed.emit()
