"""Images of digits with their labels, in a training and a test part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from visualizer.core.sentence import Problem, Sentence

IMAGE_SHAPE = (28, 28)
N_CLASSES = 10


@dataclass(frozen=True, eq=False)
class ImageDataset:
    """A data set in the layout of MNIST; its arrays are read-only.

    Attributes
    ----------
    x_train, x_test : array of uint8, shape (n_images, 28, 28)
        Grey values, 0 (paper) to 255 (ink).
    y_train, y_test : array of uint8, shape (n_images,)
        The digit each image shows, 0 to 9.

    Raises
    ------
    Problem
        If an array has another shape or type, is empty, or holds another label.
    """

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray

    def __post_init__(self) -> None:
        """Check every array and make it read-only."""
        for part in ("train", "test"):
            images = _checked_images(f"x_{part}", getattr(self, f"x_{part}"))
            labels = _checked_labels(f"y_{part}", getattr(self, f"y_{part}"))
            if len(images) != len(labels):
                raise Problem(
                    Sentence(
                        "Data",
                        "Images: {n_images}; labels: {n_labels} ({part}). Each image needs one.",
                    ).format(n_images=len(images), n_labels=len(labels), part=part)
                )
            object.__setattr__(self, f"x_{part}", images)
            object.__setattr__(self, f"y_{part}", labels)

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same images and labels wherever they lie; takes some 0.2 s for MNIST."""
        digest = hashlib.blake2b(digest_size=16)
        for array in (self.x_train, self.y_train, self.x_test, self.y_test):
            digest.update(f"{array.shape}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()


def _checked_images(name: str, array: np.ndarray) -> np.ndarray:
    if array.ndim != 3 or array.shape[1:] != IMAGE_SHAPE or len(array) == 0:
        raise Problem(
            Sentence("Data", "{name} has the shape {shape}; images of 28 x 28 are needed.").format(
                name=name, shape=array.shape
            )
        )
    if array.dtype != np.uint8:
        raise Problem(
            Sentence(
                "Data", "{name} holds {dtype} values; grey values of 0 to 255 (uint8) are needed."
            ).format(name=name, dtype=array.dtype)
        )
    return _read_only(array)


def _checked_labels(name: str, array: np.ndarray) -> np.ndarray:
    if array.ndim != 1 or not np.issubdtype(array.dtype, np.integer):
        raise Problem(
            Sentence("Data", "{name} is not a list of whole numbers, one label an image.").format(
                name=name
            )
        )
    if array.min(initial=0) < 0 or array.max(initial=0) >= N_CLASSES:
        raise Problem(Sentence("Data", "{name} holds labels other than 0 to 9.").format(name=name))
    return _read_only(array.astype(np.uint8))


def _read_only(array: np.ndarray) -> np.ndarray:
    view = array.view()
    view.flags.writeable = False
    return view
