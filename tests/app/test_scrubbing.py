"""At every moment that the scrubber stops at stand the weights that training really had then."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from visualizer.app.background_thread import BackgroundThread
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.planned_network import Network
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import Paused, SnapshotTaken, TrainingEvent
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.training.control import MOST_WATCHED_STEPS, TrainingControl
from visualizer.training.trainer import train
from visualizer.views.training_timeline import TrainingTimeline

LONG = 60_000  # ms: the first run imports TensorFlow
N_BATCHES = 28  # of two epochs
SPEED = 90.0
DENSE = (LayerPlan(20, "relu", dropout=0.5), LayerPlan(20, "relu"), LayerPlan(10, "softmax"))
CNN = (
    ConvolutionPlan(3, 5, "relu", dropout=0.25),
    PoolingPlan(3),
    LayerPlan(20, "relu", dropout=0.5),
    LayerPlan(10, "softmax"),
)


@pytest.fixture(scope="module")
def noise() -> ImageDataset:
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    return ImageDataset(images[:200], labels[:200], images[200:], labels[200:])


@pytest.fixture(params=[DENSE, CNN], ids=["dense with dropout", "small cnn"])
def session(qtbot: QtBot, noise: ImageDataset, request: pytest.FixtureRequest) -> Iterator[Session]:
    config = TrainingConfig(
        preset="lecture-20-20",
        dataset="noise",
        optimizer="adam",
        batch_size=10,
        epochs=2,
        layers=request.param,
    )
    session = Session(config)
    session.dataset.loaded("noise", noise)
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    yield session
    runner.discard()
    assert thread.end(30)
    session.undo_stack.clear()


def bits(network: Network) -> list[bytes]:
    return [array.tobytes() for array in network.arrays]


def batch_by_batch(config: TrainingConfig, images: ImageDataset) -> dict[int, list[bytes]]:
    """Train a run of its own in single steps; return the weights after every batch."""
    control, seen = TrainingControl(), {}

    def hear(event: TrainingEvent) -> None:
        if isinstance(event, SnapshotTaken):
            seen[event.batch] = bits(event.network)
        elif isinstance(event, Paused):
            control.step_batches(MOST_WATCHED_STEPS)

    control.step_batches(MOST_WATCHED_STEPS)
    train(config, hear, control, images)
    return seen


def test_every_moment_has_its_own_weights(
    qtbot: QtBot, session: Session, noise: ImageDataset
) -> None:
    view = TrainingTimeline(session)
    qtbot.addWidget(view)
    view.show()
    session.training.set_speed(SPEED)
    session.training.start()
    qtbot.waitUntil(lambda: session.training.phase == TrainingPhase.FINISHED, timeout=LONG)
    rerun = batch_by_batch(session.training.config, noise)
    assert set(rerun) == set(range(N_BATCHES + 1))
    assert len({b"".join(each) for each in rerun.values()}) == N_BATCHES + 1
    snapshots = session.training.snapshots
    assert len(snapshots) > N_BATCHES / 4
    slider = view.bar.findChildren(QSlider)[0]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    stops = []
    for _ in snapshots:
        shown = session.timeline.shown
        stops.append(shown.batch)
        assert session.network.batch == shown.batch
        assert bits(session.network.network) == rerun[shown.batch], shown.batch
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert stops == [each.batch for each in snapshots]
    assert stops[-1] == N_BATCHES
