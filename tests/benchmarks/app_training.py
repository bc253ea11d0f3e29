"""Trains in the whole app, every view drawing, and looks at time, stalls and memory.

Run as ``python tests/benchmarks/app_training.py [--data PATH] [--preset KEY] [--hidden]``. The
same model, data and batch size are fitted by a bare `Model.fit` in turn in the same process;
memory is compared with a bare Keras script in a process of its own. With ``--hidden`` epochs
with every view drawing are compared with epochs behind a page that shows nothing of them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from training_speed import PRESETS, dataset_name, fit_epoch, say

from visualizer.app.application import Application
from visualizer.app.garbage_collector import GarbageCollector
from visualizer.core.training_events import BatchesEnd, TrainingEvent
from visualizer.state.training_phase import TrainingPhase

TICK_MS = 16
LIMITS = {"p99": 20.0, "worst": 50.0, "start-up": 250.0}
MOST_MEMORY = 1.3
MOST_EPOCHS = 9
MOST_BESIDE_HIDDEN = 1.2
BARE_SCRIPT = """
import os, sys
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras, numpy as np
data = np.load(sys.argv[1])
x_train, y_train = data["x_train"] / 255.0, data["y_train"]
units = {"lecture-512": [512], "lecture-20-20": [20, 20]}[sys.argv[2]]
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(),
    *(keras.layers.Dense(n, activation="relu") for n in units),
    keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=1, verbose=0)
print(open("/proc/self/status").read())
"""


class Watch(QObject):
    """A clock on the thread that draws, and a note of when each event was published."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application
        self.intervals: list[tuple[float, float]] = []  # when it ended (s), how long (ms)
        self.events: list[tuple[float, type]] = []
        self._last = time.perf_counter()
        self._publish = application.runner._publish
        application.runner._publish = self._note
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def begin(self) -> float:
        """Measure from now on, whatever was before; return the time (s)."""
        self._last = time.perf_counter()
        return self._last

    def _tick(self) -> None:
        now = time.perf_counter()
        self.intervals.append((now, 1000 * (now - self._last)))
        self._last = now

    def _note(self, run: int, event: TrainingEvent | None) -> None:
        # The kind only: the events themselves hold every snapshot.
        self.events.append((time.perf_counter(), type(event)))
        self._publish(run, event)

    def intervals_between(self, start: float, end: float) -> list[float]:
        return [length for at, length in self.intervals if start < at <= end]


def wait(arrived: Callable[[], bool]) -> None:
    """Let the program run, as its own event loop would, until something has come."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: arrived() and loop.quit())
    timer.start(20)
    loop.exec()


def memory_mb(status: str) -> float:
    """Return the resident memory in a Linux process's status (MB)."""
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


def compare_with_hidden(application: Application, watch: Watch) -> bool:
    """Train epochs with all views drawing and with none, in turn; the first warms up."""
    training, window = application.session.training, application.window
    training.configure(epochs=2 * MOST_EPOCHS)
    times: dict[str, list[float]] = {"home": [], "optimizers": []}
    for epoch in range(2 * MOST_EPOCHS - 1):
        page = ("home", "optimizers")[epoch % 2]
        window.show_page(page)
        start = watch.begin()
        training.step_epoch()
        wait(lambda: training.phase not in (TrainingPhase.PREPARING, TrainingPhase.RUNNING))
        if epoch:
            end = max(at for at, kind in watch.events if kind is BatchesEnd)
            times[page].append(end - start)
    training.stop()
    seen, hidden = (median(values) for values in times.values())
    say(
        f"epoch with all views drawing {seen:.2f} s, hidden {hidden:.2f} s,"
        f" ratio {seen / hidden:.2f} (required {MOST_BESIDE_HIDDEN})"
    )
    return seen / hidden <= MOST_BESIDE_HIDDEN


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", help="mnist, handwriting, or a path")
    presets = ("lecture-512", "lecture-20-20")
    parser.add_argument("--preset", choices=presets, default="lecture-512")
    parser.add_argument("--hidden", action="store_true", help="compare with hidden views")
    arguments = parser.parse_args()
    data = dataset_name(arguments.data)

    qt = QApplication([])
    qt.setStyle("Fusion")
    application = Application(qt, data)
    collector = GarbageCollector(application.runner)
    session, watch = application.session, Watch(application)
    application.start()
    # What was before the window cannot have stalled it.
    shown = watch.begin()
    wait(lambda: session.dataset.images is not None)
    session.training.configure(preset=arguments.preset)
    if arguments.hidden:
        kept = compare_with_hidden(application, watch)
        collector.stop()
        application.end()
        return 0 if kept else 1
    session.training.step_epoch()
    wait(lambda: session.training.phase == TrainingPhase.PAUSED)
    first_batch = next(at for at, kind in watch.events if kind is BatchesEnd)
    start_up = max(watch.intervals_between(shown, first_batch))

    # In turn, so that what else the machine does falls on both alike.
    fit = fit_epoch(session.training.config, session.dataset.images)
    fit()
    pairs, ticks = [], []
    while session.training.phase == TrainingPhase.PAUSED and len(pairs) < MOST_EPOCHS:
        start = watch.begin()
        session.training.step_epoch()
        wait(lambda: session.training.phase != TrainingPhase.RUNNING)
        end = max(at for at, kind in watch.events if kind is BatchesEnd)
        ticks += watch.intervals_between(start, end)
        pairs.append((end - start, fit()))
    if session.training.phase == TrainingPhase.PAUSED:
        session.training.resume()
    wait(lambda: session.training.phase in (TrainingPhase.FINISHED, TrainingPhase.FAILED))
    say(f"{arguments.preset} on {data}: {session.training.final_logs or session.training.message}")
    figures = {"start-up": start_up, "p99": quantiles(ticks, n=100)[-1], "worst": max(ticks)}
    for name, value in figures.items():
        say(f"{TICK_MS} ms tick, {name}: {value:.1f} ms (required {LIMITS[name]:.0f} ms)")
    with open("/proc/self/status", encoding="ascii") as status:
        our_memory = memory_mb(status.read())
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(our / their for our, their in pairs)
    say(
        f"epoch with all views drawing: ours {ours:.2f} s, fit {theirs:.2f} s,"
        f" ratio {ratio:.3f} (required {PRESETS[arguments.preset]})"
    )
    kept = ratio <= PRESETS[arguments.preset]
    if data.endswith(".npz"):
        bare = subprocess.run(
            [sys.executable, "-c", BARE_SCRIPT, data, arguments.preset],
            check=True,
            capture_output=True,
            text=True,
        )
        their_memory = memory_mb(bare.stdout)
        share = our_memory / their_memory
        say(
            f"memory after training: app {our_memory:.0f} MB, bare Keras script"
            f" {their_memory:.0f} MB, ratio {share:.2f} (required {MOST_MEMORY})"
        )
        kept = kept and share <= MOST_MEMORY
    collector.stop()
    application.end()
    kept = kept and all(value <= LIMITS[name] for name, value in figures.items())
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
