"""The data set in use: its images, and how getting it is going."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Sentence


class DatasetPhase(StrEnum):
    """What is being done to get a data set."""

    RESTING = "resting"
    LOADING = "loading"
    DOWNLOADING = "downloading"


class Offer(StrEnum):
    """What the person is offered together with a notice."""

    NOTHING = "nothing"
    DOWNLOAD = "download"
    RETRY = "retry"


class DatasetState(QObject):
    """Holds the images everybody looks at and trains on; the last good ones stay.

    Signals
    -------
    changed
        The images, the phase, the progress or the notice are others than before.
    load_requested
        Somebody asked for the data set named ``wanted``.
    download_requested, cancel_requested
        Somebody asked to download MNIST, or to stop that.
    """

    changed = Signal()
    load_requested = Signal()
    download_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: ImageDataset | None = None
        self._name = ""
        self._wanted = ""
        self._phase = DatasetPhase.RESTING
        self._progress = 0.0
        self._notice: Sentence | None = None
        self._offer = Offer.NOTHING
        self._downloading_last = False

    @property
    def images(self) -> ImageDataset | None:
        """The images in use; None until the first data set has been read."""
        return self._images

    @property
    def name(self) -> str:
        """Key or path of the images in use; empty until there are some."""
        return self._name

    @property
    def wanted(self) -> str:
        """Key or path of the data set that was asked for last."""
        return self._wanted

    @property
    def phase(self) -> DatasetPhase:
        """What is being done now."""
        return self._phase

    @property
    def progress(self) -> float:
        """Share of the download that has arrived, 0 to 1."""
        return self._progress

    @property
    def notice(self) -> Sentence | None:
        """What the person should know: why MNIST is not in use, or what went wrong."""
        return self._notice

    @property
    def offer(self) -> Offer:
        """What can be done about the notice."""
        return self._offer

    def load(self, name: str) -> None:
        """Ask for a data set, by key or path."""
        self._wanted, self._downloading_last = name, False
        self._set(phase=DatasetPhase.LOADING)
        self.load_requested.emit()

    def download(self) -> None:
        """Ask for MNIST to be downloaded into Keras's cache."""
        self._wanted, self._downloading_last = "mnist", True
        self._set(phase=DatasetPhase.DOWNLOADING, progress=0.0, notice=None)
        self.download_requested.emit()

    def retry(self) -> None:
        """Ask once more for what could not be had."""
        if self._downloading_last:
            self.download()
        else:
            self.load(self._wanted)

    def cancel(self) -> None:
        """Ask for the download to end."""
        self.cancel_requested.emit()

    def loaded(
        self,
        name: str,
        images: ImageDataset,
        notice: Sentence | None = None,
        offer: Offer = Offer.NOTHING,
    ) -> None:
        """Put images that have been read into use."""
        self._images, self._name = images, name
        self._set(phase=DatasetPhase.RESTING, notice=notice, offer=offer, always=True)

    def refused(self, notice: Sentence, offer: Offer) -> None:
        """Say why what was asked for cannot be had; the images in use stay."""
        self._set(phase=DatasetPhase.RESTING, notice=notice, offer=offer)

    def arrived(self, progress: float) -> None:
        """Take note of the share of the download that has arrived, 0 to 1."""
        self._set(progress=progress)

    def dismiss(self) -> None:
        """Take the notice away: the person has read it."""
        self._set(notice=None)

    def _set(self, *, always: bool = False, **values: object) -> None:
        before = (self._phase, self._progress, self._notice, self._offer)
        for name, value in values.items():
            setattr(self, f"_{name}", value)
        if always or before != (self._phase, self._progress, self._notice, self._offer):
            self.changed.emit()
