"""What the tests of views share: the program's look, and a window on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
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
