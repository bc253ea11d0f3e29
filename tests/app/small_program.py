"""The program without its command line, on few images: for tests of what it keeps."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from visualizer.app.autosave import Autosave
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.dataset_loader import DatasetLoader
from visualizer.app.main_window import MainWindow
from visualizer.app.run_files import RunFiles
from visualizer.app.training_runner import FLOWING, TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.state.file_exchange import FileExchange
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

LONG = 120_000  # ms: the first run imports TensorFlow
EPOCHS = 4


class SmallProgram(QObject):
    """A window with all that trains and keeps behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.thread = BackgroundThread()
        self.window = MainWindow(new_session())
        self.session = self.window.session
        self.runner = TrainingRunner(self.session, self.thread, self)
        self.points_runner = TrainingRunner(self.session.boundaries, self.thread, self, FLOWING)
        self.autosave = Autosave(self.window, self.runner, self)
        self.files = RunFiles(self.window, self.runner, self.autosave, self)
        self.loader = DatasetLoader(self.session, self.thread, self)

    def crash(self) -> None:
        """End without a word: nothing more is written, and the lock is void."""
        self.runner.discard()
        self.points_runner.discard()
        assert self.thread.end(30)
        self.window.session.undo_stack.clear()
        self.autosave._folder.release()
        self.autosave._keeps = False


def new_session() -> Session:
    """Return a session with 200 images to train on and 250 to test."""
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    config = TrainingConfig(
        preset="lecture-20-20", dataset="noise", optimizer="adam", batch_size=10, epochs=EPOCHS
    )
    session = Session(config)
    session.dataset.loaded("noise", ImageDataset(images[:200], labels[:200], images, labels))
    return session


def wait_for(qtbot: QtBot, session: Session, phase: TrainingPhase) -> None:
    """Wait until training has come so far."""
    qtbot.waitUntil(lambda: session.training.phase == phase, timeout=LONG)


def answer(
    qtbot: QtBot, session: Session, ask: Callable[[], None], exchange: FileExchange | None = None
) -> str:
    """Ask for a file; return what is told of it."""
    exchange = exchange or session.run_file
    ask()
    qtbot.waitUntil(lambda: exchange.message is not None, timeout=LONG)
    return str(exchange.message)


def final(session: Session) -> tuple[list[bytes], list[float]]:
    """Return the weights on screen and the losses that led to them."""
    layers = session.network.network.layers
    return [layer.weights.tobytes() for layer in layers], session.training.history.loss.tolist()
