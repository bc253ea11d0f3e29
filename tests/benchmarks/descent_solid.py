"""Times the surface in three dimensions: turned, and while its balls move.

Run as ``python tests/benchmarks/descent_solid.py``. Eleven rules have walked 1,001 steps, at
1280 x 720 with every panel of the page open at first, and at 1920 x 1080 with this one alone,
drawn in software. The view's own time is the processor's, for its refresh and the painting of
its picture; the other, by the clock, ends when Qt has nothing left to paint anywhere.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report, time_each
from PySide6.QtCore import QSignalBlocker
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.state.session import Session
from visualizer.views.descent_solid import DescentSolid
from visualizer.widgets.solid_picture import STILL_MS

REQUIRED_TURN_MS, REQUIRED_OWN_MS = 1000 / 30, 8.0
SURFACES = ("rosenbrock", "saddle", "rastrigin")
N_FRAMES = 40


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.show_page("optimizers")
    window.show()
    for key in session.descent.optimizers:
        session.descent.set_running(key, running=True)
    view = window.findChild(DescentSolid)
    panel = next(each for each in window.pages["optimizers"].panels if each.view is view)
    kept = []
    for size, full_size in (((1280, 720), False), ((1280, 720), True), ((1920, 1080), True)):
        window.resize(*size)
        panel.set_full_size(full_size)
        for surface in SURFACES:
            session.descent.set_surface(surface)
            QTest.qWait(4 * STILL_MS)
            kept += _time(session, view, f"{surface}, {view.width()} x {view.height()}")
    return 0 if all(kept) else 1


def _time(session: Session, view: DescentSolid, name: str) -> list[bool]:
    picture, playback = view.picture, session.descent.playback
    camera = session.descent_camera

    def turn(number: int) -> None:
        camera.set_camera(camera.camera.turned(3, 1 if number % 2 else -1))

    def play(number: int) -> None:
        playback.seek(number + 0.5)

    def painted(action: Callable[[int], None]) -> list[float]:
        durations = []
        for number in range(N_FRAMES):
            start = time.process_time()
            action(number)
            view.refresh()
            picture.repaint()
            durations.append(1000 * (time.process_time() - start))
        return durations

    turned = painted(turn)
    QTest.qWait(4 * STILL_MS)
    whole = time_each(play, N_FRAMES)
    with QSignalBlocker(playback):
        own = painted(play)
    return [
        report(f"{name}: turned, its own time", turned, REQUIRED_TURN_MS),
        report(f"{name}: a step later, its own time", own, REQUIRED_OWN_MS),
        report(f"{name}: a step later, everything painted", whole, REQUIRED_TURN_MS),
    ]


if __name__ == "__main__":
    sys.exit(main())
