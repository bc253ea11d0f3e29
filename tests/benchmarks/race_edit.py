"""Times an edit on the Optimizers page, every path walked anew, to the painted frame.

Run as ``python tests/benchmarks/race_edit.py``. The start moves as in a drag, and a learning
rate as by its slider; the time ends when Qt has nothing left to paint. Then a race of a million
steps: how long its first portion takes to be seen, and how long a turn of the event loop that
walks on.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report, time_each
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.state.chunked_work import ChunkedWork
from visualizer.state.descent import DescentState
from visualizer.state.session import Session
from visualizer.state.undo_stack import UndoStack

REQUIRED_MS, REQUIRED_TURN_MS = 16.0, 8.0
N_EDITS, N_TURNS = 30, 60
SIZE = QSize(1280, 720)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--surface", default="rosenbrock")
    parser.add_argument("--all", action="store_true", help="all rules run, all panels are open")
    arguments = parser.parse_args()
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    descent = session.descent
    window = MainWindow(session)
    window.resize(SIZE)
    window.show_page("optimizers")
    window.show()
    if arguments.all:
        page = window.pages["optimizers"]
        page.open_only([panel.view.key for panel in page.panels])
        descent.run_only(descent.optimizers)
    descent.set_surface(arguments.surface)
    start = descent.start

    def move_start(number: int) -> None:
        descent.set_start([start[0] + 0.001 * number, *start[1:]])

    def move_rate(number: int) -> None:
        descent.set_learning_rate("adam", 0.01 * 1.01**number)

    n_rules = len(descent.running)
    good = report(
        f"a start to everything painted, {n_rules} rules x {descent.n_steps:,} steps",
        time_each(move_start, N_EDITS),
        REQUIRED_MS,
    )
    good &= report("a learning rate, the same", time_each(move_rate, N_EDITS), REQUIRED_MS)
    descent.set_n_steps(1_000_000)
    good &= report("a start of a million steps", time_each(move_start, N_EDITS), REQUIRED_MS)
    good &= report("a turn that walks on", _turns(arguments.surface), REQUIRED_TURN_MS)
    return 0 if good else 1


def _turns(surface: str) -> list[float]:
    """Return how long eleven rules walk in one turn of the event loop (ms of the processor)."""
    descent = DescentState(UndoStack())
    descent.set_surface(surface)
    descent.set_n_steps(1_000_000)
    descent.run_only(descent.optimizers)
    durations: list[float] = []
    work = descent.findChild(ChunkedWork)
    walk_on = work._work

    def timed(portions: slice) -> None:
        began = time.process_time()
        walk_on(portions)
        durations.append(1000 * (time.process_time() - began))

    work._work = timed
    descent.trajectories  # noqa: B018 somebody looks
    while len(durations) < N_TURNS:
        QTest.qWait(1)
    return durations


if __name__ == "__main__":
    sys.exit(main())
