"""How the network on screen answers every test image, found out a little at a time."""

from __future__ import annotations

import weakref

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualizer.core.evaluation import N_LARGEST, Evaluation, answers
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.planned_network import Network
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_events import SnapshotTaken
from visualizer.state.chunked_work import ChunkedWork
from visualizer.state.dataset import DatasetState
from visualizer.state.network import NetworkState
from visualizer.state.timeline import TimelineState
from visualizer.state.training import TrainingState
from visualizer.state.training_phase import TrainingPhase

# Takes some 10 ms with 512 hidden units; of networks that take longer, chunks are smaller.
CHUNK_SIZE = 250
MOST_KEPT = 256


class EvaluationState(QObject):
    """Evaluates the network of the moment on screen, once somebody asks for it.

    While a run is watched live it is the network of the last whole epoch.

    Parameters
    ----------
    training : TrainingState
    timeline : TimelineState
    network : NetworkState
    dataset : DatasetState

    Signals
    -------
    changed
        Other answers are known, or what is looked at among them is something else.
    """

    changed = Signal()

    def __init__(
        self,
        training: TrainingState,
        timeline: TimelineState,
        network: NetworkState,
        dataset: DatasetState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._timeline = training, timeline
        self._shown_network, self._dataset = network, dataset
        self._network = network.network
        self._images: ImageDataset | None = None
        self._evaluation: Evaluation | None = None
        self._pair: tuple[int, int] | None = None
        self._classes, self._outputs = _no_answers()
        self._last_end: tuple[SnapshotLog | None, SnapshotTaken | None] = None, None
        self._done: dict[int, tuple[weakref.ref[Network], Evaluation]] = {}
        self._work = ChunkedWork(self._evaluate_chunk, CHUNK_SIZE, self)
        self._work.finished.connect(self._finish)
        for signal in (training.changed, timeline.changed, network.changed, dataset.changed):
            signal.connect(self._look)
        self._look()

    @property
    def network(self) -> Network:
        """The network that is evaluated."""
        return self._network

    @property
    def images(self) -> ImageDataset | None:
        """The data set whose test images it answers."""
        return self._images

    @property
    def evaluation(self) -> Evaluation | None:
        """Its answers; None before all of them are known."""
        return self._evaluation

    @property
    def busy(self) -> bool:
        """Whether its answers are being found out."""
        return self._work.busy

    @property
    def pair(self) -> tuple[int, int] | None:
        """The true and the predicted class that are looked at; None for all mistakes."""
        return self._pair

    @property
    def examples(self) -> np.ndarray:
        """Indices of the test images that are looked at, shape (n_found,)."""
        if self._evaluation is None:
            return np.zeros(0, int)
        return self._evaluation.examples(*(self._pair or ()))

    def choose(self, pair: tuple[int, int] | None) -> None:
        """Look at the images of one class that were taken for another; None for all mistakes."""
        if pair != self._pair:
            self._pair = pair
            self.changed.emit()

    def request(self) -> None:
        """Find out the answers, if they are not known; `changed` tells of them."""
        if self._evaluation is None and self._images is not None and not self.busy:
            self._work.start(len(self._images.x_test))

    def _look(self) -> None:
        """Take note of what is to be evaluated now."""
        network, images = self._wanted(), self._dataset.images
        if network is self._network and images is self._images:
            return
        if images is not self._images:
            self._done = {}
        self._network, self._images = network, images
        self._classes, self._outputs = _no_answers()
        self._work.stop()
        known, evaluation = self._done.get(id(network), (None, None))
        self._evaluation = evaluation if known is not None and known() is network else None
        self.changed.emit()

    def _wanted(self) -> Network:
        runs = self._training.phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING)
        if self._timeline.live and runs:
            return self._last_whole_epoch() or self._shown_network.network
        return self._shown_network.network

    def _last_whole_epoch(self) -> Network | None:
        snapshots = self._training.snapshots
        per_epoch = self._training.history.batches_per_epoch
        ends = [each for each in snapshots if each.batch % per_epoch == 0]
        run, last = self._last_end
        if run is not snapshots:
            last = None
        # The log may have thinned out the end that was the last one when it came.
        if ends and (last is None or ends[-1].batch > last.batch):
            last = ends[-1]
        self._last_end = snapshots, last
        return last.network if last else None

    def _evaluate_chunk(self, chunk: slice) -> None:
        if self._images is None:
            return
        classes, outputs = answers(self._network, self._images.x_test[chunk])
        self._classes = np.concatenate([self._classes, classes])
        self._outputs = np.concatenate([self._outputs, outputs])

    def _finish(self) -> None:
        if self._images is None:
            return
        self._evaluation = Evaluation(self._images.y_test, self._classes, self._outputs)
        self._done[id(self._network)] = weakref.ref(self._network), self._evaluation
        while len(self._done) > MOST_KEPT:
            self._done.pop(next(iter(self._done)))
        self.changed.emit()


def _no_answers() -> tuple[np.ndarray, np.ndarray]:
    return np.zeros((0, N_LARGEST), np.uint8), np.zeros((0, N_LARGEST), np.float32)
