"""Networks of points in the same engine: Keras's weights, with penalties too, and rewinding."""

import dataclasses

import numpy as np
import pytest
from run_events import assert_same_bits, final_weights, losses, of_kind

from visualizer.core.batch_order import epoch_order
from visualizer.core.history import TrainingHistory
from visualizer.core.point_dataset import points_to_learn
from visualizer.core.points_config import OWN, PointsConfig
from visualizer.core.run_config import first_network
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Failed,
    Finished,
    ResumePoint,
    SnapshotTaken,
)
from visualizer.training.control import TrainingControl
from visualizer.training.trainer import train

TOLERANCE = 1e-5
N_EPOCHS = 8


def trained(config, start=None):
    """Train to the end; return every event."""
    events = []
    train(config, events.append, TrainingControl(), start=start)
    assert isinstance(events[-1], Finished), events[-1]
    return events


def plain_keras(config):
    """Make the model as a lecture note writes it."""
    import keras

    penalties = {"none": None, "l1": keras.regularizers.L1, "l2": keras.regularizers.L2}
    penalty = penalties[config.penalty]
    model = keras.Sequential([keras.Input((len(config.features),))])
    for n_units, activation in (
        *((n_units, config.activation) for n_units in config.hidden),
        (config.n_classes, "softmax"),
    ):
        regularizer = penalty(config.penalty_rate) if penalty else None
        model.add(keras.layers.Dense(n_units, activation, kernel_regularizer=regularizer))
    model.set_weights(first_network(config).arrays)
    optimizers = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}
    model.compile(
        optimizer=optimizers[config.optimizer](learning_rate=config.learning_rate),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


@pytest.mark.parametrize(
    "settings",
    [
        {"dataset": "blobs", "n_classes": 4},
        {"dataset": "circle", "n_classes": 2, "hidden": (4, 2)},
        {"dataset": "spiral", "hidden": (8, 8), "activation": "relu", "optimizer": "adam"},
        {"dataset": "xor", "hidden": (4,), "penalty": "l1", "penalty_rate": 0.01},
        {"dataset": "xor", "hidden": (4, 4), "penalty": "l2", "penalty_rate": 0.03},
        {"features": ("x₁", "x₁²", "sin x₂"), "batch_size": 30, "penalty": "l2"},
    ],
)
def test_a_run_gives_plain_keras_weights_and_losses(settings):
    config = PointsConfig(epochs=N_EPOCHS, seed=5, **settings)
    events, model, data = trained(config), plain_keras(config), points_to_learn(config)
    expected = []
    for epoch in range(N_EPOCHS):
        order = epoch_order(config.seed, epoch, len(data.x_train))
        for start in range(0, len(order), config.batch_size):
            batch = order[start : start + config.batch_size]
            model.reset_metrics()
            expected.append(model.train_on_batch(data.x_train[batch], data.y_train[batch])[0])
    ours, theirs = (
        np.concatenate([np.ravel(array) for array in arrays]).astype(float)
        for arrays in (final_weights(events).arrays, model.get_weights())
    )
    assert np.linalg.norm(ours - theirs) <= TOLERANCE * np.linalg.norm(theirs)
    np.testing.assert_allclose(losses(events), expected, rtol=1e-3, atol=1e-5)
    # Of the points that are never trained on, the penalty included, as Keras evaluates.
    test = model.evaluate(data.x_test, data.y_test, batch_size=len(data.x_test), verbose=0)
    logs = events[-1].logs
    assert [logs["test_loss"], logs["test_accuracy"]] == pytest.approx(test, rel=1e-4, abs=1e-6)


def test_a_penalty_keeps_weights_small():
    free, bound = (
        final_weights(
            trained(PointsConfig(epochs=N_EPOCHS, penalty=penalty, penalty_rate=0.1))
        ).arrays[0]
        for penalty in ("none", "l2")
    )
    assert np.linalg.norm(bound) < 0.7 * np.linalg.norm(free)


def test_a_run_goes_on_from_any_batch_to_the_same_bits():
    config = PointsConfig(dataset="circle", n_classes=2, hidden=(4, 2), epochs=4)
    straight = trained(config)
    history = TrainingHistory(25)
    for event in of_kind(straight, BatchesEnd):
        history.add_batches(event.loss, event.accuracy)
    history.use_learning_rate(config.learning_rate)
    history.learning_rates = [(0, config.learning_rate)]
    first = next(event for event in of_kind(straight, SnapshotTaken) if event.full_state)
    for batch in (10, 25, 60):
        point = history.resume_point(first, batch)
        assert isinstance(point, ResumePoint)
        again = trained(config, point)
        assert_same_bits(final_weights(again), final_weights(straight))


def test_of_a_long_run_not_every_epoch_is_kept_to_go_on_from():
    config = PointsConfig(epochs=2500, batch_size=250)
    events = trained(config)
    assert len(of_kind(events, EpochEnd)) == 2500
    resumable = [event.epoch for event in of_kind(events, SnapshotTaken) if event.full_state]
    assert set(range(0, 2500, 3)) <= set(resumable)
    assert of_kind(events, SnapshotTaken)[-1].batch == 2500


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"dataset": OWN}, "no point to learn from"),
        ({"dataset": OWN, "own_points": ((0.0, 0.0, 1), (1.0, 1.0, 1))}, "of one class"),
        ({"batch_size": 400}, "larger than the number of training points, 250"),
    ],
)
def test_what_cannot_be_trained_is_said_before_the_wait(settings, message):
    events = []
    train(PointsConfig(**settings), events.append, TrainingControl())
    (failed,) = events
    assert isinstance(failed, Failed)
    assert message in failed.message


def test_another_seed_gives_another_run():
    config = PointsConfig(epochs=1)
    first, again, other = (
        losses(trained(each)) for each in (config, config, dataclasses.replace(config, seed=1))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
