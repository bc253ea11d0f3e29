"""The program to take away, run in stock Keras, is the same training."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import EpochEnd, Finished, SnapshotTaken
from visualizer.core.training_script import training_script
from visualizer.training.control import TrainingControl
from visualizer.training.trainer import train

DROPPING = (
    ConvolutionPlan(3, 5, "tanh"),
    PoolingPlan(3, dropout=0.25),
    LayerPlan(20, "relu", "hidden", dropout=0.5),
    LayerPlan(10, "softmax", "digits"),
)
# What the program itself has no need to tell.
TELL = """
import json
logs = {name: values for name, values in model.history.history.items()}
weights = [weight.tolist() for weight in model.get_weights()]
print("RESULT" + json.dumps([logs, [test_loss, test_accuracy], weights]))
"""


@pytest.mark.parametrize(
    "settings",
    [
        {"preset": "lecture-20-20", "optimizer": "sgd"},
        {"preset": "lecture-20-20", "optimizer": "adam", "validation_split": 0.0},
        {"preset": "lecture-512", "optimizer": "rmsprop", "validation_split": 0.2},
        {"preset": "cnn"},
        {"layers": DROPPING, "loss": "mean_squared_error", "validation_split": 0.1},
    ],
)
def test_it_ends_with_the_same_weights_and_losses(
    tmp_path: Path, digits: ImageDataset, settings: dict[str, object]
) -> None:
    path = tmp_path / "digits.npz"
    names = ("x_train", "y_train", "x_test", "y_test")
    np.savez(path, **{name: getattr(digits, name) for name in names})
    config = TrainingConfig(**settings, dataset=str(path), epochs=2, seed=5)
    script = tmp_path / "script.py"
    script.write_text(training_script(config) + TELL, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    assert ended.returncode == 0, ended.stderr
    logs, tested, weights = json.loads(ended.stdout.split("RESULT")[1])
    events: list[object] = []
    train(config, events.append, TrainingControl(), digits)
    network = [event for event in events if isinstance(event, SnapshotTaken)][-1].network
    assert [array.shape for array in network.arrays] == [np.shape(array) for array in weights]
    ours, theirs = (
        np.concatenate([np.ravel(array) for array in each]) for each in (network.arrays, weights)
    )
    assert np.linalg.norm(ours - theirs) <= 1e-4 * np.linalg.norm(theirs)
    # Each by itself, too; of the biases of eight kernels, almost 0, Adam enlarges the rounding.
    for ours, theirs in zip(network.arrays, weights, strict=True):
        nearness = 2e-4 if np.shape(theirs) == (8,) else 1e-4
        assert np.linalg.norm(ours - np.array(theirs)) <= nearness * np.linalg.norm(theirs)
    last = [event for event in events if isinstance(event, EpochEnd)][-1].logs
    held_out = "val" if config.validation_split else "test"
    assert last["loss"] == pytest.approx(logs["loss"][-1], rel=1e-3)
    assert last["accuracy"] == pytest.approx(logs["accuracy"][-1], abs=2e-3)
    assert last[f"{held_out}_loss"] == pytest.approx(logs["val_loss"][-1], rel=1e-3)
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.logs["test_loss"] == pytest.approx(tested[0], rel=1e-3)
    assert (tmp_path / "mnist_model.keras").stat().st_size > 10_000
