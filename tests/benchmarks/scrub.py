"""Times the time machine: from a move of the scrubber to everything painted.

Run as ``python tests/benchmarks/scrub.py``. A run of ``lecture-512`` with 100 snapshots and a
million batches stands behind Home and the Training page at 1920 x 1080, the latter also with its
charts and the histograms of weights and gradients open. The time ends when Qt has nothing left to
paint and no drawing waits for its turn; gradients are found meanwhile.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from frame_times import report, time_each
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.training_events import BatchesEnd, SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.widgets.turns import turns

REQUIRED_MS = 50.0
N_BATCHES, N_SNAPSHOTS, N_MOVES = 1_000_000, 100, 60
N_TRAIN = 256  # as many as gradients are found over


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session()
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show()
    training = session.training
    training.start()
    values = np.random.default_rng(0).random(N_BATCHES).astype(np.float32)
    training.extend([Started(N_BATCHES // 10), BatchesEnd(0, values, values)])
    for number in range(N_SNAPSHOTS):
        batch = number * N_BATCHES // N_SNAPSHOTS
        network = initial_network(training.config.layers, number)
        training.extend([SnapshotTaken(batch * 10 // N_BATCHES, batch, network)])
    grey = np.random.default_rng(0).integers(0, 256, (N_TRAIN + 1, 28, 28), np.uint8)
    labels = np.arange(N_TRAIN + 1) % 10
    images = ImageDataset(grey[:-1], labels[:-1], grey[-1:], labels[-1:])

    def move(number: int) -> None:
        session.timeline.playback.seek(number * 37 % (N_SNAPSHOTS - 1))
        while turns().waiting:
            QTest.qWait(1)

    kept = []
    for page, histograms in (("home", False), ("training", False), ("training", True)):
        window.show_page(page)
        name = f"a snapshot on {page}"
        if histograms:
            session.dataset.loaded("noise", images)
            window.pages[page].open_only(["loss_chart", "accuracy_chart", "weight_histograms"])
            name += " with histograms"
        kept.append(report(f"{name} painted", time_each(move, N_MOVES), REQUIRED_MS))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
