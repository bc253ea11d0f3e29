"""Files named on the command line, or let go over the window, are opened as by the menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from visualizer.app.application import Application
from visualizer.app.command_line import main
from visualizer.app.main_window import MainWindow
from visualizer.core.history import TrainingHistory
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_file import SavedRun, write_run
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble

LONG = 60_000  # ms: a model is opened by TensorFlow
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def digits(tmp_path: Path, images: ImageDataset) -> Path:
    """20 images in a file."""
    path = tmp_path / "digits.npz"
    np.savez(path, **vars(images))
    return path


@pytest.fixture
def run(tmp_path: Path, digits: Path) -> Path:
    """A run of 13 batches with those images."""
    config = TrainingConfig(preset="lecture-20-20", dataset=str(digits), batch_size=2, epochs=9)
    history = TrainingHistory(7)
    history.use_learning_rate(0.1)
    history.add_batches(np.ones(13), np.ones(13))
    log = SnapshotLog(7)
    for batch, state in ((7, (np.ones(1),)), (13, None)):
        log.add(SnapshotTaken(1, batch, initial_network(config.layers, batch), state))
    write_run(SavedRun(KeptRun(config, history, log), "training"), tmp_path / "a.run")
    return tmp_path / "a.run"


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path, Path], Application]]:
    """Start the program with a data set and a file."""
    started: list[Application] = []

    def starting(data: Path, file: Path) -> Application:
        application = Application(qapp, str(data), str(file))
        started.append(application)
        qtbot.addWidget(application.window)
        application.start()
        return application

    yield starting
    for application in started:
        assert application.end() or application.thread.end(30)


def bubbles(window: MainWindow) -> list[str]:
    return [bubble.text() for bubble in window.findChildren(Bubble) if bubble.isVisible()]


def test_a_run_and_its_images_are_there_from_the_start(
    qtbot: QtBot, start: Callable[[Path, Path], Application], digits: Path, run: Path
) -> None:
    application = start(digits, run)
    session = application.session
    qtbot.waitUntil(lambda: session.run_file.message is not None, timeout=LONG)
    assert bubbles(application.window) == ["13 batches trained; “Go on” trains on."]
    assert (application.window.page, session.network.batch) == ("training", 13)
    assert session.training.waits


def test_a_run_brings_its_own_images_in_place_of_others(
    qtbot: QtBot,
    start: Callable[[Path, Path], Application],
    tmp_path: Path,
    digits: Path,
    run: Path,
) -> None:
    other = digits.rename(tmp_path / "other.npz")
    digits.write_bytes(other.read_bytes())
    session = start(other, run).session
    qtbot.waitUntil(lambda: session.run_file.message is not None, timeout=LONG)
    assert session.dataset.name == str(digits)
    assert session.training.waits


@pytest.mark.parametrize("name", ["bad.run", "bad.session", "bad.keras", "bad.H5", "bad.npz"])
def test_a_bad_file_is_one_sentence_and_the_program_runs_on(
    qtbot: QtBot,
    start: Callable[[Path, Path], Application],
    tmp_path: Path,
    digits: Path,
    name: str,
) -> None:
    bad = tmp_path / name
    bad.write_text("hello", encoding="utf-8")
    application = start(digits, bad)
    session, window = application.session, application.window
    window.show_page("home")

    def words() -> list[str]:
        labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
        return [label.text() for label in labels if name in label.text()]

    qtbot.waitUntil(lambda: words() != [], timeout=LONG)
    assert len(words()) == 1
    if name != "bad.npz":
        qtbot.waitUntil(lambda: session.dataset.name == str(digits))
    assert session.dataset.images is not None or session.dataset.notice is not None
    assert window.isVisible()


def test_a_file_that_is_not_there_ends_the_program_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gone.run"
    assert main(["--open", str(path)]) == 2
    assert capsys.readouterr().err == f"visualizer: there is no file {path}.\n"


def let_go(widget: QWidget, *paths: str) -> tuple[bool, bool]:
    """Drag files over a widget and let them go; tell whether they are taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(5, 5), copy, mime, LEFT, NO_KEY)
    QApplication.sendEvent(widget, entered)
    dropped = QDropEvent(QPointF(5, 5), copy, mime, LEFT, NO_KEY)
    if entered.isAccepted():
        QApplication.sendEvent(widget, dropped)
    return entered.isAccepted(), dropped.isAccepted()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    window = MainWindow(session)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(
    ("path", "state", "signal"),
    [
        ("a/b.run", "run_file", "open_requested"),
        ("a/b.Session", "session_file", "open_requested"),
        ("a/b.keras", "model_file", "open_requested"),
        ("a/b.H5", "model_file", "open_requested"),
        ("a/b.npz", "dataset", "load_requested"),
        ("a/train-images-idx3-ubyte", "dataset", "load_requested"),
    ],
)
def test_a_file_let_go_over_the_window_is_opened(
    qtbot: QtBot, window: MainWindow, path: str, state: str, signal: str
) -> None:
    state = getattr(window.session, state)
    with qtbot.waitSignal(getattr(state, signal)):
        assert let_go(window, path) == (True, True)
    assert path in (getattr(state, "path", None), getattr(state, "wanted", None))


def test_nor_is_it_lost_over_a_chart(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    charts = [chart for chart in window.findChildren(QGraphicsView) if chart.isVisible()]
    assert charts
    for chart in charts:
        with qtbot.waitSignal(window.session.run_file.open_requested):
            assert let_go(chart.viewport(), "a.run") == (True, True)


def test_two_files_or_none_are_not_taken(window: MainWindow) -> None:
    assert not let_go(window, "a.run", "b.run")[0]
    assert not let_go(window)[0]
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.run")])
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    entered.ignore()
    window.dragEnterEvent(entered)
    assert not entered.isAccepted()
