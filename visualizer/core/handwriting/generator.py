"""Makes the data set `handwriting`; the same seed makes the same file.

``python -m visualizer.core.handwriting.generator resources/handwriting.npz``
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from visualizer.core.handwriting.writer import write_digit
from visualizer.core.image_dataset import IMAGE_SHAPE, N_CLASSES, ImageDataset

N_TRAIN = 24_000
N_TEST = 2_000
SEED = 2024
# Each part has its own random stream: no test image is a training image.
TRAIN, TEST = 0, 1


def write_digits(n_images: int, seed: int, part: int) -> tuple[np.ndarray, np.ndarray]:
    """Write digits, every class once in ten images, in random order.

    Each image has a random stream of its own: the first images are the same however
    many follow.

    Parameters
    ----------
    n_images : int
        How many.
    seed : int
        0 or more.
    part : int
        `TRAIN` or `TEST`.

    Returns
    -------
    images : array of uint8, shape (n_images, 28, 28)
        Grey values, 0 (paper) to 255 (ink).
    labels : array of uint8, shape (n_images,)
        The digits, 0 to 9.
    """
    # RandomState and not Generator: numpy promises that its numbers never change.
    order = np.random.RandomState([seed, part, 0])
    n_tens = -(-n_images // N_CLASSES)
    tens = [order.permutation(N_CLASSES) for _ in range(n_tens)]
    labels = np.array(tens, np.uint8).reshape(-1)[:n_images]
    images = np.empty((n_images, *IMAGE_SHAPE), np.uint8)
    for index, digit in enumerate(labels):
        images[index] = write_digit(digit, np.random.RandomState([seed, part, 1 + index]))
    return images, labels


def write_dataset(n_train: int = N_TRAIN, n_test: int = N_TEST, seed: int = SEED) -> ImageDataset:
    """Write a whole data set: about 3 ms an image."""
    x_train, y_train = write_digits(n_train, seed, TRAIN)
    x_test, y_test = write_digits(n_test, seed, TEST)
    return ImageDataset(x_train, y_train, x_test, y_test)


def save_dataset(dataset: ImageDataset, path: Path) -> None:
    """Save a data set as ``.npz``, in the layout of Keras's ``mnist.npz``.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    # Given a stream, numpy leaves the name alone; it writes no clock time into the file.
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            x_train=dataset.x_train,
            y_train=dataset.y_train,
            x_test=dataset.x_test,
            y_test=dataset.y_test,
        )


def main(arguments: list[str] | None = None) -> None:
    """Run the script with the arguments of the command line."""
    parser = argparse.ArgumentParser(description="Write the built-in data set of digits.")
    parser.add_argument("path", type=Path, metavar="FILE.npz", help="file to write")
    parser.add_argument("--n-train", type=int, default=N_TRAIN, help="default: %(default)s")
    parser.add_argument("--n-test", type=int, default=N_TEST, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=SEED, help="default: %(default)s")
    chosen = parser.parse_args(arguments)
    save_dataset(write_dataset(chosen.n_train, chosen.n_test, chosen.seed), chosen.path)


if __name__ == "__main__":
    main()
