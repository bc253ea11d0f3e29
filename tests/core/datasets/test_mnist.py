"""MNIST from Keras's cache."""

from pathlib import Path

import numpy as np
import pytest

from visualizer.core.datasets.mnist import Mnist
from visualizer.core.sentence import Problem


def test_the_cache_is_where_keras_keeps_it(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    assert Mnist.cache_path() == tmp_path / "datasets" / "mnist.npz"
    monkeypatch.delenv("KERAS_HOME")
    assert Mnist.cache_path() == Path.home() / ".keras" / "datasets" / "mnist.npz"


def test_the_tests_touch_nobodys_cache():
    assert Mnist.cache_path().parents[1].name == "keras"


def test_without_a_copy_it_says_so_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    with pytest.raises(Problem, match="not on this computer yet"):
        Mnist().load()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"half a download"])
def test_a_damaged_copy_is_refused(tmp_path, monkeypatch, content):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    (tmp_path / "datasets").mkdir()
    Mnist.cache_path().write_bytes(content)
    with pytest.raises(Problem, match=r"mnist\.npz is damaged"):
        Mnist().load()


def test_the_copy_is_read(tmp_path, monkeypatch, real_mnist_path):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    (tmp_path / "datasets").mkdir()
    Mnist.cache_path().symlink_to(real_mnist_path)
    assert np.bincount(Mnist().load().y_test).tolist() == [
        980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]  # fmt: skip
