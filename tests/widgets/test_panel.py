"""A view's frame: title, sentence, button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import Scheme, apply_theme
from visualizer.widgets.view import View


class Picture(View):
    key = "picture"
    title = Sentence("Test", "Picture")
    sentence = Sentence("Test", "What is seen in it.")


def test_title_and_sentence_are_seen(show: Callable[[QWidget], None], session: Session) -> None:
    panel = Panel(Picture(session))
    show(panel)
    assert [label.text() for label in panel.findChildren(QLabel)] == ["Picture"]
    assert [line.text for line in panel.findChildren(TextLine)] == ["What is seen in it."]
    assert panel.view.accessibleName() == "Picture"


def test_the_button_asks_for_full_size(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    panel = Panel(Picture(session))
    show(panel)
    button = panel.findChild(QToolButton)
    with qtbot.waitSignal(panel.full_size_toggled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.full_size
    with qtbot.waitSignal(panel.full_size_toggled):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not panel.full_size


def test_its_icon_follows_the_palette(
    show: Callable[[QWidget], None], session: Session, qapp: QApplication
) -> None:
    panel = Panel(Picture(session))
    show(panel)
    button = panel.findChild(QToolButton)
    light = button.icon().pixmap(16).toImage()
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert button.icon().pixmap(16).toImage() != light
