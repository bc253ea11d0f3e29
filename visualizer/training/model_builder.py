"""Builds the Keras model of a preset, and reads its weights back."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.initialisation import initial_network
from visualizer.core.keras_code import keras_name
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.registry import discover
from visualizer.core.training_config import OPTIMIZERS, TrainingConfig

if TYPE_CHECKING:
    import keras


def build_model(config: TrainingConfig) -> keras.Sequential:
    """Make the model a lecture note would write, with the weights the screen showed.

    Parameters
    ----------
    config : TrainingConfig

    Returns
    -------
    keras.Sequential
        Compiled with the optimizer of ``config``, sparse categorical cross-entropy and
        accuracy. It takes images of uint8 or float, shape (n_images, 28, 28), 0 to 255, and
        gives probabilities, shape (n_images, n_classes).
    """
    import keras

    # For layers that draw numbers of their own, as Dropout does.
    keras.utils.set_random_seed(config.seed)
    model = keras.Sequential(
        [
            keras.Input(IMAGE_SHAPE),
            # Inside the model, so that the images stay bytes: 47 MB instead of 188.
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            *(
                keras.layers.Dense(
                    plan.n_units, plan.activation, name=keras_name(plan.name) or None
                )
                for plan in config.layers
            ),
        ]
    )
    network = initial_network(config.layers, config.seed)
    model.set_weights([array for layer in network.layers for array in (layer.weights, layer.bias)])
    model.compile(
        optimizer=keras_optimizer(config),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def keras_optimizer(config: TrainingConfig) -> keras.optimizers.Optimizer:
    """Make the optimizer of ``config``: the lecture's rule in Keras's implementation."""
    import keras

    rule = discover(OPTIMIZERS)[config.optimizer](learning_rate=config.learning_rate)
    return getattr(keras.optimizers, rule.keras_name)(**dataclasses.asdict(rule))


def network_from_model(model: keras.Model) -> DenseNetwork:
    """Copy the dense layers of a model.

    Parameters
    ----------
    model : keras.Model
        Its dense layers follow one another.

    Returns
    -------
    DenseNetwork
        Unaffected by further training.
    """
    import keras

    return DenseNetwork(
        DenseLayer(
            np.array(layer.kernel), np.array(layer.bias), layer.activation.__name__, layer.name
        )
        for layer in model.layers
        if isinstance(layer, keras.layers.Dense)
    )
