"""How a network answers many images, and which of them it gets wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.image_dataset import N_CLASSES
from visualizer.core.planned_network import Network

N_LARGEST = 3


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The answers to a set of images.

    Attributes
    ----------
    labels : array of int, shape (n_images,)
        The true class of each.
    classes : array of int, shape (n_images, N_LARGEST)
        The classes of the largest outputs, the largest first.
    outputs : array, shape (n_images, N_LARGEST)
        Those outputs, 0 to 1.
    """

    labels: np.ndarray
    classes: np.ndarray
    outputs: np.ndarray

    @property
    def predictions(self) -> np.ndarray:
        """The answer to each image, 0 to 9, shape (n_images,)."""
        return self.classes[:, 0]

    @property
    def confidences(self) -> np.ndarray:
        """The output of each answer, 0 to 1, shape (n_images,)."""
        return self.outputs[:, 0]

    @property
    def accuracy(self) -> float:
        """Share of the images that are classified rightly, 0 to 1."""
        return float((self.labels == self.predictions).mean())

    @property
    def confusion(self) -> np.ndarray:
        """How many images of each class (row) were taken for each (column), shape (10, 10)."""
        pairs = N_CLASSES * self.labels.astype(int) + self.predictions
        counts = np.bincount(pairs, minlength=N_CLASSES**2)
        return counts.reshape(N_CLASSES, N_CLASSES)

    def examples(self, true_class: int | None = None, predicted: int | None = None) -> np.ndarray:
        """Return which images were mistaken, or were taken for one class in place of another.

        Parameters
        ----------
        true_class, predicted : int, optional
            0 to 9, both or none. The same class twice asks for right answers.

        Returns
        -------
        array of int, shape (n_found,)
            Indices; the surest mistakes first, of right answers the least sure ones.
        """
        if true_class is None:
            found = np.flatnonzero(self.labels != self.predictions)
        else:
            found = np.flatnonzero((self.labels == true_class) & (self.predictions == predicted))
        sureness = self.confidences[found]
        sign = 1 if true_class is not None and true_class == predicted else -1
        return found[np.argsort(sign * sureness, kind="stable")]


def answers(network: Network, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Run images through a network.

    Parameters
    ----------
    network : Network
        Of 784 inputs.
    images : array of uint8, shape (n_images, 28, 28)

    Returns
    -------
    classes : array of uint8, shape (n_images, N_LARGEST)
        Of the largest outputs, the largest first.
    outputs : array of float32, shape (n_images, N_LARGEST)
        Those outputs; nan comes first where the network gives no numbers.
    """
    pixels = images.reshape(len(images), -1).astype(np.float32) / 255
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        outputs = network.forward(pixels).output
    order = np.argsort(-np.where(np.isnan(outputs), np.inf, outputs), axis=1, kind="stable")
    classes = order[:, :N_LARGEST]
    largest = np.take_along_axis(outputs, classes, axis=1)
    return classes.astype(np.uint8), largest.astype(np.float32)
