"""The whole program in a process of its own: how it starts, and how it ends in every phase."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Closes the window when `moment` has come, and says what was seen.
PROGRAM = """
import sys, time
from PySide6.QtCore import QObject, QTimer
from visualizer.app.application import Application, run
MOMENT = sys.argv[1]
begun = Application.start

class Watcher(QObject):
    def __init__(self, application):
        super().__init__(application)
        self.application, self.shown = application, False
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(5)

    def look(self):
        session = self.application.session
        if not self.shown and self.application.window.isVisible():
            self.shown = True
            print("tensorflow imported" if "tensorflow" in sys.modules else "window first")
        training = session.training
        if MOMENT not in ("shown", "importing", "images") and training.phase == "idle":
            if session.dataset.images is None:
                return
            training.configure(preset="lecture-20-20", epochs=1000 if MOMENT != "finished" else 1)
            training.start()
        arrived = {
            "shown": self.shown,
            "images": session.dataset.images is not None,
            "importing": training.stage is not None,
            "preparing": training.phase == "preparing",
            "running": training.history.n_batches > 200,
            "finished": training.phase == "finished",
        }
        if MOMENT == "paused":
            if training.phase == "running":
                training.pause()
            arrived["paused"] = training.phase == "paused"
        if arrived[MOMENT]:
            self.timer.stop()
            self.at = time.monotonic()
            self.application.window.close()
            print("off the screen" if not self.application.window.isVisible() else "still there")
            global closed_at
            closed_at = time.monotonic()

def start(self):
    begun(self)
    self.watcher = Watcher(self)

Application.start = start
code = run("handwriting", None, "en", None)
print(f"took {time.monotonic() - closed_at:.2f}")
sys.exit(code)
"""


def close_at(moment: str) -> tuple[int, list[str], str]:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, moment],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    return ended.returncode, ended.stdout.splitlines(), ended.stderr


@pytest.mark.parametrize(
    "moment", ["shown", "images", "preparing", "running", "paused", "finished"]
)
def test_closing_ends_the_program_without_a_word(moment: str) -> None:
    code, said, complaints = close_at(moment)
    assert code == 0, complaints
    assert said[:2] == ["window first", "off the screen"]
    assert complaints == ""


def test_closing_while_tensorflow_is_imported_ends_the_program_without_a_word() -> None:
    code, said, complaints = close_at("importing")
    assert (code, complaints) == (0, "")
    assert said[1] == "off the screen"


def test_screenshots_show_every_page_with_real_training(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    ended = subprocess.run(
        [sys.executable, "-m", "visualizer", "--data", "handwriting", "--screenshots", str(folder)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "activations.png",
        "boundaries.png",
        "convolution.png",
        "home.png",
        "network.png",
        "optimizers.png",
        "softmax.png",
        "training.png",
    ]


def test_screenshots_into_a_place_that_is_no_folder_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    ended = subprocess.run(
        [sys.executable, "-m", "visualizer", "--screenshots", str(tmp_path / "file")],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert ended.returncode == 1
    assert "visualizer: " in ended.stderr
