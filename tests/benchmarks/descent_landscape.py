"""Times the Optimizers page: a frame of the race, and a start that is dragged.

Run as ``python tests/benchmarks/descent_landscape.py``. The page fills 1920 x 1080, drawn in
software; four and eleven rules take 1,001 steps on a curve, on a saddle, and in a zig-zag whose
every step crosses the picture, with the panels that are open at first and with all of them. A
frame is the playback's next moment, from the middle of its way on, with all that the page does.
At the end of its way the start is dragged, the mouse's button held down: once until all paths
are walked and the surface is painted, once until everything has followed. For four rules a frame
and a drag must be done in theirs. All are processor time; the picture's alone is to know.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.widgets.turns import turns

FRAME_MS, DRAG_MS = 8.0, 16.0
N_FRAMES, N_DRAGS = 60, 20
FOUR = ("sgd", "momentum", "rmsprop", "adam")
# Surface, and the learning rate of all rules; None leaves it.
SCENES = {
    "curve": ("parabola", 0.01),
    "saddle": ("saddle", 0.01),
    "zig-zag": ("ravine", 0.95),
}


def rest() -> None:
    """Let everything be drawn that is still to be drawn."""
    QTest.qWait(0)
    while turns().waiting:
        QTest.qWait(1)
    QTest.qWait(0)


def times(action: Callable[[int], None], n_times: int) -> tuple[list[float], list[float]]:
    """Return how long each of many actions takes until it is painted, and to the end (ms)."""
    painted, finished = [], []
    for number in range(n_times):
        rest()
        start = time.thread_time()
        action(number)
        # What is painted without a turn of its own is painted now.
        QApplication.sendPostedEvents()
        painted.append(1000 * (time.thread_time() - start))
        rest()
        finished.append(1000 * (time.thread_time() - start))
    return painted, finished


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show_page("optimizers")
    window.show()
    descent, landscape = session.descent, window.findChild(DescentLandscape)
    page = window.pages["optimizers"]
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

    def measure(keys: tuple[str, ...], what: str) -> None:
        first = descent.start

        def play(number: int) -> None:
            descent.playback.seek(500 + 1.5 * number)

        def drag(number: int) -> None:
            descent.set_start([0.9 * each + 0.001 * number for each in first])

        own = [own_time(play, number) for number in range(N_FRAMES)]
        report(f"a frame, {what}, the picture alone", own, FRAME_MS)
        _, frames = times(play, N_FRAMES)
        descent.playback.seek(descent.n_steps)
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton)
        painted, followed = times(drag, N_DRAGS)
        QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton)
        good = [
            report(f"a frame, {what}, the page", frames, FRAME_MS),
            report(f"the start dragged, {what}, the surface painted", painted, DRAG_MS),
        ]
        report(f"the start dragged, {what}, everything painted", followed, DRAG_MS)
        kept.append(all(good) or keys != FOUR)
        descent.set_start(first)

    for panels in (page.open_panels, [panel.view.key for panel in page.panels]):
        page.open_only(panels)
        for name, (surface, rate) in SCENES.items():
            descent.set_surface(surface)
            for key in descent.optimizers:
                descent.set_learning_rate(key, rate)
            for keys in (FOUR, tuple(descent.optimizers)):
                descent.run_only(keys)
                measure(keys, f"{len(keys)} rules, {name}, {len(panels)} panels open")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
