"""The compiled loop against Keras's own training steps on the same batches."""

import numpy as np
import pytest

from visualizer.core.batch_order import epoch_order
from visualizer.core.registry import discover
from visualizer.core.training_config import OPTIMIZERS, TrainingConfig
from visualizer.training import compiled_steps as compiled_steps_module
from visualizer.training.compiled_steps import MOST_BATCHES, CompiledSteps
from visualizer.training.model_builder import build_model, keras_optimizer

# Relative, in norm; asked for after 200 batches.
TOLERANCE = 1e-5


def compiled_steps(model, digits, batch_size, n_train=None):
    n_train = n_train or len(digits.x_train)
    steps = CompiledSteps(model, digits.x_train, digits.y_train, batch_size, n_train)
    steps.compile()
    return steps


def run_epoch(steps, order, batches_a_call):
    """Return loss and accuracy of every batch, arrays of shape (n_batches,)."""
    steps.start_epoch(order)
    losses, accuracies, done = [], [], 0
    while done < steps.n_batches:
        loss, accuracy = steps.run(done, min(batches_a_call, steps.most_batches(done)))
        losses.append(loss)
        accuracies.append(accuracy)
        done += len(loss)
    return np.concatenate(losses), np.concatenate(accuracies)


def run_keras_epoch(model, digits, order, batch_size):
    losses, accuracies = [], []
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]
        loss, accuracy = model.train_on_batch(digits.x_train[batch], digits.y_train[batch])
        # Keras returns means since the last reset.
        model.reset_metrics()
        losses.append(loss)
        accuracies.append(accuracy)
    return np.array(losses), np.array(accuracies)


def difference(model, other):
    """Return the distance between two models' weights over their length."""
    ours, theirs = (
        np.concatenate([np.ravel(array) for array in each.get_weights()]).astype(float)
        for each in (model, other)
    )
    return np.linalg.norm(ours - theirs) / np.linalg.norm(theirs)


def orders(n_epochs, n_train):
    return [epoch_order(3, epoch, n_train) for epoch in range(n_epochs)]


def test_200_batches_of_lecture_512_give_keras_weights(digits):
    config = TrainingConfig(preset="lecture-512")
    ours, keras_model = build_model(config), build_model(config)
    steps = compiled_steps(ours, digits, config.batch_size)
    assert steps.n_batches == 22
    for order in orders(10, 700):
        loss, accuracy = run_epoch(steps, order, 7)
        expected = run_keras_epoch(keras_model, digits, order, config.batch_size)
        np.testing.assert_allclose(loss, expected[0], rtol=1e-3, atol=1e-5)
        np.testing.assert_allclose(accuracy, expected[1], atol=1e-6)
    assert int(ours.optimizer.iterations) == 220
    assert difference(ours, keras_model) <= TOLERANCE


@pytest.mark.parametrize("key", discover(OPTIMIZERS))
def test_every_optimizer_gives_keras_weights(key, digits):
    # Adadelta's default hardly moves within an epoch; its inventor's rate is 1.
    rate = 1.0 if key == "adadelta" else None
    config = TrainingConfig(
        preset="lecture-20-20", optimizer=key, learning_rate=rate, batch_size=50
    )
    ours, keras_model = build_model(config), build_model(config)
    steps = compiled_steps(ours, digits, config.batch_size)
    for order in orders(3, 700):
        run_epoch(steps, order, 14)
        run_keras_epoch(keras_model, digits, order, config.batch_size)
    assert difference(ours, build_model(config)) > 100 * TOLERANCE
    assert difference(ours, keras_model) <= TOLERANCE


@pytest.mark.parametrize(
    "settings", [{"preset": "cnn"}, {"preset": "lecture-20-20", "loss": "mean_squared_error"}]
)
def test_other_layers_and_losses_give_keras_weights(settings, digits):
    config = TrainingConfig(**settings, batch_size=50)
    ours, keras_model = build_model(config), build_model(config)
    steps = compiled_steps(ours, digits, config.batch_size)
    for order in orders(2, 700):
        loss, _ = run_epoch(steps, order, 14)
        expected = run_keras_epoch(keras_model, digits, order, config.batch_size)
        np.testing.assert_allclose(loss, expected[0], rtol=1e-3, atol=1e-5)
    assert difference(ours, build_model(config)) > 100 * TOLERANCE
    assert difference(ours, keras_model) <= TOLERANCE


def layered_model(*layers):
    import keras

    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(16, "relu"),
            *(layer() for layer in layers),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    config = TrainingConfig(optimizer="sgd", learning_rate=0.05)
    model.compile(
        optimizer=keras_optimizer(config),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def test_batch_normalisation_is_trained_as_keras_does(digits):
    import keras

    ours, keras_model = (layered_model(keras.layers.BatchNormalization) for _ in range(2))
    steps = compiled_steps(ours, digits, 32)
    for order in orders(2, 700):
        run_epoch(steps, order, 5)
        run_keras_epoch(keras_model, digits, order, 32)
    # The moving statistics are among the weights.
    assert len(ours.get_weights()) > len(ours.trainable_variables)
    assert difference(ours, keras_model) <= TOLERANCE


def test_dropout_drops_anew_in_every_batch(digits):
    import keras

    model = layered_model(lambda: keras.layers.Dropout(0.5))
    # Without a step the weights stay, so that only the dropped units differ.
    model.optimizer.learning_rate = 0.0
    steps = compiled_steps(model, digits, 32, n_train=64)
    order = np.tile(np.arange(32), 2)
    loss, _ = run_epoch(steps, order, 2)
    assert loss[0] != loss[1]


@pytest.mark.parametrize("preset", ["lecture-512", "lecture-20-20"])
def test_however_many_batches_a_call_the_bits_are_the_same(preset, digits):
    config = TrainingConfig(preset=preset)
    weights, losses = [], []
    for batches_a_call in (1, 4, MOST_BATCHES):
        model = build_model(config)
        steps = compiled_steps(model, digits, config.batch_size)
        losses.append([run_epoch(steps, order, batches_a_call)[0] for order in orders(3, 700)])
        weights.append(model.get_weights())
    for other_weights, other_losses in zip(weights[1:], losses[1:], strict=True):
        np.testing.assert_array_equal(other_losses, losses[0])
        for ours, others in zip(weights[0], other_weights, strict=True):
            np.testing.assert_array_equal(ours, others)


@pytest.mark.parametrize(
    ("n_train", "sizes"), [(96, [32, 32, 32]), (100, [32, 32, 32, 4]), (32, [32])]
)
def test_the_last_batch_takes_what_is_left(n_train, sizes, digits):
    model = layered_model()
    steps = compiled_steps(model, digits, 32, n_train)
    assert steps.n_batches == len(sizes)
    _, accuracy = run_epoch(steps, np.arange(n_train), 100)
    for share, size in zip(accuracy, sizes, strict=True):
        assert share * size == pytest.approx(round(share * size), abs=1e-4)


def test_an_epoch_of_several_blocks_is_trained_in_its_order(digits, monkeypatch):
    # Four batches of 32: 21 whole batches make five blocks and a quarter.
    monkeypatch.setattr(compiled_steps_module, "BLOCK_SIZE", 4 * 32 + 5)
    ours, keras_model = layered_model(), layered_model()
    steps = compiled_steps(ours, digits, 32)
    for order in orders(2, 700):
        loss, _ = run_epoch(steps, order, 3)
        expected, _ = run_keras_epoch(keras_model, digits, order, 32)
        np.testing.assert_allclose(loss, expected, rtol=1e-4)
    assert difference(ours, keras_model) <= TOLERANCE


def test_a_batch_larger_than_a_block_is_trained_whole(digits, monkeypatch):
    monkeypatch.setattr(compiled_steps_module, "BLOCK_SIZE", 100)
    ours, keras_model = layered_model(), layered_model()
    steps = compiled_steps(ours, digits, 300)
    loss, _ = run_epoch(steps, np.arange(700), 3)
    expected, _ = run_keras_epoch(keras_model, digits, np.arange(700), 300)
    np.testing.assert_allclose(loss, expected, rtol=1e-4)


def test_images_held_out_are_never_seen(digits):
    model = layered_model()
    steps = compiled_steps(model, digits, 32, n_train=64)
    expected = layered_model()
    run_epoch(steps, np.arange(64), 2)
    run_keras_epoch(expected, digits, np.arange(64), 32)
    assert difference(model, expected) <= TOLERANCE


def test_compiling_trains_nothing(digits):
    model = layered_model()
    before = model.get_weights()
    compiled_steps(model, digits, 32)
    assert int(model.optimizer.iterations) == 0
    for ours, others in zip(model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(ours, others)


def test_no_number_of_batches_compiles_anew(digits, monkeypatch):
    model = layered_model()
    steps = compiled_steps(model, digits, 32)
    traced = []
    call = type(model).call
    monkeypatch.setattr(type(model), "call", lambda *a, **k: traced.append(1) or call(*a, **k))
    run_epoch(steps, np.arange(700), 1)
    run_epoch(steps, np.arange(700), 9)
    assert not traced


def test_a_model_that_xla_cannot_compile_is_trained_all_the_same(digits):
    import keras
    import tensorflow as tf

    class InPython(keras.layers.Layer):
        def call(self, inputs):
            outputs = tf.py_function(lambda x: 2 * x, [inputs], tf.float32)
            return tf.ensure_shape(outputs, inputs.shape)

    ours, keras_model = layered_model(InPython), layered_model(InPython)
    steps = compiled_steps(ours, digits, 50, n_train=200)
    loss, _ = run_epoch(steps, np.arange(200), 3)
    expected, _ = run_keras_epoch(keras_model, digits, np.arange(200), 50)
    np.testing.assert_allclose(loss, expected, rtol=1e-5)
    assert difference(ours, keras_model) <= TOLERANCE
