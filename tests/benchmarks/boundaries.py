"""Trains TensorFlow Playground's first network in the whole app, and looks at speed and map.

Run as ``python tests/benchmarks/boundaries.py [--preset KEY] [--seconds N]``. Epochs a second,
maps of 256 x 256 a second, and the tick of the thread that draws, with the page on the screen
and training at full speed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app_training import TICK_MS, wait
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from training_speed import say

from visualizer.app.application import Application
from visualizer.app.garbage_collector import GarbageCollector
from visualizer.core.registry import discover
from visualizer.state.boundaries import PRESETS
from visualizer.views.boundary_map import BoundaryMap

# Five times as often as a browser draws: Playground trains one epoch a frame.
LEAST_EPOCHS = 300.0
LEAST_MAPS = 30.0
WORST_TICK = 50.0  # ms


class Watch(QObject):
    """Counts maps that reach the screen, and how long the thread that draws is busy (ms)."""

    def __init__(self, view: BoundaryMap) -> None:
        super().__init__()
        self.ticks: list[float] = []
        self.n_maps = 0
        self._map, self._image = view.map, None
        view.map.installEventFilter(self)
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._map.image is not self._image:
            self._image = self._map.image
            self.n_maps += 1
        return False

    def _tick(self) -> None:
        now = time.perf_counter()
        self.ticks.append(1000 * (now - self._last))
        self._last = now


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--preset", choices=list(discover(PRESETS)), default="circle-4-2")
    parser.add_argument("--seconds", type=float, default=6.0)
    arguments = parser.parse_args()
    qt = QApplication([])
    qt.setStyle("Fusion")
    application = Application(qt, "handwriting", keeps=False)
    collector = GarbageCollector(application.runner)
    boundaries = application.session.boundaries
    application.window.show_page("boundaries")
    application.start()
    wait(lambda: application.session.dataset.images is not None)
    boundaries.show_preset(arguments.preset)
    boundaries.training.configure(epochs=100_000)
    begun = time.perf_counter()
    boundaries.training.start()
    history_of = boundaries.training
    wait(lambda: history_of.history.n_epochs > 0)
    say(f"from Run to the first epoch: {time.perf_counter() - begun:.2f} s")
    page = application.window.pages["boundaries"]
    watch = Watch(page.findChild(BoundaryMap))
    rates = []
    for _ in range(3):
        start, n_epochs, n_maps = time.perf_counter(), history_of.history.n_epochs, watch.n_maps
        wait(lambda start=start: time.perf_counter() - start > arguments.seconds)
        seconds = time.perf_counter() - start
        rates.append(
            (
                (history_of.history.n_epochs - n_epochs) / seconds,
                (watch.n_maps - n_maps) / seconds,
            )
        )
    epochs, maps = (median(column) for column in zip(*rates, strict=True))
    say(f"{arguments.preset}: {epochs:.0f} epochs a second (required {LEAST_EPOCHS:.0f})")
    say(f"maps of 256 x 256 a second: {maps:.1f} (required {LEAST_MAPS:.0f})")
    p99, worst = quantiles(watch.ticks, n=100)[-1], max(watch.ticks)
    say(f"{TICK_MS} ms tick, p99 {p99:.1f} ms, worst {worst:.1f} ms (required {WORST_TICK:.0f})")
    collector.stop()
    application.end()
    kept = maps >= LEAST_MAPS and worst <= WORST_TICK
    if arguments.preset == "circle-4-2":
        kept = kept and epochs >= LEAST_EPOCHS
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
