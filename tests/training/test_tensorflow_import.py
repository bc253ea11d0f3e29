"""TensorFlow comes in quietly, also where there is nowhere to write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from visualizer.training.tensorflow_import import import_tensorflow

PYTHONW = """
import sys
sys.stdout = sys.stderr = None
from visualizer.training.tensorflow_import import import_tensorflow
import_tensorflow()
import keras, numpy as np
keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])(np.zeros((1, 2), "float32"))
"""


def run_python(program, **environment):
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TF_", "XLA_", "KERAS_BACKEND"))
    }
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_says_nothing_and_needs_no_streams(tmp_path):
    finished = run_python(PYTHONW, KERAS_HOME=str(tmp_path))
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


def test_another_backend_of_keras_is_overruled(tmp_path):
    finished = run_python(
        "from visualizer.training.tensorflow_import import import_tensorflow as go; go();"
        "import keras; print(keras.config.backend())",
        KERAS_HOME=str(tmp_path),
        KERAS_BACKEND="numpy",
    )
    assert finished.stdout.strip() == "tensorflow"


def test_keras_already_on_another_backend_is_an_error(monkeypatch):
    import_tensorflow()
    import keras

    monkeypatch.setattr(keras.config, "backend", lambda: "jax")
    with pytest.raises(ImportError, match="Keras already runs on jax"):
        import_tensorflow()


def test_only_linux_preloads(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    import_tensorflow()
    assert "tensorflow" in sys.modules


def test_a_missing_library_is_left_to_the_import(monkeypatch):
    pytest.importorskip("tensorflow")
    monkeypatch.delitem(sys.modules, "tensorflow")
    monkeypatch.setattr(Path, "exists", lambda path: False)
    from visualizer.training import tensorflow_import

    tensorflow_import._preload_libraries()
