"""The numbers of a run saved as a table, while the window goes on drawing."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app import history_files
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.history_files import HistoryFiles
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.history import TrainingHistory
from visualizer.core.history_csv import write_history_csv
from visualizer.core.training_events import BatchesEnd, EpochEnd, Started
from visualizer.state.session import Session

LONG = 60_000  # ms


@pytest.fixture
def trained(qtbot: QtBot) -> Iterator[Session]:
    """A session with a run of six batches, two of an epoch that is not over."""
    session = Session()
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    files = HistoryFiles(session, runner)
    losses = np.arange(6, dtype=np.float32)
    training = session.training
    training.extend([Started(4), BatchesEnd(0, losses, losses / 10), EpochEnd(1, {"val_loss": 7})])
    yield session
    files.deleteLater()
    runner.discard()
    assert thread.end(30)


@pytest.fixture
def save(qtbot: QtBot, trained: Session) -> Callable[[Path], str]:
    """Save the run and return the sentence that answers."""

    def saving(path: Path) -> str:
        trained.history_file.save(str(path))
        qtbot.waitUntil(lambda: trained.history_file.message is not None, timeout=LONG)
        return str(trained.history_file.message)

    return saving


def test_every_batch_is_a_line(save: Callable[[Path], str], tmp_path: Path) -> None:
    assert save(tmp_path / "run") == "Saved as run.csv."
    with (tmp_path / "run.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [float(line["loss"]) for line in lines] == [0, 1, 2, 3, 4, 5]
    assert [line["epoch_val_loss"] for line in lines] == ["", "", "", "7", "", ""]


def test_it_is_written_beside_the_window_from_a_copy(
    trained: Session,
    save: Callable[[Path], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[tuple[str, TrainingHistory]] = []

    def write(history: TrainingHistory, path: Path) -> None:
        seen.append((threading.current_thread().name, history))
        write_history_csv(history, path)

    monkeypatch.setattr(history_files, "write_history_csv", write)
    save(tmp_path / "run.csv")
    ((thread, history),) = seen
    assert thread == "background"
    assert history is not trained.training.history
    assert history.n_batches == 6


def test_what_cannot_be_written_is_one_sentence(
    trained: Session, save: Callable[[Path], str], tmp_path: Path
) -> None:
    words = save(tmp_path / "no" / "run.csv")
    assert words == "run.csv cannot be saved: No such file or directory."
    assert trained.history_file.failed
