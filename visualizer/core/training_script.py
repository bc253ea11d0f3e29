"""The Keras program that trains the same network in the same way, to take away."""

from __future__ import annotations

import json
from pathlib import Path

from visualizer.core.keras_code import layer_lines
from visualizer.core.layer_plan import image_plans
from visualizer.core.registry import discover
from visualizer.core.training_config import OPTIMIZERS, TrainingConfig

_MNIST = "(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()"
_FILE = """\
with np.load({path}) as data:
    x_train, y_train, x_test, y_test = (
        data[name] for name in ("x_train", "y_train", "x_test", "y_test")
    )"""
_ONE_HOT = """\
# One number a class: 1 for the right one.
y_train, y_test = (keras.utils.to_categorical(labels, 10) for labels in (y_train, y_test))
"""
_SAME_DROPOUT = """
    # Another compiler leaves out other units.
    jit_compile=True,"""
_SCRIPT = """\
import keras
import numpy as np

SEED = {seed}

{data}
x_train, x_test = x_train.astype("float32") / 255, x_test.astype("float32") / 255
{labels}
keras.utils.set_random_seed(SEED)
model = keras.Sequential()
model.add(keras.Input((28, 28)))
model.add(keras.layers.{first})
{layers}
model.compile(
    optimizer=keras.optimizers.{optimizer},
    loss="{loss}",
    metrics=["accuracy"],{compiler}
)
model.summary()

# The same first weights: Glorot's uniform ones, drawn layer after layer; the biases are 0.
generator = np.random.default_rng(SEED)
for layer in model.layers:
    if layer.weights:
        *places, n_inputs, n_units = layer.kernel.shape
        limit = np.sqrt(6 / (np.prod(places) * (n_inputs + n_units)))
        weights = generator.uniform(-limit, limit, layer.kernel.shape)
        layer.set_weights([weights, np.zeros(n_units)])

# The same batches: every epoch visits the training images in an order of its own.
{split}
for epoch in range({epochs}):
    order = np.random.default_rng((SEED, epoch)).permutation(n_train)
    model.fit(
        x_train[order],
        y_train[order],
        batch_size={batch_size},
        shuffle=False,
        initial_epoch=epoch,
        epochs=epoch + 1,
        validation_data=({held_out}),
    )

test_loss, test_accuracy = model.evaluate(x_test, y_test)
model.save("mnist_model.keras")
"""


def training_script(config: TrainingConfig) -> str:
    """Write a complete program for stock Keras 3.

    Parameters
    ----------
    config : TrainingConfig

    Returns
    -------
    str
        Python code that runs by itself: the same first weights, batches and updates, and so
        the same losses but for rounding. It leaves ``mnist_model.keras`` where it is run.
    """
    rule = discover(OPTIMIZERS)[config.optimizer](learning_rate=config.learning_rate)
    arguments = ", ".join(f"{name}={value!r}" for name, value in rule.keras_arguments.items())
    split, held_out = "n_train = len(x_train)", "x_test, y_test"
    if config.validation_split:
        split = f"n_train = int(len(x_train) * (1 - {config.validation_split!r}))"
        held_out = "x_train[n_train:], y_train[n_train:]"
    return _SCRIPT.format(
        seed=config.seed,
        data=_data_lines(config.dataset),
        labels="" if config.loss.startswith("sparse") else _ONE_HOT,
        first="Reshape((28, 28, 1))" if image_plans(config.layers) else "Flatten()",
        layers="\n".join(layer_lines(config.layers, trains=True)),
        loss=config.loss,
        compiler=_SAME_DROPOUT if any(plan.dropout for plan in config.layers) else "",
        optimizer=f"{rule.keras_name}({arguments})",
        split=split,
        epochs=config.epochs,
        batch_size=config.batch_size,
        held_out=held_out,
    )


def _data_lines(dataset: str) -> str:
    if dataset == "mnist":
        return _MNIST
    path = Path(dataset)
    if path.suffix == ".npz":
        return _FILE.format(path=json.dumps(str(path), ensure_ascii=False))
    # Its name in one line, whatever it is made of.
    return f"# In place of {json.dumps(path.name, ensure_ascii=False)}:\n{_MNIST}"
