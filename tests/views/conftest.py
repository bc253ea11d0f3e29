"""What the tests of views share: the program's look, and a window on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.theme import Scheme, apply_theme


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Put a widget on the screen, in front; it is closed after the test."""

    def on_screen(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()

    return on_screen


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
