"""Runs saved for TensorBoard by the running program, also while it trains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app.background_thread import BackgroundThread
from visualizer.app.event_files import EventFiles
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

LONG = 60_000  # ms: the first job imports TensorFlow


@pytest.fixture
def running(qtbot: QtBot) -> Iterator[Session]:
    """A session that can train and save."""
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    session = Session(
        TrainingConfig(preset="lecture-20-20", dataset="noise", batch_size=10, epochs=300)
    )
    session.dataset.loaded("noise", ImageDataset(images[:200], labels[:200], images, labels))
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    files = EventFiles(session, runner)
    yield session
    files.deleteLater()
    runner.discard()
    assert thread.end(30)


@pytest.fixture
def answer(qtbot: QtBot, running: Session) -> Callable[[Path], str]:
    """Save into a folder and return the sentence that answers."""

    def asking(folder: Path) -> str:
        running.event_files.save(str(folder))
        qtbot.waitUntil(lambda: running.event_files.message is not None, timeout=LONG)
        return str(running.event_files.message)

    return asking


def batch_losses(folder: Path) -> list[float]:
    import tensorflow as tf

    (path,) = (folder / "train").iterdir()
    return [
        tf.make_ndarray(value.tensor).item()
        for event in tf.compat.v1.train.summary_iterator(str(path))
        for value in event.summary.value
        if value.tag == "batch_loss"
    ]


def test_a_run_that_goes_on_is_saved(
    qtbot: QtBot, running: Session, answer: Callable[[Path], str], tmp_path: Path
) -> None:
    training = running.training
    assert answer(tmp_path) == "There is no run to save yet: train first."
    training.start()
    qtbot.waitUntil(lambda: training.history.n_epochs > 1, timeout=LONG)
    words = answer(tmp_path / "curves")
    assert words == f'Saved. It opens by: tensorboard --logdir "{tmp_path / "curves"}"'
    assert training.phase is TrainingPhase.RUNNING
    losses = batch_losses(tmp_path / "curves")
    assert len(losses) >= 2 * training.history.batches_per_epoch
    assert losses == training.history.loss[: len(losses)].tolist()
    assert answer(tmp_path / "curves") == "curves is not empty: choose an empty folder."
    assert running.event_files.failed
