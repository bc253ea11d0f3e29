"""Times the Network page: a frame of its animation, and an edit to the painted frame.

Run as ``python tests/benchmarks/network_walk.py``. Networks of 784 inputs, 16 to 4,096 hidden
units and 10 outputs are walked through at 1920 x 1080, drawn in software; then a weight is typed
into the diagram as a person types it. The time ends when Qt has nothing left to paint. At the
end, the kernels of the preset ``cnn`` are walked through, and the way back to them.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from frame_times import report, time_each
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.presets.cnn import Cnn
from visualizer.core.walk import Direction, Grain
from visualizer.state.session import Session
from visualizer.views.workbench_diagram import WorkbenchDiagram

HIDDEN_UNITS = (16, 512, 4096)
FRAME_MS, EDIT_MS = 8.0, 16.0
FRAMES_A_STEP = 60
N_FRAMES, N_EDITS = 2 * FRAMES_A_STEP, 100


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show_page("network")
    window.show()
    image = np.random.default_rng(0).integers(0, 256, (28, 28)).astype(np.uint8)
    image[:, :8] = image[:, 20:] = 0
    session.network.set_image(image)
    diagram = window.findChild(WorkbenchDiagram)
    playback = session.walk.playback
    kept = []

    def time_frames(name: str, first: float) -> None:
        def move(number: int) -> None:
            playback.seek(first + (number + 1) / FRAMES_A_STEP)

        kept.append(report(f"a frame of {name}", time_each(move, N_FRAMES), FRAME_MS))

    for n_hidden in HIDDEN_UNITS:
        plans = (LayerPlan(n_hidden, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))
        session.workbench.show_network(initial_network(plans, 0), 0)
        for grain in Grain:
            session.walk.set_grain(grain)
            time_frames(f"784-{n_hidden}-10, {grain}", playback.length // 2 - 1)
        session.walk.set_grain(Grain.TERM)
        playback.seek(playback.length)
        edge = diagram.layout_now.edges(1)[0]
        place = diagram.place_of(diagram.layout_now.line_of(edge).pointAt(0.5))
        QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=place.toPoint())

        def type_digit(number: int) -> None:
            diagram.field.lineEdit().selectAll()
            QTest.keyClicks(diagram.field.lineEdit(), str(number % 10))

        kept.append(
            report(f"a weight of 784-{n_hidden}-10 typed", time_each(type_digit, N_EDITS), EDIT_MS)
        )
    session.workbench.show_network(initial_network(Cnn.layers, 0), 0)
    for direction in Direction:
        session.walk.set_direction(direction)
        for grain in Grain:
            session.walk.set_grain(grain)
            # The second convolution: on the way back, its way through pooling.
            share = 0.3 if direction is Direction.FORWARD else 0.6
            time_frames(f"cnn {direction}, {grain}", int(share * playback.length))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
