"""Builds the Keras model of a run, and reads its weights back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from visualizer.core.image_dataset import IMAGE_SHAPE, N_CLASSES
from visualizer.core.keras_code import keras_names
from visualizer.core.layer_plan import (
    AnyPlan,
    ConvolutionPlan,
    LayerPlan,
    PoolingPlan,
    image_plans,
)
from visualizer.core.planned_network import Network, planned_network
from visualizer.core.points_config import PointsConfig
from visualizer.core.registry import discover
from visualizer.core.run_config import RunConfig, first_network
from visualizer.core.training_config import OPTIMIZERS

if TYPE_CHECKING:
    import keras


def build_model(config: RunConfig) -> keras.Sequential:
    """Make the model a lecture note would write, with the weights the screen showed.

    Parameters
    ----------
    config : RunConfig

    Returns
    -------
    keras.Sequential
        Compiled with the optimizer of ``config``, sparse categorical cross-entropy and
        accuracy. It takes images of uint8 or float, shape (n_images, 28, 28), 0 to 255, or
        what it is told of points, shape (n_points, n_features), and gives probabilities,
        shape (n_images or n_points, n_classes).
    """
    import keras

    # For layers that draw numbers of their own, as Dropout does.
    keras.utils.set_random_seed(config.seed)
    if isinstance(config, PointsConfig):
        layers = keras_layers(config.layers, flat=True, regulariser=_regulariser(config))
    else:
        # Inside the model, so that the images stay bytes: 47 MB instead of 188.
        layers = [keras.layers.Rescaling(1 / 255), *keras_layers(config.layers)]
    model = keras.Sequential([keras.Input(config.input_shape), *layers])
    model.set_weights(first_network(config).arrays)
    model.compile(
        optimizer=keras_optimizer(config),
        loss=keras_loss(config),
        metrics=["accuracy"],
    )
    return model


def keras_layers(
    plans: Sequence[AnyPlan],
    *,
    flat: bool = False,
    regulariser: keras.regularizers.Regularizer | None = None,
) -> list[keras.Layer]:
    """Make the layers from an image of shape (28, 28) on, as Keras has them.

    Parameters
    ----------
    plans : sequence of AnyPlan
    flat : bool
        What goes in is no image but a list of numbers.
    regulariser : keras.regularizers.Regularizer, optional
        Of the weights of every dense layer.
    """
    import keras

    made: list[keras.Layer] = []
    if image_plans(plans):
        made.append(keras.layers.Reshape((*IMAGE_SHAPE, 1)))
    for plan, given in zip(plans, keras_names(plans, trains=True), strict=True):
        name = given or None
        if isinstance(plan, LayerPlan) and not flat:
            made.append(keras.layers.Flatten())
            flat = True
        match plan:
            case LayerPlan():
                made.append(
                    keras.layers.Dense(
                        plan.n_units,
                        plan.activation,
                        kernel_regularizer=regulariser,
                        name=name,
                    )
                )
            case ConvolutionPlan():
                made.append(
                    keras.layers.Conv2D(
                        plan.n_filters,
                        plan.kernel_size,
                        activation=plan.activation,
                        name=name,
                    )
                )
            case PoolingPlan():
                made.append(keras.layers.MaxPooling2D(plan.size))
        if plan.dropout:
            made.append(keras.layers.Dropout(plan.dropout))
    return made


def _regulariser(config: PointsConfig) -> keras.regularizers.Regularizer | None:
    import keras

    match config.penalty:
        case "l1":
            return keras.regularizers.L1(config.penalty_rate)
        case "l2":
            return keras.regularizers.L2(config.penalty_rate)
        case _:
            return None


def keras_loss(config: RunConfig) -> str | Callable[[Any, Any], Any]:
    """Return the loss of ``config`` for labels that are whole numbers."""
    import keras

    if config.loss == "sparse_categorical_crossentropy":
        return config.loss

    def of_labels(labels: Any, outputs: Any) -> Any:
        wanted = keras.ops.one_hot(keras.ops.reshape(labels, (-1,)), N_CLASSES)
        return getattr(keras.losses, config.loss)(wanted, outputs)

    return of_labels


def keras_optimizer(config: RunConfig) -> keras.optimizers.Optimizer:
    """Make the optimizer of ``config``: the lecture's rule in Keras's implementation."""
    import keras

    rule = discover(OPTIMIZERS)[config.optimizer](learning_rate=config.learning_rate)
    return getattr(keras.optimizers, rule.keras_name)(**rule.keras_arguments)


def network_from_model(model: keras.Model, plans: Sequence[AnyPlan]) -> Network:
    """Copy the weights of a model.

    Parameters
    ----------
    model : keras.Model
        Of the layers that `keras_layers` makes of ``plans``.
    plans : sequence of AnyPlan

    Returns
    -------
    Network
        Unaffected by further training.
    """
    return planned_network(plans, map(np.array, model.get_weights()))
