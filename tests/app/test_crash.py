"""The whole program, killed in the middle of an epoch: another one goes on with the same run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

# Trains from the beginning, is killed on the way, or brings the last run back and goes on.
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from visualizer.app.application import Application, run
from visualizer.app.autosave import autosave_path
from visualizer.core.run_file import read_run

WAY, DATA, RESULT = sys.argv[1:]
begun = Application.start

class Driver(QObject):
    def __init__(self, application):
        super().__init__(application)
        self.window, self.session = application.window, application.session
        self.has_begun = False
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(5)

    def look(self):
        training = self.session.training
        if self.session.dataset.name != DATA:
            return
        if not self.has_begun:
            self.begin()
        elif training.waits:
            if self.session.run_file.message is not None:
                print(training.history.n_batches)
                training.resume()
        elif training.phase in ("finished", "failed"):
            self.timer.stop()
            self.tell()
            self.window.close()
        elif WAY == "killed":
            self.kill()

    def begin(self):
        self.has_begun = True
        training = self.session.training
        if WAY == "back":
            self.session.run_file.open(str(autosave_path()))
            return
        training.configure(
            preset="lecture-20-20", optimizer="adam", batch_size=10, epochs=5, seed=3
        )
        if WAY == "killed":
            # Slow enough for the middle of an epoch to be seen.
            training.set_speed(10)
        training.start()

    def kill(self):
        history = self.session.training.history
        epoch, batch = divmod(history.n_batches, history.batches_per_epoch)
        if epoch < 1 or batch < 2:
            return
        kept = read_run(autosave_path()).shown.batch if autosave_path().exists() else 0
        if kept == epoch * history.batches_per_epoch:
            print(kept, history.n_batches, flush=True)
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    def tell(self):
        history = self.session.training.history
        layers = self.session.network.network.layers
        Path(RESULT).write_text(json.dumps({
            "phase": self.session.training.phase,
            "weights": [array.tobytes().hex() for layer in layers
                        for array in (layer.weights, layer.bias)],
            "loss": history.loss.tobytes().hex(),
            "mean loss": history.smoothed("loss", 0.9).tolist(),
            "accuracy": history.accuracy.tobytes().hex(),
            # But for the clock's: no two runs take as long.
            "epochs": [
                {name: value for name, value in logs.items() if name != "seconds"}
                for logs in history.epoch_logs
            ],
            "rates": history.learning_rates,
            "test": self.session.training.final_logs,
        }), encoding="utf-8")

def start(self):
    begun(self)
    self.driver = Driver(self)

Application.start = start
sys.exit(run(DATA, None, "en", None))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's folder with 250 images in it."""
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    parts = {"x_train": images[:200], "y_train": labels[:200], "x_test": images, "y_test": labels}
    np.savez(tmp_path / "digits.npz", **parts)
    return tmp_path


def drive(home: Path, way: str) -> tuple[int, list[str], dict]:
    """Run the program; return its exit code, its words and what it had trained at the end."""
    result = home / f"{way}.json"
    folders = {
        name: str(home / name.lower())
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, way, str(home / "digits.npz"), str(result)],
        env={**os.environ, "HOME": str(home), **folders},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ended.stderr == ""
    told = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
    return ended.returncode, ended.stdout.split(), told


def test_a_crash_loses_the_epoch_in_hand_and_nothing_else(home: Path) -> None:
    code, words, _ = drive(home, "killed")
    kept, trained = (int(word) for word in words)
    assert kept < trained < kept + 14
    if hasattr(signal, "SIGKILL"):
        assert code == -signal.SIGKILL
    code, words, back = drive(home, "back")
    assert (code, words) == (0, [str(kept)])
    code, _, straight = drive(home, "straight")
    assert code == 0
    assert len(straight["epochs"]) == 5
    mean, straight_mean = back.pop("mean loss"), straight.pop("mean loss")
    assert back == straight
    # Drawn only: it goes on from a rounded number.
    np.testing.assert_allclose(mean, straight_mean, rtol=1e-5)
