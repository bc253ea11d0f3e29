"""Models saved and opened by the running program, also while it trains."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app.background_thread import BackgroundThread
from visualizer.app.model_files import ModelFiles
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.training.model_files import load_model

LONG = 60_000  # ms: the first job imports TensorFlow


@pytest.fixture
def session() -> Session:
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    session = Session(
        TrainingConfig(preset="lecture-20-20", dataset="noise", batch_size=10, epochs=300)
    )
    session.dataset.loaded("noise", ImageDataset(images[:200], labels[:200], images, labels))
    return session


@pytest.fixture
def files(qtbot: QtBot, session: Session) -> Iterator[ModelFiles]:
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    yield ModelFiles(session, runner)
    runner.discard()
    assert thread.end(30)


@pytest.fixture
def answer(qtbot: QtBot, session: Session) -> Callable[[Callable[[], None]], str]:
    """Ask for something and return the sentence that answers."""

    def asking(ask: Callable[[], None]) -> str:
        ask()
        qtbot.waitUntil(lambda: session.model_file.message is not None, timeout=LONG)
        return str(session.model_file.message)

    return asking


def weights(network: object) -> list[bytes]:
    return [layer.weights.tobytes() for layer in network.layers]


@pytest.mark.parametrize(
    ("typed", "written"), [("a.keras", "a.keras"), ("a.h5", "a.h5"), ("a.b", "a.b.keras")]
)
def test_what_is_on_screen_is_saved_and_comes_back(
    session: Session,
    files: ModelFiles,
    answer: Callable[[Callable[[], None]], str],
    tmp_path: Path,
    typed: str,
    written: str,
) -> None:
    path = tmp_path / typed
    before = weights(session.network.network)
    assert answer(lambda: session.model_file.save(str(path))) == f"Saved as {written}."
    assert [each.name for each in tmp_path.iterdir()] == [written]
    session.training.configure(seed=5)
    assert weights(session.network.network) != before
    words = answer(lambda: session.model_file.open(str(tmp_path / written)))
    assert words == f"{written}: 16,330 parameters."
    assert weights(session.network.network) == before


@pytest.mark.parametrize("phase", [TrainingPhase.RUNNING, TrainingPhase.PAUSED])
def test_a_run_goes_on_while_its_network_is_saved(
    qtbot: QtBot,
    session: Session,
    files: ModelFiles,
    answer: Callable[[Callable[[], None]], str],
    tmp_path: Path,
    phase: TrainingPhase,
) -> None:
    session.training.start()
    qtbot.waitUntil(lambda: session.training.history.n_batches > 5, timeout=LONG)
    if phase is TrainingPhase.PAUSED:
        session.training.pause()
        qtbot.waitUntil(lambda: session.training.phase is phase, timeout=LONG)
    shown = weights(session.network.network)
    path = tmp_path / "model.keras"
    answer(lambda: session.model_file.save(str(path)))
    assert session.training.phase is phase
    assert weights(load_model(path).network) == shown
    n_batches = session.training.history.n_batches
    session.training.resume()
    qtbot.waitUntil(lambda: session.training.history.n_batches > n_batches, timeout=LONG)
    refusal = answer(lambda: session.model_file.open(str(path)))
    assert refusal == "Stop or reset the run before opening a model."
    assert session.training.active


def test_what_cannot_be_opened_leaves_the_network(
    session: Session,
    files: ModelFiles,
    answer: Callable[[Callable[[], None]], str],
    tmp_path: Path,
) -> None:
    path = tmp_path / "bad.keras"
    path.write_text("hello", encoding="utf-8")
    before = session.network.network
    assert "bad.keras cannot be opened" in answer(lambda: session.model_file.open(str(path)))
    assert "cannot be saved" in answer(
        lambda: session.model_file.save(str(tmp_path / "nowhere" / "a.keras"))
    )
    assert session.network.network is before


def test_a_job_is_done_once_and_in_the_background(
    session: Session,
    files: ModelFiles,
    answer: Callable[[Callable[[], None]], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        "visualizer.app.model_files.save_model",
        lambda *_: seen.append(threading.current_thread().name),
    )
    answer(lambda: session.model_file.save(str(tmp_path / "a.keras")))
    answer(lambda: session.model_file.save(str(tmp_path / "a.keras")))
    assert seen == ["background", "background"]
