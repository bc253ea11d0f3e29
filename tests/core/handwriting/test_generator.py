"""The generator draws the shipped images again."""

import numpy as np
import pytest

from visualizer.core.handwriting.generator import (
    SEED,
    TEST,
    TRAIN,
    main,
    write_digits,
)
from visualizer.core.resource_files import resource_path


@pytest.fixture(scope="module")
def shipped():
    with np.load(resource_path("handwriting.npz"), allow_pickle=False) as archive:
        return dict(archive)


@pytest.mark.parametrize(("part", "name"), [(TRAIN, "train"), (TEST, "test")])
def test_shipped_images_come_from_the_script(shipped, part, name):
    images, labels = write_digits(60, SEED, part)
    difference = images.astype(int) - shipped[f"x_{name}"][:60]
    # Another processor may round the last bit of a sine the other way.
    assert np.abs(difference).max() <= 2
    assert np.array_equal(labels, shipped[f"y_{name}"][:60])


def test_first_images_do_not_depend_on_how_many_follow():
    few, few_labels = write_digits(7, 3, TRAIN)
    many, many_labels = write_digits(25, 3, TRAIN)
    assert np.array_equal(few, many[:7])
    assert np.array_equal(few_labels, many_labels[:7])


def test_parts_and_seeds_differ():
    parts = [write_digits(10, seed, part)[0] for seed, part in [(1, TRAIN), (1, TEST), (2, TRAIN)]]
    sorted_by_image = {image.tobytes() for images in parts for image in images}
    assert len(sorted_by_image) == 30


def test_script_writes_the_same_file_twice(tmp_path):
    paths = [tmp_path / "first.npz", tmp_path / "second.npz"]
    for path in paths:
        main([str(path), "--n-train", "20", "--n-test", "10", "--seed", "4"])
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with np.load(paths[0], allow_pickle=False) as archive:
        assert archive["x_train"].shape == (20, 28, 28)
        assert archive["y_test"].shape == (10,)
