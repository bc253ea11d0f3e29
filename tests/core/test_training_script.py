"""The program to take away is plain Keras and says every setting."""

from __future__ import annotations

import pytest

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.registry import discover
from visualizer.core.training_config import OPTIMIZERS, PRESETS, TrainingConfig
from visualizer.core.training_script import training_script

CALLS = {"Dense": LayerPlan, "Conv2D": ConvolutionPlan, "MaxPooling2D": PoolingPlan}
MNIST = "keras.datasets.mnist.load_data()"


@pytest.mark.parametrize("preset", discover(PRESETS))
@pytest.mark.parametrize("optimizer", discover(OPTIMIZERS))
def test_it_is_python_for_every_preset_and_rule(preset: str, optimizer: str) -> None:
    script = training_script(TrainingConfig(preset=preset, optimizer=optimizer))
    compile(script, "script", "exec")
    assert "visualizer" not in script
    layers = discover(PRESETS)[preset].layers
    for call, kind in CALLS.items():
        n_layers = sum(isinstance(plan, kind) for plan in layers)
        assert script.count(f"keras.layers.{call}(") == n_layers


def test_it_says_every_setting() -> None:
    config = TrainingConfig(
        preset="lecture-20-20",
        optimizer="adam",
        learning_rate=0.0125,
        batch_size=17,
        epochs=6,
        validation_split=0.25,
        seed=9,
    )
    script = training_script(config)
    for part in (
        "SEED = 9",
        "keras.optimizers.Adam(learning_rate=0.0125, beta_1=0.9",
        "batch_size=17",
        "for epoch in range(6):",
        "(1 - 0.25)",
        'Dense(20, activation="relu", name="hidden_1")',
    ):
        assert part in script


@pytest.mark.parametrize("name", ["은닉층", "a/b", "+x+"])
def test_a_name_that_tensorflow_cannot_train_is_left_to_keras(name: str) -> None:
    layers = (LayerPlan(3, "relu", name), LayerPlan(10, "softmax", "digits"))
    script = training_script(TrainingConfig(layers=layers))
    assert 'Dense(3, activation="relu"))' in script
    assert 'name="digits"' in script


def test_without_a_split_the_test_images_are_held_out() -> None:
    script = training_script(TrainingConfig(validation_split=0))
    assert "n_train = len(x_train)\n" in script
    assert "validation_data=(x_test, y_test)" in script


def test_it_reads_the_same_data() -> None:
    assert MNIST in training_script(TrainingConfig(dataset="mnist"))
    script = training_script(TrainingConfig(dataset='my "own"/디지트.npz'))
    assert 'np.load("my \\"own\\"/디지트.npz")' in script
    assert MNIST not in script


@pytest.mark.parametrize("name", ["handwriting", "folder/train-images-idx3-ubyte", "a\nb"])
def test_what_it_cannot_read_is_named_in_a_comment(name: str) -> None:
    script = training_script(TrainingConfig(dataset=name))
    compile(script, "script", "exec")
    assert "# In place of " in script
    assert MNIST in script
