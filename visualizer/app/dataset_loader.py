"""Gets data sets: in the background from disk, and MNIST from Keras's server when asked."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visualizer.app.background_thread import BackgroundThread
from visualizer.core.dataset_files import load_dataset
from visualizer.core.datasets.mnist import Mnist
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.dataset import DatasetState, Offer
from visualizer.state.session import Session

if TYPE_CHECKING:
    from visualizer.app.mnist_download import MnistDownload

BUILT_IN = "handwriting"
IN_USE = Sentence("Data", "Stop or reset the run before changing its images.")


class DatasetLoader(QObject):
    """Serves the requests of the session's `DatasetState`.

    Parameters
    ----------
    session : Session
    thread : BackgroundThread
    """

    _read = Signal(str, object, object)  # name, ImageDataset or None, Sentence or None

    def __init__(
        self, session: Session, thread: BackgroundThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._thread = session, thread
        self._download: MnistDownload | None = None
        self._read.connect(self._take)
        dataset = session.dataset
        dataset.load_requested.connect(self._load)
        dataset.download_requested.connect(self._download_wanted)
        dataset.cancel_requested.connect(self._cancel_download)

    def begin(self, name: str | None) -> None:
        """Get the data set to begin with.

        Parameters
        ----------
        name : str or None
            Key or path; None takes MNIST if Keras has a copy, else the built-in images.
        """
        self._session.dataset.load(name or Mnist.key)

    def _load(self) -> None:
        dataset = self._session.dataset
        if self._session.training.active:
            dataset.refused(IN_USE, Offer.RETRY)
            return
        names = [dataset.wanted]
        if dataset.images is None and dataset.wanted != BUILT_IN:
            # There must be something to look at, and before the thread imports TensorFlow.
            names.append(BUILT_IN)
        self._thread.do_between_batches(partial(self._read_first, names))

    def _read_first(self, names: list[str]) -> None:
        """Read the first of some data sets that can be read."""
        for name in names:
            if self._read_now(name):
                return

    def _read_now(self, name: str) -> bool:
        """Read a data set, in the background thread; return whether that worked."""
        try:
            images = load_dataset(name)
            _ = images.fingerprint  # Here, where nobody waits for it.
        except Problem as problem:
            self._read.emit(name, None, problem.sentence)
        except (OSError, MemoryError) as error:
            logging.getLogger(__name__).exception("reading %s", name)
            self._read.emit(
                name,
                None,
                Sentence("Data", "The images cannot be read: {reason}.").format(reason=error),
            )
        else:
            self._read.emit(name, images, None)
            return True
        return False

    def _take(self, name: str, images: ImageDataset | None, why: Sentence | None) -> None:
        dataset = self._session.dataset
        if name != dataset.wanted and name != BUILT_IN:
            return
        training = self._session.training
        if images is not None and training.active and name != training.config.dataset:
            # It was begun while they were read.
            images, why = None, IN_USE
            if dataset.images is None:
                self._thread.do_between_batches(partial(self._read_first, [BUILT_IN]))
        if images is not None:
            self._use(dataset, name, images)
            return
        offer = (
            Offer.DOWNLOAD if name == Mnist.key and not Mnist.cache_path().exists() else Offer.RETRY
        )
        dataset.refused(why, offer)

    def _use(self, dataset: DatasetState, name: str, images: ImageDataset) -> None:
        if name == dataset.wanted:
            dataset.loaded(name, images)
            return
        notice = Sentence("Data", "{why} The built-in handwriting is used.").format(
            why=dataset.notice
        )
        dataset.loaded(name, images, notice, dataset.offer)

    def _download_wanted(self) -> None:
        if self._download is None:
            # Imported only now: the program starts without Qt's network classes.
            from visualizer.app.mnist_download import MnistDownload

            self._download = MnistDownload(self)
            self._download.progressed.connect(self._progressed)
            self._download.finished.connect(self._downloaded)
        self._download.start()

    def _cancel_download(self) -> None:
        if self._download is not None:
            self._download.cancel()

    def _progressed(self) -> None:
        self._session.dataset.arrived(self._download.progress)

    def _downloaded(self) -> None:
        dataset = self._session.dataset
        if self._download.problem is not None:
            dataset.refused(self._download.problem, Offer.RETRY)
        else:
            dataset.load(Mnist.key)
