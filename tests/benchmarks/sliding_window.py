"""Times the Convolution page: a frame of its animation, and a weight typed, to the painted frame.

Run as ``python tests/benchmarks/sliding_window.py``. The window slides over a small grid, a digit
and a map of the preset ``cnn`` at 1920 x 1080, drawn in software: beside the other panels, and
with the whole page to itself, where each of 28 x 28 numbers is written. The time ends when Qt has
nothing left to paint.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame_times import report, time_each
from PySide6.QtWidgets import QApplication

from visualizer.app.main_window import MainWindow
from visualizer.core.registry import discover
from visualizer.core.training_config import TrainingConfig
from visualizer.state.convolution import ConvolutionState
from visualizer.state.session import Session
from visualizer.views.sliding_window import SlidingWindow

FRAME_MS, EDIT_MS = 8.0, 16.0
N_FRAMES, N_EDITS = 200, 40


def show_map(state: ConvolutionState) -> None:
    """Look at a part of the second convolution."""
    state.show_layer(2)
    state.look_at(3, 2)


def main() -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    session = Session(TrainingConfig(preset="cnn", dataset="handwriting"))
    images = discover("visualizer.core.datasets")["handwriting"]().load()
    session.dataset.loaded("handwriting", images)
    window = MainWindow(session)
    window.resize(1920, 1080)
    window.show_page("convolution")
    window.show()
    state = session.convolution
    panels = window.pages["convolution"].panels
    panel = next(each for each in panels if isinstance(each.view, SlidingWindow))
    scenes: dict[str, Callable[[], None]] = {
        "a grid": lambda: state.show_preset("zero-padding"),
        "a digit": lambda: state.show_preset("edges-of-a-digit"),
        "a map": lambda: show_map(state),
    }
    kept = []
    for is_alone in (False, True):
        panel.set_full_size(is_alone)
        for name, show in scenes.items():
            show()
            told = f"{name}, alone" if is_alone else name
            length = state.playback.length

            def move(number: int, length: int = length) -> None:
                state.playback.seek((number + 0.3) / N_FRAMES * length)

            def edit(number: int) -> None:
                state.set_weight(0, 0, float(number % 9))

            kept.append(report(f"a frame over {told}", time_each(move, N_FRAMES), FRAME_MS))
            kept.append(report(f"a weight over {told}", time_each(edit, N_EDITS), EDIT_MS))
    session.undo_stack.clear()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
