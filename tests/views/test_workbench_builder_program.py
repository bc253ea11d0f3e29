"""The Keras program below the network that is built: to be read, selected and copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.keras_code import keras_code
from visualizer.state.session import Session
from visualizer.views.workbench_builder import WorkbenchBuilder

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchBuilder:
    view = WorkbenchBuilder(session)
    view.resize(402, 560)
    show(view)
    return view


def program(session: Session) -> str:
    scene = session.workbench.scene
    return keras_code(scene.network.sizes[0], scene.plans)


def test_the_program_is_copied(qtbot: QtBot, view: WorkbenchBuilder, session: Session) -> None:
    QApplication.clipboard().setText("something else")
    assert view.code.copy_button.text() == "Copy"
    qtbot.mouseClick(view.code.copy_button, LEFT)
    assert QApplication.clipboard().text() == program(session)
    assert view.code.copy_button.text() == "Copied"
    session.workbench.set_true_class(1)
    assert view.code.copy_button.text() == "Copied"
    # Another program is not on the clipboard yet.
    qtbot.mouseClick(view.add_button, LEFT)
    assert view.code.copy_button.text() == "Copy"
    compile(QApplication.clipboard().text(), "program", "exec")


def test_the_program_is_read_and_selected_but_not_typed_into(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session
) -> None:
    view.code.setFocus()
    qtbot.keyClicks(view.code, "import os")
    assert view.code.toPlainText() == program(session)
    qtbot.keyClick(view.code, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    # An edit that leaves the program as it is leaves the selection, too.
    session.workbench.set_true_class(1)
    assert view.code.textCursor().hasSelection()
    # Another program stands where this one was scrolled to.
    bar = view.code.horizontalScrollBar()
    bar.setValue(100)
    qtbot.keyClick(view.rows[0].units, Qt.Key.Key_Up)
    assert "Dense(4" in view.code.toPlainText()
    assert bar.value() == 100
