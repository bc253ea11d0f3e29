"""Models leave as normal Keras models, and come in only if they are harmless and fit."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.network import DenseNetwork
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.training import model_files
from visualizer.training.model_files import load_model, save_model

CONFIG = TrainingConfig(preset="lecture-20-20", optimizer="adam", learning_rate=0.02)
NETWORK = initial_network(CONFIG.layers, 3)
PIXELS = np.random.default_rng(1).random((6, 28, 28), np.float32)
both = pytest.mark.parametrize("suffix", model_files.SUFFIXES)


def outputs(network: DenseNetwork, pixels: np.ndarray) -> np.ndarray:
    return network.forward(pixels.reshape(len(pixels), -1)).output


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        load_model(path)
    assert isinstance(caught.value.sentence, Sentence)
    return str(caught.value)


@both
def test_stock_keras_runs_trains_and_evaluates_it(tmp_path: Path, suffix: str) -> None:
    import keras

    path = tmp_path / f"mnist_model{suffix}"
    save_model(NETWORK, CONFIG, path)
    model = keras.saving.load_model(path)
    np.testing.assert_allclose(model.predict(PIXELS, verbose=0), outputs(NETWORK, PIXELS), 1e-4)
    assert [layer.name for layer in model.layers[1:]] == ["hidden_1", "hidden_2", "digits"]
    assert isinstance(model.optimizer, keras.optimizers.Adam)
    assert float(model.optimizer.learning_rate) == pytest.approx(0.02)
    labels = np.arange(6)
    assert set(model.evaluate(PIXELS, labels, verbose=0, return_dict=True)) == {"loss", "accuracy"}
    if suffix == ".h5":
        # keras 3.15 opens no .h5 so that it can train on as it is, not even its own.
        model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(PIXELS, labels, verbose=0)


@both
def test_it_comes_back_to_the_last_bit(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mnist_model{suffix}"
    save_model(NETWORK, CONFIG, path)
    network = load_model(path).network
    for ours, theirs in zip(network.layers, NETWORK.layers, strict=True):
        np.testing.assert_array_equal(ours.weights, theirs.weights)
        np.testing.assert_array_equal(ours.bias, theirs.bias)
        assert ours.activation == theirs.activation


@both
def test_a_network_that_diverged_comes_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mnist_model{suffix}"
    layer = NETWORK.layers[1]
    lost = replace(layer, weights=np.full_like(layer.weights, np.nan))
    save_model(NETWORK.with_layer(1, lost), CONFIG, path)
    # Warnings are errors here: there is none.
    assert np.isnan(load_model(path).network.layers[1].weights).all()


@both
@pytest.mark.parametrize("n_bytes", [0, 6000, 12000, 40000])
def test_a_full_disk_keeps_the_old_model(
    tmp_path: Path,
    full_disk: Callable[[int], AbstractContextManager[None]],
    suffix: str,
    n_bytes: int,
) -> None:
    path = tmp_path / f"mnist_model{suffix}"
    save_model(NETWORK, CONFIG, path)
    whole = path.read_bytes()
    with full_disk(n_bytes), pytest.raises(Problem) as caught:
        save_model(initial_network(CONFIG.layers, 4), CONFIG, path)
    reason = os.strerror(errno.EFBIG)
    assert str(caught.value) == f"The model cannot be saved as {path.name}: {reason}."
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


@both
@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.98])
def test_what_is_cut_short_is_refused(tmp_path: Path, suffix: str, share: float) -> None:
    path = tmp_path / f"cut{suffix}"
    save_model(NETWORK, CONFIG, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    assert refused(path).startswith(f"cut{suffix} cannot be opened")


@both
def test_what_is_no_model_is_refused(tmp_path: Path, suffix: str) -> None:
    assert "cannot be opened" in refused(tmp_path / f"gone{suffix}")
    path = tmp_path / f"text{suffix}"
    path.write_text("hello", encoding="utf-8")
    assert "no Keras model" in refused(path)
    assert "cannot be opened" in refused(tmp_path)


def test_weights_alone_are_no_model(tmp_path: Path) -> None:
    import keras

    path = tmp_path / "my.weights.h5"
    keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, "softmax")]).save_weights(path)
    assert "no model" in refused(path)


@both
def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(Problem, match="cannot be saved"):
        save_model(NETWORK, CONFIG, tmp_path / "no such folder" / f"model{suffix}")
    path = tmp_path / f"model{suffix}"
    path.mkdir()
    with pytest.raises(Problem, match="cannot be saved"):
        save_model(NETWORK, CONFIG, path)
    assert list(tmp_path.iterdir()) == [path]
