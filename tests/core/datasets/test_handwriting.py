"""The built-in handwriting: what ships, and that a net trained on it reads real digits."""

import os
import time
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.datasets.handwriting import Handwriting
from visualizer.core.registry import discover
from visualizer.core.resource_files import resource_path


@pytest.fixture(scope="module")
def dataset():
    return Handwriting().load()


def real_mnist():
    """Find the real MNIST beside the project or where VISUALIZER_DATA points."""
    beside = Path(__file__).parents[3].parent / "shared/data/mnist.npz"
    named = Path(os.environ.get("VISUALIZER_DATA", "") or beside)
    return next(
        (path for path in (named, beside) if path.suffix == ".npz" and path.is_file()), None
    )


def test_found_by_its_key():
    assert discover("visualizer.core.datasets")["handwriting"] is Handwriting


def test_counts_and_size(dataset):
    assert dataset.x_train.shape == (24_000, 28, 28)
    assert dataset.x_test.shape == (2_000, 28, 28)
    assert resource_path("handwriting.npz").stat().st_size <= 5_000_000


def test_loads_quickly():
    durations = []
    for _ in range(3):
        start = time.perf_counter()
        Handwriting().load()
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.5


def test_classes_are_balanced_wherever_the_data_is_cut(dataset):
    assert (np.bincount(dataset.y_train) == 2_400).all()
    assert (np.bincount(dataset.y_test) == 200).all()
    validation = dataset.y_train[-2_400:]
    assert (np.bincount(validation) == 240).all()
    # In random order: neighbours tell nothing.
    assert np.mean(validation[1:] == validation[:-1]) < 0.12


def test_digits_sit_where_those_of_mnist_do(dataset):
    images = np.concatenate([dataset.x_train, dataset.x_test])
    rows, columns = images.any(axis=2), images.any(axis=1)
    heights = 28 - rows.argmax(axis=1) - rows[:, ::-1].argmax(axis=1)
    widths = 28 - columns.argmax(axis=1) - columns[:, ::-1].argmax(axis=1)
    assert np.maximum(heights, widths).max() == 20
    # A last row of ink fainter than half a grey level is not seen.
    assert np.maximum(heights, widths).min() >= 19
    assert (images.max(axis=(1, 2)) == 255).all()
    grey = images.astype(np.float32)
    middles = np.arange(28, dtype=np.float32) + 0.5
    mass = grey.sum(axis=(1, 2))
    for axis in (1, 2):
        centres = grey.sum(axis=axis) @ middles / mass
        assert np.abs(centres - 14).max() < 0.52


def test_no_test_image_is_a_training_image(dataset):
    train = {image.tobytes() for image in dataset.x_train}
    assert len(train) == len(dataset.x_train)
    assert not any(image.tobytes() in train for image in dataset.x_test)


@pytest.mark.skipif(real_mnist() is None, reason="the real MNIST (mnist.npz) is not here")
def test_teaches_a_net_that_reads_real_digits(dataset):
    import keras

    with np.load(real_mnist(), allow_pickle=False) as archive:
        x_real, y_real = archive["x_test"], archive["y_test"]
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        keras.optimizers.Adam(0.001),
        "sparse_categorical_crossentropy",
        steps_per_execution=50,
        jit_compile=True,
    )
    x_train = dataset.x_train.astype(np.float32) / 255
    model.fit(x_train, dataset.y_train, batch_size=32, epochs=5, verbose=0)
    answers = model.predict(x_real.astype(np.float32) / 255, batch_size=1_000, verbose=0)
    assert np.mean(answers.argmax(axis=1) == y_real) >= 0.85
