"""What the tests of views share: typing and clicking as a person does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from diagram_places import at
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.workbench_diagram import WorkbenchDiagram

Typing = Callable[..., None]


@pytest.fixture
def type_into(qtbot: QtBot) -> Typing:
    """Replace what stands in a field, then Enter; what no key has comes from an input method."""

    def typing(field: QWidget, text: str, *, enter: bool = True) -> None:
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        if text.isascii():
            qtbot.keyClicks(field, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(field, event)
        if enter:
            qtbot.keyClick(field, Qt.Key.Key_Return)

    return typing


@pytest.fixture
def paste_into(qtbot: QtBot) -> Typing:
    """Replace what stands in a field by what is pasted, then Enter."""

    def pasting(field: QWidget, text: str) -> None:
        QApplication.clipboard().setText(text)
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(field, Qt.Key.Key_Return)

    return pasting


@pytest.fixture
def hover(qtbot: QtBot) -> Callable[[QWidget, QPoint], None]:
    """Bring the mouse to a place of a widget; where it was already, Qt would tell nobody."""

    def moving(widget: QWidget, place: QPoint) -> None:
        qtbot.mouseMove(widget, QPoint(1, 1))
        qtbot.mouseMove(widget, place)

    return moving


@pytest.fixture
def diagram(show: Callable[[QWidget], None], session: Session) -> WorkbenchDiagram:
    """Show the network of the workbench."""
    diagram = WorkbenchDiagram(session)
    diagram.resize(900, 560)
    show(diagram)
    return diagram


@pytest.fixture
def click(qtbot: QtBot, diagram: WorkbenchDiagram) -> Callable[[QPointF], None]:
    """Click on a point of the diagram's own units."""
    return lambda point: qtbot.mouseClick(
        diagram, Qt.MouseButton.LeftButton, pos=at(diagram, point)
    )
