"""Times the surface of the Optimizers page: a frame of the race, and a start that is dragged.

Run as ``python tests/benchmarks/descent_landscape.py``. The page fills 1920 x 1080, drawn in
software; four and eleven rules take 1,001 steps on a curve, on a saddle, and in a zig-zag whose
every step crosses the picture. A frame is the playback's next moment, from the middle of its way
on. At the end of its way the start is dragged; for four rules that must be done in a frame. All
are processor time: of painting the picture alone, and, to know, of all that the page does.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape

FRAME_MS, DRAG_MS = 8.0, 16.0
N_FRAMES, N_DRAGS = 60, 20
FOUR = ("sgd", "momentum", "rmsprop", "adam")
# Surface, and the learning rate of all rules; None leaves it.
SCENES = {
    "curve": ("parabola", 0.01),
    "saddle": ("saddle", 0.01),
    "zig-zag": ("ravine", 0.95),
}


def times(action: Callable[[int], None], n_times: int) -> list[float]:
    """Return how long each of many actions takes until Qt has nothing left to paint (ms)."""
    durations = []
    for number in range(n_times):
        QTest.qWait(0)
        start = time.thread_time()
        action(number)
        QTest.qWait(0)
        durations.append(1000 * (time.thread_time() - start))
    return durations


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show_page("optimizers")
    window.show()
    descent, landscape = session.descent, window.findChild(DescentLandscape)
    kept = []

    def own_time(action: Callable[[int], None], number: int) -> float:
        """Return how long the picture itself takes to follow and to be painted (ms)."""
        blocked = descent.blockSignals(True), descent.playback.blockSignals(True)
        action(number)
        _ = descent.trajectories
        descent.blockSignals(blocked[0])
        descent.playback.blockSignals(blocked[1])
        start = time.thread_time()
        landscape.refresh()
        landscape.plot.viewport().repaint()
        return 1000 * (time.thread_time() - start)

    for name, (surface, rate) in SCENES.items():
        descent.set_surface(surface)
        for key in descent.optimizers:
            descent.set_learning_rate(key, rate)
        for keys in (FOUR, tuple(descent.optimizers)):
            for key in descent.optimizers:
                descent.set_running(key, key in keys)
            first = descent.start
            what = f"{len(keys)} rules, {name}"

            def play(number: int) -> None:
                descent.playback.seek(500 + 1.5 * number)

            def drag(number: int, first: tuple[float, ...] = first) -> None:
                descent.set_start([0.9 * each + 0.001 * number for each in first])

            frames = [own_time(play, number) for number in range(N_FRAMES)]
            kept.append(report(f"a frame, {what}, the picture", frames, FRAME_MS))
            report(f"a frame, {what}, the page", times(play, N_FRAMES), FRAME_MS)
            descent.playback.seek(descent.n_steps)
            drags = [own_time(drag, number) for number in range(N_DRAGS)]
            good = report(f"the start dragged, {what}, the picture", drags, DRAG_MS)
            kept.append(good or keys != FOUR)
            report(f"the start dragged, {what}, the page", times(drag, N_DRAGS), DRAG_MS)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
