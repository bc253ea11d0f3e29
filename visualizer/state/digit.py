"""The digit everybody looks at: one of the test images, or one that was drawn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualizer.core.image_dataset import IMAGE_SHAPE, ImageDataset
from visualizer.core.sentence import Problem, Sentence


class DigitState(QObject):
    """Holds the image that runs through the network.

    Signals
    -------
    changed
        Another image is shown, or there are other images to choose from.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: ImageDataset | None = None
        self._index: int | None = 0
        self._index_before_drawing = 0
        self._blank = self._image = _frozen(np.zeros(IMAGE_SHAPE, np.uint8))
        self._generator = np.random.default_rng()

    @property
    def image(self) -> np.ndarray:
        """Grey values, uint8, shape (28, 28), read-only."""
        return self._image

    @property
    def index(self) -> int | None:
        """Which of the test images it is, from 0; None for a drawing."""
        return self._index

    @property
    def label(self) -> int | None:
        """The digit it shows, 0 to 9; None where nobody knows."""
        if self._images is None or self._index is None:
            return None
        return int(self._images.y_test[self._index])

    @property
    def n_images(self) -> int:
        """How many test images there are to choose from."""
        return 0 if self._images is None else len(self._images.x_test)

    def set_images(self, images: ImageDataset) -> None:
        """Choose from another data set's test images; a drawing stays."""
        if images is self._images:
            return
        self._images = images
        self._index_before_drawing = min(self._index_before_drawing, self.n_images - 1)
        if self._index is not None:
            self._index = min(self._index, self.n_images - 1)
            self._image = images.x_test[self._index]
        self.changed.emit()

    def show_index(self, index: int) -> None:
        """Show the test image ``index``.

        Raises
        ------
        Problem
            If there is no such image.
        """
        if self._images is None or not 0 <= index < self.n_images:
            raise Problem(
                Sentence("Digit", "The images are numbered 0 to {last}.").format(
                    last=max(0, self.n_images - 1)
                )
            )
        if index == self._index:
            return
        self._index = index
        self._image = self._images.x_test[index]
        self.changed.emit()

    def move(self, offset: int) -> None:
        """Go ``offset`` images on, around the end; from a drawing, back to the image before it."""
        if self._index is None:
            self._end_drawing()
        elif self.n_images:
            self.show_index((self._index + offset) % self.n_images)

    def pick_random(self) -> None:
        """Show any of the test images."""
        if self.n_images:
            self.show_index(int(self._generator.integers(self.n_images)))

    def draw(self, image: np.ndarray) -> None:
        """Show a drawing, uint8, shape (28, 28)."""
        if self._index is None and np.array_equal(image, self._image):
            return
        if self._index is not None:
            self._index_before_drawing = self._index
        self._index = None
        self._image = _frozen(np.array(image, np.uint8))
        self.changed.emit()

    def _end_drawing(self) -> None:
        self._index = self._index_before_drawing
        self._image = self._blank if self._images is None else self._images.x_test[self._index]
        self.changed.emit()


def _frozen(image: np.ndarray) -> np.ndarray:
    image.flags.writeable = False
    return image
