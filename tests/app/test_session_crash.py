"""The whole program, killed with three runs side by side: all of them are there again."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from driven_program import drive

# Trains three runs and is killed in the middle of an epoch of the third, or as the second is
# written; or brings the session back, tells of every run, and goes on with the last.
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from visualizer.app.application import Application, run
from visualizer.app.session_folder import sessions_folder
from visualizer.core import file_replacement
from visualizer.core.run_file import read_run

WAY, DATA, RESULT = sys.argv[1:]
begun, write_through = Application.start, file_replacement._write_through

def told(session, shelf):
    runs = {}
    for each in shelf.runs:
        network = each.snapshots[-1].network
        runs[each.number] = {
            "weights": [array.tobytes().hex() for array in network.arrays],
            "loss": each.history.loss.tobytes().hex(),
            "logs": list(map(dict, each.history.epoch_logs)),
            "test": dict(each.test_logs),
            "place": each.place, "origin": each.origin, "first_batch": each.first_batch,
            "title": str(shelf.title(each.number)), "hidden": shelf.is_hidden(each.number),
            "rate": each.config.learning_rate, "images": each.images,
        }
    return runs

def kill():
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

class Driver(QObject):
    def __init__(self, application):
        super().__init__(application)
        self.window, self.session = application.window, application.session
        self.steps = iter(self.begin() if WAY != "back" else self.back())
        self.ready = lambda: self.session.dataset.name == DATA
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(5)

    def look(self):
        if self.ready():
            self.ready = next(self.steps)

    def finished(self):
        return self.session.training.phase == "finished"

    def tell(self):
        runs = told(self.session, self.session.run_shelf)
        Path(RESULT).write_text(json.dumps(runs), encoding="utf-8")

    def begin(self):
        training, shelf = self.session.training, self.session.run_shelf
        training.configure(
            preset="lecture-20-20", optimizer="adam", batch_size=10, epochs=2, seed=3
        )
        training.start()
        yield self.finished
        shelf.rename(1, "slow")
        training.configure(learning_rate=0.25)
        self.session.timeline.show_batch(14)
        if WAY == "torn":
            file_replacement._write_through = self.tear
        self.session.timeline.branch()
        yield self.finished
        shelf.set_hidden(2, True)
        training.configure(seed=5, epochs=4)
        training.set_speed(10)
        training.start()
        yield lambda: training.history.n_epochs == 1 and self.kept(3) == 14
        yield lambda: training.history.n_batches > 16
        self.tell()
        kill()

    def tear(self, path):
        if path.name.startswith(".2-"):
            self.tell()
            kill()
        write_through(path)

    def kept(self, number):
        paths = list(sessions_folder().glob(f"*/{number}.run"))
        return read_run(paths[0]).run.history.n_batches if paths else 0

    def back(self):
        training, shelf = self.session.training, self.session.run_shelf
        notice = self.window.session_notice
        print(notice.isVisible())
        notice.back_button.click()
        print(notice.isVisible())
        yield lambda: self.session.session_file.message is not None
        print(self.session.session_file.message.replace(" ", "_"))
        self.tell()
        for each in shelf.runs:
            shelf.show(each.number)
            weights = [array.tobytes().hex() for array in self.session.network.network.arrays]
            print(weights == told(self.session, shelf)[each.number]["weights"])
        if training.waits:
            training.resume()
            yield self.finished
        print(len(shelf.runs), training.history.n_epochs)
        self.timer.stop()
        self.window.close()
        yield lambda: False

def start(self):
    begun(self)
    self.driver = Driver(self)

Application.start = start
sys.exit(run(DATA, None, "en", None))
"""


def test_three_runs_are_there_again_to_the_same_bits(home: Path) -> None:
    code, words, before = drive(PROGRAM, home, "killed")
    assert words == []
    if hasattr(signal, "SIGKILL"):
        assert code == -signal.SIGKILL
    code, words, back = drive(PROGRAM, home, "back")
    # The third lost the epoch in hand; it was gone on with to its end, as a branch of itself.
    message = "Runs_opened:_3._14_batches_trained;_“Go_on”_trains_on."
    assert words[:2] == ["True", "False"]
    assert (code, words[2:]) == (0, [message, "True", "True", "True", "4", "4"])
    assert (before["1"]["title"], before["2"]["hidden"]) == ("slow", True)
    assert (before["2"]["origin"], before["2"]["first_batch"]) == (1, 14)
    for number in ("1", "2"):
        assert back[number] == before[number]
    third = before["3"]
    for name in ("place", "origin", "first_batch", "title", "hidden", "rate", "images", "logs"):
        assert back["3"][name] == third[name]
    assert third["loss"].startswith(back["3"]["loss"])
    assert len(back["3"]["loss"]) == 14 * 8


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills otherwise")
def test_a_file_that_was_being_written_costs_no_other(home: Path) -> None:
    code, _, before = drive(PROGRAM, home, "torn")
    assert code == -signal.SIGKILL
    assert list(before) == ["1", "2"]
    (torn,) = home.rglob(".2-*.run")
    code, (_, _, message, *words), back = drive(PROGRAM, home, "back")
    assert (code, words) == (0, ["True", "1", "2"])
    assert message.startswith("Runs_opened:_1._28_batches_trained.")
    assert back == {"1": before["1"]}
    assert not torn.exists()
