"""The Keras model against the network on screen."""

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.planned_network import plans_of
from visualizer.core.registry import discover
from visualizer.core.training_config import OPTIMIZERS, PRESETS, TrainingConfig
from visualizer.training.model_builder import build_model, keras_optimizer, network_from_model
from visualizer.training.model_files import SUFFIXES, load_model, save_model


@pytest.mark.parametrize("preset", discover(PRESETS))
def test_training_starts_from_what_the_screen_shows(preset):
    config = TrainingConfig(preset=preset, seed=5)
    shown = initial_network(config.layers, config.seed)
    built = network_from_model(build_model(config), config.layers)
    assert built.sizes == shown.sizes
    assert plans_of(built) == plans_of(shown) == config.layers
    for array, expected in zip(built.arrays, shown.arrays, strict=True):
        np.testing.assert_array_equal(array, expected)


@pytest.mark.parametrize("preset", discover(PRESETS))
def test_the_model_computes_what_the_diagram_computes(preset, digits):
    config = TrainingConfig(preset=preset)
    model = build_model(config)
    images = digits.x_test[:16]
    trace = network_from_model(model, config.layers).forward(
        images.reshape(16, -1) / np.float32(255)
    )
    np.testing.assert_allclose(np.asarray(model(images)), trace.output, atol=1e-6)


def test_the_copied_network_stays_as_it_was(digits):
    config = TrainingConfig(preset="lecture-20-20")
    model = build_model(config)
    before = network_from_model(model, config.layers)
    kept = before.layers[0].weights.copy()
    model.train_on_batch(digits.x_train[:32], digits.y_train[:32])
    np.testing.assert_array_equal(before.layers[0].weights, kept)
    assert not np.array_equal(network_from_model(model, config.layers).layers[0].weights, kept)


@pytest.mark.parametrize("key", discover(OPTIMIZERS))
def test_the_optimizer_is_the_one_of_keras(key):
    rule = discover(OPTIMIZERS)[key](learning_rate=0.125)
    optimizer = keras_optimizer(TrainingConfig(optimizer=key, learning_rate=0.125))
    assert type(optimizer).__name__ == rule.keras_name
    for name, value in optimizer.get_config().items():
        if hasattr(rule, name) and name != "name":
            assert value == pytest.approx(getattr(rule, name), rel=1e-6), name


def test_the_loss_is_the_one_of_the_lecture(digits):
    model = build_model(TrainingConfig(preset="lecture-512"))
    images, labels = digits.x_test[:100], digits.y_test[:100]
    probabilities = np.asarray(model(images))
    loss, accuracy = model.evaluate(images, labels, verbose=0)
    assert loss == pytest.approx(-np.log(probabilities[np.arange(100), labels]).mean(), rel=1e-5)
    assert accuracy == pytest.approx((probabilities.argmax(axis=1) == labels).mean())


@pytest.mark.parametrize(
    "names",
    [
        ("same", "same"),
        ("a/b", "../c"),
        ("dense", ""),
        ("", "dense_1"),
        ("flatten", "dropout"),
        ("자리 🎉", "\u202e\n"),
        ("n" * 10_000, " "),
    ],
)
def test_it_trains_whatever_its_layers_are_called(digits, names, tmp_path):
    layers = [LayerPlan(5, "relu", name, dropout=0.1) for name in names]
    config = TrainingConfig(layers=[*layers, LayerPlan(10, "softmax")], batch_size=50)
    model = build_model(config)
    model.fit(digits.x_train[:100], digits.y_train[:100], verbose=0)
    network = network_from_model(model, config.layers)
    assert plans_of(network) == config.layers
    for suffix in SUFFIXES:
        save_model(network, config, tmp_path / f"model{suffix}")
        back = load_model(tmp_path / f"model{suffix}").network
        assert [each.tobytes() for each in back.arrays] == [
            each.tobytes() for each in network.arrays
        ]
