"""Models that others trained with Keras answer here as they do there, or are refused by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from visualizer.core.planned_network import Network
from visualizer.core.sentence import Problem
from visualizer.training.model_files import SUFFIXES, load_model

PIXELS = np.random.default_rng(1).random((6, 28, 28), np.float32)
# Of keras.layers: Keras is imported by the tests, not before.
Layers = Callable[[Any], list[Any]]
SQUARE, MAP, FLAT = (28, 28), (28, 28, 1), (784,)


def drawn_anew(model: Any) -> Any:
    """Give all weights other values than the first, those of normalization too."""
    generator = np.random.default_rng(5)
    model.set_weights(
        [generator.normal(1, 0.3, each.shape).astype(np.float32) for each in model.get_weights()]
    )
    return model


def saved(path: Path, layers: Layers, shape: tuple[int, ...], *, as_row: bool = True) -> Any:
    import keras

    made = layers(keras.layers)
    if as_row:
        model = keras.Sequential([keras.Input(shape), *made])
    else:
        first = keras.Input(shape)
        last = first
        for layer in made:
            last = layer(last)
        model = keras.Model(first, last)
    # The small kernels keep softmax from being a one and nine zeros.
    model.set_weights([each + 0.01 * np.sign(each) for each in model.get_weights()])
    for layer in model.layers:
        if "normalization" in layer.name:
            drawn_anew(layer)
    model.save(path)
    return model


def outputs(network: Network, pixels: np.ndarray) -> np.ndarray:
    return network.forward(pixels.reshape(len(pixels), -1)).output


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        load_model(path)
    return str(caught.value)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("as_row", [True, False])
@pytest.mark.parametrize(
    ("shape", "layers", "full"),
    [
        (SQUARE, lambda k: [k.Rescaling(1 / 255), k.Flatten(), k.Dense(9, "relu")], 255),
        (SQUARE, lambda k: [k.Rescaling(1 / 127.5, -1), k.Flatten(), k.Dense(9, "relu")], 255),
        (SQUARE, lambda k: [k.Rescaling(2, -1), k.Flatten(), k.Dense(9, "relu")], 1),
        (FLAT, lambda k: [k.Dense(9, "tanh"), k.Dropout(0.5)], 1),
        (MAP, lambda k: [k.Flatten(), k.Dropout(0.2), k.Dense(9, use_bias=False)], 1),
        (SQUARE, lambda k: [k.Reshape((784,)), k.Dense(9), k.Dense(7, "relu")], 1),
        (SQUARE, lambda k: [k.Reshape((-1,)), k.Dense(9), k.Activation("sigmoid")], 1),
        (FLAT, lambda k: [k.Dense(9, k.ReLU()), k.Dense(8), k.ReLU()], 1),
        (FLAT, lambda k: [k.Dense(9), k.BatchNormalization(), k.ReLU()], 1),
        (FLAT, lambda k: [k.Dense(9, "relu"), k.BatchNormalization(), k.Dropout(0.1)], 1),
        (SQUARE, lambda k: [k.BatchNormalization(), k.Flatten()], 1),
        (SQUARE, lambda k: [k.GaussianNoise(0.1), k.Flatten(), k.Dense(9)], 1),
        (MAP, lambda k: [k.RandomRotation(0.1), k.Flatten(), k.Dense(9)], 1),
        (
            MAP,
            lambda k: [
                k.Conv2D(4, 3, activation="relu"),
                k.MaxPooling2D(),
                k.Dropout(0.25),
                k.Conv2D(6, 5, use_bias=False),
                k.MaxPooling2D(3),
                k.Flatten(),
                k.Dropout(0.5),
            ],
            1,
        ),
        (
            SQUARE,
            lambda k: [
                k.Rescaling(1 / 255),
                k.Reshape(MAP),
                k.Conv2D(3, 7),
                k.BatchNormalization(scale=False),
                k.Activation("tanh"),
                k.MaxPooling2D(2, padding="same"),
                k.BatchNormalization(center=False),
                k.MaxPooling2D(2),
                k.Conv2D(2, 2),
                k.Flatten(),
                k.BatchNormalization(),
                k.Dense(8, "relu"),
            ],
            255,
        ),
    ],
)
def test_models_of_others_answer_as_they_do_in_keras(
    tmp_path: Path,
    suffix: str,
    as_row: bool,
    shape: tuple[int, ...],
    layers: Layers,
    full: int,
) -> None:
    path = tmp_path / f"theirs{suffix}"
    model = saved(path, lambda k: [*layers(k), k.Dense(10, "softmax")], shape, as_row=as_row)
    theirs = model.predict(full * PIXELS.reshape(-1, *shape), verbose=0)
    assert theirs.max() < 0.999
    np.testing.assert_allclose(outputs(load_model(path).network, PIXELS), theirs, atol=1e-5)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_not_as_in_the_file_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"theirs{suffix}"
    model = saved(path, lambda k: [k.Dense(9), k.BatchNormalization(), k.ReLU(), k.Dense(10)], FLAT)
    opened = load_model(path)
    logits = model.predict(PIXELS.reshape(-1, 784), verbose=0)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    wanted = powers / powers.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(outputs(opened.network, PIXELS), wanted, atol=1e-5)
    assert opened.remarks == (
        "Batch normalization is folded into the weights beside it.",
        "It ends in logits; softmax is added.",
    )
    saved(path, lambda k: [k.Dense(10, "softmax")], FLAT)
    assert load_model(path).remarks == ()


@pytest.mark.parametrize("dtype", ["float64", "mixed_float16"])
def test_weights_of_another_precision_are_taken(tmp_path: Path, dtype: str) -> None:
    import keras

    path = tmp_path / "theirs.keras"
    model = keras.Sequential(
        [keras.Input(FLAT), keras.layers.Dense(10, "softmax", dtype=keras.DTypePolicy(dtype))]
    )
    model.save(path)
    theirs = model.predict(PIXELS.reshape(-1, 784), verbose=0)
    np.testing.assert_allclose(outputs(load_model(path).network, PIXELS), theirs, atol=2e-3)


def layer(kind: str, name: str, source: str, **config: Any) -> dict[str, Any]:
    nodes = [[[source, 0, 0, {}]]] if source else []
    return {
        "class_name": kind,
        "name": name,
        "config": {"name": name, **config},
        "inbound_nodes": nodes,
    }


@pytest.mark.parametrize("kind", ["Sequential", "Functional", "Model"])
def test_a_file_of_tf_keras_2_is_taken(tmp_path: Path, kind: str) -> None:
    # As TensorFlow 2.15 writes it.
    dense = {"units": 10, "activation": "softmax", "use_bias": True, "dtype": "float32"}
    layers = [
        layer("InputLayer", "input_1", "", batch_input_shape=[None, 28, 28], dtype="float32"),
        layer("Flatten", "flatten", "input_1", data_format="channels_last"),
        layer("Dense", "dense", "flatten", **dense),
    ]
    ends = {"input_layers": [["input_1", 0, 0]], "output_layers": [["dense", 0, 0]]}
    generator = np.random.default_rng(3)
    kernel = generator.normal(0, 0.1, (784, 10)).astype(np.float32)
    bias = generator.normal(0, 0.1, 10).astype(np.float32)
    path = tmp_path / "old.h5"
    with h5py.File(path, "w") as file:
        config = {"class_name": kind, "config": {"name": "m", "layers": layers, **ends}}
        file.attrs["model_config"] = json.dumps(config)
        file.attrs["keras_version"] = "2.15.0"
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [b"input_1", b"flatten", b"dense"]
        for name in ("input_1", "flatten"):
            group.create_group(name).attrs["weight_names"] = np.zeros(0)
        group.create_group("dense").attrs["weight_names"] = [b"dense/kernel:0", b"dense/bias:0"]
        group["dense/dense/kernel:0"], group["dense/dense/bias:0"] = kernel, bias
    network = load_model(path).network
    np.testing.assert_array_equal(network.layers[0].weights, kernel)
    np.testing.assert_array_equal(network.layers[0].bias, bias)


@pytest.mark.parametrize(
    ("layers", "shape", "words"),
    [
        (lambda k: [k.Dense(3, "softmax")], FLAT, "ends in 3 × softmax"),
        (lambda k: [k.Dense(10, "sigmoid")], FLAT, "ends in 10 × sigmoid"),
        (lambda k: [k.Flatten()], SQUARE, "not end in a dense layer"),
        (
            lambda k: [k.Dense(10, "softmax"), k.BatchNormalization()],
            FLAT,
            "not end in a dense layer",
        ),
        (lambda k: [k.Flatten(), k.Dense(10)], (8, 8), "inputs of the shape (8, 8)"),
        (
            lambda k: [k.Dense(5, "gelu", name="curved"), k.Dense(10, "softmax")],
            FLAT,
            "activation gelu of its layer “curved” is unknown",
        ),
        (
            lambda k: [k.Conv2D(2, 3, padding="same", name="wide"), k.Flatten(), k.Dense(10)],
            MAP,
            "“wide” pads its images",
        ),
        (lambda k: [k.Conv2D(2, 4, strides=2, name="c"), k.Flatten(), k.Dense(10)], MAP, "“c”"),
        (
            lambda k: [k.Conv2D(2, 3, dilation_rate=2, name="c"), k.Flatten(), k.Dense(10)],
            MAP,
            "“c”",
        ),
        (lambda k: [k.Conv2D(2, (3, 5), name="c"), k.Flatten(), k.Dense(10)], MAP, "“c”"),
        (
            lambda k: [k.Conv2D(2, 2), k.Conv2D(4, 3, groups=2, name="c"), k.Flatten()],
            MAP,
            "“c”",
        ),
        (lambda k: [k.MaxPooling2D(2, strides=1, name="p"), k.Flatten()], MAP, "“p”"),
        (lambda k: [k.MaxPooling2D(3, padding="same", name="p"), k.Flatten()], MAP, "“p”"),
        (lambda k: [k.Dense(9, name="rows"), k.Flatten(), k.Dense(10)], SQUARE, "“rows”"),
        (lambda k: [k.Reshape((14, 56), name="cut"), k.Flatten(), k.Dense(10)], SQUARE, "“cut”"),
        (lambda k: [k.Dense(9, "relu"), k.Softmax(name="twice"), k.Dense(10)], FLAT, "“twice”"),
        (lambda k: [k.ReLU(name="r"), k.Dense(10)], FLAT, "“r”"),
        (lambda k: [k.Dense(9), k.ReLU(6.0, name="six"), k.Dense(10)], FLAT, "“six”"),
        (
            lambda k: [k.BatchNormalization(axis=1, name="b"), k.Flatten(), k.Dense(10)],
            MAP,
            "“b”",
        ),
        (
            lambda k: [k.AveragePooling2D(2, name="mean"), k.Flatten(), k.Dense(10)],
            MAP,
            "“mean” is of the kind AveragePooling2D",
        ),
        (
            lambda k: [k.Lambda(lambda x: x, name="code"), k.Dense(10)],
            FLAT,
            "“code” is of the kind Lambda",
        ),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
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


def test_the_largest_of_what_is_turned_round_is_not_taken(tmp_path: Path) -> None:
    import keras

    path = tmp_path / "theirs.keras"
    turned = keras.layers.BatchNormalization(gamma_initializer=keras.initializers.Constant(-1))
    rest = [keras.layers.MaxPooling2D(name="p"), keras.layers.Flatten(), keras.layers.Dense(10)]
    keras.Sequential([keras.Input(MAP), turned, *rest]).save(path)
    assert "“p”" in refused(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_maps_that_would_fill_the_memory_are_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wide{suffix}"
    # Few weights, and half a million values for every image.
    saved(path, lambda k: [k.Conv2D(700, 1), k.MaxPooling2D(28), k.Flatten(), k.Dense(10)], MAP)
    assert "too large" in refused(path)


def test_layers_that_stand_in_no_row_are_refused(tmp_path: Path) -> None:
    import keras

    first = keras.Input(FLAT)
    middle = keras.layers.Dense(784, "relu")
    last = keras.layers.Dense(10, "softmax")
    path = tmp_path / "branches.keras"
    for outputs_of in (
        [middle(first), last(first)],
        last(keras.layers.Add()([first, middle(first)])),
        last(middle(middle(first))),
    ):
        keras.Model(first, outputs_of).save(path)
        assert "one row" in refused(path)
