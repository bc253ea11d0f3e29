"""The digit everybody looks at: one of the test images, or one that was drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from visualizer.core.digit_centring import centre_digit
from visualizer.core.digit_scene import SHEET_SIDE, DigitScene
from visualizer.core.image_dataset import IMAGE_SHAPE, ImageDataset
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import UndoStack


class DigitState(EditableState[DigitScene]):
    """Holds the image that runs through the network; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        Another image is shown, or there are other images to choose from.
    """

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(DigitScene(), undo_stack, parent)
        self._images: ImageDataset | None = None
        self._blank = self._image = _frozen(np.zeros(IMAGE_SHAPE, np.uint8))
        self._generator = np.random.default_rng()

    @property
    def image(self) -> np.ndarray:
        """Grey values, uint8, shape (28, 28), read-only."""
        return self._image

    @property
    def ink(self) -> np.ndarray:
        """The sheet that is drawn on, uint8, 0 (paper) to 255, shape (280, 280), read-only."""
        return np.frombuffer(self._scene.ink, np.uint8).reshape(SHEET_SIDE, SHEET_SIDE)

    @property
    def index(self) -> int | None:
        """Which of the test images it is, from 0; None for a drawing."""
        return None if self._scene.drawing else self._scene.index

    @property
    def label(self) -> int | None:
        """The digit it shows, 0 to 9; None where nobody knows."""
        if self._images is None or self.index is None:
            return None
        return int(self._images.y_test[self.index])

    @property
    def n_images(self) -> int:
        """How many test images there are to choose from."""
        return 0 if self._images is None else len(self._images.x_test)

    def set_images(self, images: ImageDataset) -> None:
        """Choose from another data set's test images; a drawing stays."""
        if images is self._images:
            return
        self._images = images
        self._scene = self._current(self._scene)
        self._scene_changed()

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
        self._edit(index=index, drawing=False, name="digit index")

    def move(self, offset: int) -> None:
        """Go ``offset`` images on, around the end; from a drawing, back to the image before it."""
        if self._scene.drawing:
            self._edit(drawing=False)
        elif self.n_images:
            self.show_index((self._scene.index + offset) % self.n_images)

    def pick_random(self) -> None:
        """Show any of the test images."""
        if self.n_images:
            self._edit(index=int(self._generator.integers(self.n_images)), drawing=False)

    def draw(self, ink: np.ndarray, stroke: int | None = None) -> None:
        """Show a drawing, scaled and centred as the test images are.

        Parameters
        ----------
        ink : array of uint8, shape (280, 280)
            0 (paper) to 255 (ink).
        stroke : int, optional
            Which stroke of the pen this is a part of: it is taken back as a whole.
        """
        name = "" if stroke is None else f"digit stroke {stroke}"
        self._edit(drawing=True, ink=ink.tobytes(), name=name)

    def _current(self, scene: DigitScene) -> DigitScene:
        """Return the scene with an image that there is; of images to come nothing is known."""
        if self._images is None:
            return scene
        return replace(scene, index=max(0, min(scene.index, self.n_images - 1)))

    def _scene_changed(self) -> None:
        if self._scene.drawing:
            self._image = _frozen(centre_digit(self.ink))
        else:
            self._image = (
                self._blank if self._images is None else self._images.x_test[self._scene.index]
            )
        super()._scene_changed()


def _frozen(image: np.ndarray) -> np.ndarray:
    image.flags.writeable = False
    return image
