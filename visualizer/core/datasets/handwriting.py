"""The data set that is always there: digits from our own stroke model, no network needed."""

from __future__ import annotations

from visualizer.core.dataset_files import read_dataset
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.resource_files import resource_path
from visualizer.core.sentence import Sentence


class Handwriting:
    """24,000 training and 2,000 test images, written by `visualizer.core.handwriting`."""

    key = "handwriting"
    title = Sentence("Data", "Handwriting")

    def load(self) -> ImageDataset:
        """Read the file that ships with the program.

        Raises
        ------
        Problem
            If the installation is damaged.
        """
        return read_dataset(resource_path("handwriting.npz"))
