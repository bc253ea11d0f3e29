"""Images and labels: what a data set may hold."""

import numpy as np
import pytest

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Problem


def arrays(**changed):
    return {
        "x_train": np.zeros((4, 28, 28), np.uint8),
        "y_train": np.array([0, 9, 3, 3], np.uint8),
        "x_test": np.zeros((2, 28, 28), np.uint8),
        "y_test": np.array([1, 2], np.uint8),
    } | changed


def test_arrays_are_kept_and_read_only():
    given = arrays()
    dataset = ImageDataset(**given)
    for name, array in given.items():
        assert (getattr(dataset, name) == array).all()
        with pytest.raises(ValueError, match="read-only"):
            getattr(dataset, name)[0] = 1
        assert array.flags.writeable


@pytest.mark.parametrize("kind", [np.uint8, np.int64, np.uint64, np.int8])
def test_labels_become_uint8(kind):
    assert ImageDataset(**arrays(y_test=np.array([9, 0], kind))).y_test.dtype == np.uint8


@pytest.mark.parametrize(
    ("name", "array", "complaint"),
    [
        ("x_train", np.zeros((4, 28, 27), np.uint8), "28 x 28 are needed"),
        ("x_train", np.zeros((4, 784), np.uint8), "28 x 28 are needed"),
        ("x_train", np.zeros((4, 28, 28, 1), np.uint8), "28 x 28 are needed"),
        ("x_test", np.zeros((0, 28, 28), np.uint8), "28 x 28 are needed"),
        ("x_test", np.array(5, np.uint8), "28 x 28 are needed"),
        ("x_test", np.zeros((2, 28, 28), np.float32), "x_test holds float32 values"),
        ("x_train", np.zeros((4, 28, 28), bool), "x_train holds bool values"),
        ("y_train", np.zeros((4, 10), np.uint8), "y_train is not a list of whole numbers"),
        ("y_train", np.zeros(4), "y_train is not a list of whole numbers"),
        ("y_train", np.array(4), "y_train is not a list of whole numbers"),
        ("y_train", np.array(["1"] * 4), "y_train is not a list of whole numbers"),
        ("y_train", np.array([0, 1, 2, 10]), "labels other than 0 to 9"),
        ("y_train", np.array([0, 1, 2, -1]), "labels other than 0 to 9"),
        ("y_train", np.array([0, 1, 2, 256]), "labels other than 0 to 9"),
        ("y_test", np.array([1]), r"Images: 2; labels: 1 \(test\)\. Each image needs one\."),
        ("y_train", np.array([], int), r"Images: 4; labels: 0 \(train\)"),
    ],
)
def test_other_arrays_are_refused(name, array, complaint):
    with pytest.raises(Problem, match=complaint):
        ImageDataset(**arrays(**{name: array}))


@pytest.mark.parametrize("name", ["x_train", "y_train", "x_test", "y_test"])
def test_the_same_images_have_the_same_fingerprint(name):
    mark = ImageDataset(**arrays()).fingerprint
    assert ImageDataset(**arrays()).fingerprint == mark
    strided = np.zeros((8, 28, 28), np.uint8)[::2]
    assert ImageDataset(**arrays(x_train=strided)).fingerprint == mark
    changed = arrays()[name].copy()
    changed[-1] += 1 if name != "y_test" else 3
    assert ImageDataset(**arrays(**{name: changed})).fingerprint != mark


def test_images_are_told_apart_by_the_part_they_are_in():
    def blank(n_train, n_test):
        images, labels = np.zeros((6, 28, 28), np.uint8), np.zeros(6, np.uint8)
        return ImageDataset(images[:n_train], labels[:n_train], images[:n_test], labels[:n_test])

    assert blank(4, 2).fingerprint != blank(3, 3).fingerprint
