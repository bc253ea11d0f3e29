"""MNIST, the most famous data set of handwritten digits, from Keras's cache."""

from __future__ import annotations

import os
from pathlib import Path

from visualizer.core.dataset_files import read_dataset
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Problem, Sentence


class Mnist:
    """60,000 training and 10,000 test images (LeCun, Cortes and Burges)."""

    key = "mnist"
    title = Sentence("Data", "MNIST")
    url = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz"
    n_bytes = 11_490_434
    sha256 = "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"

    @staticmethod
    def cache_path() -> Path:
        """Where Keras keeps its copy, and where a download goes."""
        home = os.environ.get("KERAS_HOME")
        return (Path(home) if home else Path.home() / ".keras") / "datasets" / "mnist.npz"

    def load(self) -> ImageDataset:
        """Read the copy in Keras's cache; nothing is downloaded.

        Raises
        ------
        Problem
            If there is no copy, or it cannot be read.
        """
        path = self.cache_path()
        if not path.exists():
            raise Problem(Sentence("Data", "MNIST is not on this computer yet."))
        return read_dataset(path)
