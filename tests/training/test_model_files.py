"""Models leave as normal Keras models, and come in only if they are harmless and fit."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

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
# Of keras.layers: Keras is imported by the tests, not before.
Layers = Callable[[Any], list[Any]]
both = pytest.mark.parametrize("suffix", model_files.SUFFIXES)


def saved(path: Path, layers: Layers, shape: tuple[int, ...]) -> Any:
    import keras

    model = keras.Sequential([keras.Input(shape), *layers(keras.layers)])
    model.save(path)
    return model


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
    network = load_model(path)
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
    assert np.isnan(load_model(path).layers[1].weights).all()


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
@pytest.mark.parametrize(
    ("shape", "layers", "full"),
    [
        ((28, 28), lambda k: [k.Rescaling(1 / 255), k.Flatten(), k.Dense(9, "relu")], 255),
        ((28, 28), lambda k: [k.Rescaling(1 / 127.5), k.Flatten(), k.Dense(9, "relu")], 255),
        ((784,), lambda k: [k.Dense(9, "tanh"), k.Dropout(0.5)], 1),
        ((28, 28, 1), lambda k: [k.Flatten(), k.Dense(9, "sigmoid", use_bias=False)], 1),
        ((28, 28), lambda k: [k.Reshape((784,)), k.Dense(9), k.Dense(7, "relu")], 1),
        (
            (28, 28, 1),
            lambda k: [
                k.Conv2D(4, 3, activation="relu"),
                k.MaxPooling2D(),
                k.Dropout(0.25),
                k.Conv2D(6, 5, use_bias=False),
                k.MaxPooling2D(3),
                k.Flatten(),
            ],
            1,
        ),
        (
            (28, 28),
            lambda k: [
                k.Rescaling(1 / 255),
                k.Reshape((28, 28, 1)),
                k.Conv2D(3, 7, activation="tanh"),
                k.Flatten(),
                k.Dense(8, "relu"),
            ],
            255,
        ),
    ],
)
def test_models_of_others_answer_as_they_do_in_keras(
    tmp_path: Path,
    suffix: str,
    shape: tuple[int, ...],
    layers: Layers,
    full: int,
) -> None:
    path = tmp_path / f"theirs{suffix}"
    model = saved(path, lambda k: [*layers(k), k.Dense(10, "softmax")], shape)
    theirs = model.predict(full * PIXELS.reshape(-1, *shape), verbose=0)
    np.testing.assert_allclose(outputs(load_model(path), PIXELS), theirs, atol=1e-5)


@both
@pytest.mark.parametrize(
    ("layers", "shape", "words"),
    [
        (lambda k: [k.Flatten(), k.Dense(10)], (28, 28), "ends in 10 × linear"),
        (lambda k: [k.Flatten(), k.Dense(3, "softmax")], (28, 28), "ends in 3 × softmax"),
        (lambda k: [k.Flatten(), k.Dense(10, "softmax")], (8, 8), "inputs of the shape (8, 8)"),
        (
            lambda k: [k.Flatten(), k.Dense(5, "gelu"), k.Dense(10, "softmax")],
            (28, 28),
            "plain row",
        ),
        (
            lambda k: [k.Conv2D(2, 3, padding="same"), k.Flatten(), k.Dense(10, "softmax")],
            (28, 28, 1),
            "plain row",
        ),
        (
            lambda k: [k.Conv2D(2, 4, strides=2), k.Flatten(), k.Dense(10, "softmax")],
            (28, 28, 1),
            "plain row",
        ),
        (
            lambda k: [k.MaxPooling2D(2, strides=1), k.Flatten(), k.Dense(10, "softmax")],
            (28, 28, 1),
            "plain row",
        ),
        (
            lambda k: [k.Conv2D(2, (3, 5)), k.Flatten(), k.Dense(10, "softmax")],
            (28, 28, 1),
            "plain row",
        ),
        (
            lambda k: [k.AveragePooling2D(2), k.Flatten(), k.Dense(10, "softmax")],
            (28, 28, 1),
            "a layer of the kind AveragePooling2D",
        ),
        (
            lambda k: [k.Flatten(), k.Lambda(lambda x: x), k.Dense(10, "softmax")],
            (28, 28),
            "a layer of the kind Lambda",
        ),
        (
            lambda k: [k.Rescaling(1, 0.5), k.Flatten(), k.Dense(10, "softmax")],
            (28, 28),
            "plain row",
        ),
        (lambda k: [k.Flatten()], (28, 28), "plain row"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    tmp_path: Path,
    suffix: str,
    layers: Layers,
    shape: tuple[int, ...],
    words: str,
) -> None:
    path = tmp_path / f"theirs{suffix}"
    saved(path, layers, shape)
    assert words in refused(path)


@both
def test_maps_that_would_fill_the_memory_are_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wide{suffix}"
    # Few weights, and half a million values for every image.
    saved(
        path,
        lambda k: [k.Conv2D(700, 1), k.MaxPooling2D(28), k.Flatten(), k.Dense(10, "softmax")],
        (28, 28, 1),
    )
    assert "too large" in refused(path)


def test_layers_side_by_side_are_no_row(tmp_path: Path) -> None:
    import keras

    path = tmp_path / "branches.keras"
    x = keras.Input((784,))
    first = keras.layers.Dense(784, "relu")(x)
    keras.Model(x, [first, keras.layers.Dense(10, "softmax")(x)]).save(path)
    assert refused(path)


def tampered(path: Path, change: Callable[[dict], None], **members: str) -> Path:
    """Return a copy of a saved model with another description, and more files."""
    save_model(NETWORK, CONFIG, path)
    other = path.with_name("tampered.keras")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "config.json":
                description = json.loads(content)
                change(description)
                content = json.dumps(description).encode()
            copy.writestr(name, content)
        for name, text in members.items():
            copy.writestr(name, text)
    return other


def evil(attribute: str, value: object) -> Callable[[dict], None]:
    def change(description: dict) -> None:
        description["config"]["layers"][2]["config"][attribute] = value

    return change


MARK = "import os; open('pwned', 'w')"


@pytest.mark.parametrize(
    "change",
    [
        evil("activation", {"module": "builtins", "class_name": "eval", "config": MARK}),
        evil(
            "kernel_initializer",
            {"module": "os", "class_name": "system", "config": {"command": "touch pwned"}},
        ),
        evil("units", 10**9),
        evil("units", "many"),
        evil("units", -1),
        lambda description: description["config"].update(layers="x"),
        lambda description: description["config"].update(layers=[1, None]),
        lambda description: description["config"]["layers"][2].update(config="x"),
        lambda description: description["config"]["layers"][2].update(module="os"),
        lambda description: description.update(class_name="Lambda"),
        lambda description: description.update(config=None),
        dict.clear,
    ],
)
def test_a_file_is_never_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[dict], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tampered(tmp_path / "model.keras", change)
    assert refused(path).startswith("tampered.keras")
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("name", ["../../evil.txt", "/evil.txt", "assets/evil.py"])
def test_an_archive_with_more_in_it_is_refused(tmp_path: Path, name: str) -> None:
    path = tampered(tmp_path / "model.keras", lambda description: None, **{name: "x"})
    assert "no Keras model" in refused(path)


def test_what_unpacks_to_far_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tampered(
        tmp_path / "model.keras", lambda description: description.update(pad="x" * 10**7)
    )
    assert "too large" in refused(path)
    monkeypatch.setattr(model_files, "MAX_BYTES", 1000)
    assert "too large" in refused(tmp_path / "model.keras")


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
