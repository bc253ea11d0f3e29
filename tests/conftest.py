"""What every test may count on: no display, nothing of the person's touched, no leaks."""

from __future__ import annotations

import gc
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import hypothesis
import numpy as np
import pytest

# Before Qt, Keras or the program is imported: they read these once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
_CHOSEN_DATA = os.environ.pop("VISUALIZER_DATA", None)
_HOME = tempfile.TemporaryDirectory(prefix="visualizer-tests-", ignore_cleanup_errors=True)
for _name, _folder in {
    "HOME": "",
    "KERAS_HOME": "keras",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
}.items():
    os.environ[_name] = str(Path(_HOME.name) / _folder)

# ruff: noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QStandardPaths, QTranslator
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.app.garbage_collector import collect_due
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.resource_files import resource_path
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.state.undo_stack import UndoStack
from visualizer.widgets.theme import Scheme, apply_theme
from visualizer.widgets.turns import turns

THREAD_GRACE_S = 5.0

# The same examples in every run, however slow the machine: a test fails for a reason.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=3000)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _settings_elsewhere() -> None:
    """Keep the program's settings and files out of the person's folders."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        for file_format in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(file_format, scope, _HOME.name)


@pytest.fixture(autouse=True)
def _collected_between_tests() -> Iterator[None]:
    """Collect garbage where the program does: between two events, in the thread that draws.

    Python's collector runs wherever something is allocated, and would delete Qt objects of an
    earlier test in the thread that trains or in the middle of PySide's connect and disconnect.
    """
    gc.disable()
    yield
    collect_due()


@pytest.fixture(autouse=True)
def _nothing_leaks() -> Iterator[None]:
    """Fail the test that leaves a window or a running Python thread behind.

    Threads that C++ started (TensorFlow's, Qt's) are not Python's and are not seen, or
    are seen as "Dummy-" once they have called into Python; neither counts.
    """
    windows, threads = _windows(), set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - threads:
        if not thread.name.startswith("Dummy-"):
            thread.join(THREAD_GRACE_S)
            assert not thread.is_alive(), f"the test left the thread {thread.name!r} running"
    if _windows() - windows:
        # Reference cycles are no leak: the program collects them too.
        gc.collect()
    left = [f"{type(window).__name__} {window.objectName()!r}" for window in _windows() - windows]
    assert not left, f"the test left windows behind: {', '.join(left)}"


def _windows() -> set[QWidget]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # Qt keeps one tool tip for all windows.
    return {
        window
        for window in QApplication.topLevelWidgets()
        if window.metaObject().className() != "QTipLabel"
    }


@pytest.fixture(scope="session")
def images() -> ImageDataset:
    """20 training and 7 test images; the label is the row of a bright stripe."""
    labels = (3 * np.arange(27) % 10).astype(np.uint8)
    grey = np.zeros((27, 28, 28), np.uint8)
    for image, label in zip(grey, labels, strict=True):
        image[2 * label + 4, 4:24] = 255
    return ImageDataset(grey[:20], labels[:20], grey[20:], labels[20:])


@pytest.fixture
def session(qapp: QApplication, images: ImageDataset) -> Iterator[Session]:
    """A session with a small network and images on screen; its clocks need an application."""
    session = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    session.dataset.loaded("stripes", images)
    yield session
    session.undo_stack.clear()


@pytest.fixture
def stack(qapp: QApplication) -> Iterator[UndoStack]:
    """An empty undo stack; emptied again, since PySide 6.11 crashes where the garbage
    collector deletes edits before the stack that holds them."""
    stack = UndoStack()
    yield stack
    stack.clear()


@pytest.fixture(autouse=True)
def _light(request: pytest.FixtureRequest) -> None:
    """Let every test that draws begin with the same look."""
    if "qapp" in request.fixturenames:
        apply_theme(request.getfixturevalue("qapp"), Scheme.LIGHT, 1.0)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Put a widget on the screen, in front; it is closed after the test."""

    def on_screen(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        # Out of the way: where the test before has left it, something would light up.
        QCursor.setPos(QApplication.primaryScreen().geometry().bottomRight())
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()

    return on_screen


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[QTranslator]:
    """Korean texts, to be installed; they are taken away again after the test."""
    translator = QTranslator()
    assert translator.load(str(resource_path("translations/visualizer_ko.qm")))
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything that takes turns has been drawn."""
    return lambda: qtbot.waitUntil(lambda: not turns().waiting)


class PaintCounter(QObject):
    """Counts how often a widget is drawn on the screen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def repainted(qtbot: QtBot) -> Callable[[QWidget], AbstractContextManager[None]]:
    """Wait until a widget draws itself anew: a picture taken by a test always does."""

    @contextmanager
    def by_itself(widget: QWidget) -> Iterator[None]:
        counter = PaintCounter(widget)
        yield
        qtbot.waitUntil(lambda: counter.count > 0)
        widget.removeEventFilter(counter)

    return by_itself


@pytest.fixture
def full_disk() -> Callable[[int], AbstractContextManager[None]]:
    """Let no file grow beyond so many bytes meanwhile, as if the disk were full."""
    resource = pytest.importorskip("resource", reason="Windows limits no file's size")

    @contextmanager
    def full(n_bytes: int) -> Iterator[None]:
        # No longer than it must be: what the tests print may go into a file, too.
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, limits[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    return full


@pytest.fixture(scope="session")
def real_mnist_path() -> Path:
    """Path of the real ``mnist.npz``; skips where there is none."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data" / "mnist.npz"
    for path in (Path(_CHOSEN_DATA) if _CHOSEN_DATA else beside, beside):
        if path.is_file() and path.suffix == ".npz":
            return path
    pytest.skip("needs the real MNIST (mnist.npz): name its path in VISUALIZER_DATA")
