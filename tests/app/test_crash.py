"""The whole program, killed in the middle of an epoch: another one goes on with the same run."""

from __future__ import annotations

import signal
from pathlib import Path

import numpy as np
from driven_program import drive

# Trains from the beginning, is killed on the way, or brings the session back and goes on.
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from visualizer.app.application import Application, run
from visualizer.app.session_folder import last_session, sessions_folder
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
            if self.session.session_file.message is not None:
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
            self.window.open_file(str(last_session()))
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
        paths = list(sessions_folder().glob("*/1.run"))
        kept = read_run(paths[0]).run.history.n_batches if paths else 0
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
            # How long it took is another each time.
            "epochs": [{name: value for name, value in logs.items() if name != "seconds"}
                       for logs in history.epoch_logs],
            "rates": history.learning_rates,
            "test": self.session.training.final_logs,
        }), encoding="utf-8")

def start(self):
    begun(self)
    self.driver = Driver(self)

Application.start = start
sys.exit(run(DATA, None, "en", None))
"""


def test_a_crash_loses_the_epoch_in_hand_and_nothing_else(home: Path) -> None:
    code, words, _ = drive(PROGRAM, home, "killed")
    kept, trained = (int(word) for word in words)
    assert kept < trained < kept + 14
    if hasattr(signal, "SIGKILL"):
        assert code == -signal.SIGKILL
    code, words, back = drive(PROGRAM, home, "back")
    assert (code, words) == (0, [str(kept)])
    code, _, straight = drive(PROGRAM, home, "straight")
    assert code == 0
    assert len(straight["epochs"]) == 5
    mean, straight_mean = back.pop("mean loss"), straight.pop("mean loss")
    assert back == straight
    # Drawn only: it goes on from a rounded number.
    np.testing.assert_allclose(mean, straight_mean, rtol=1e-5)
