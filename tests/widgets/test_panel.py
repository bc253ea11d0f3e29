"""A view's frame: title, sentence, button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import Scheme, apply_theme, colors
from visualizer.widgets.view import View


class Picture(View):
    key = "picture"
    title = Sentence("Test", "Picture")
    sentence = Sentence("Test", "What is seen in it.")


class Ground(View):
    """Has a part that fills its own ground, and is made visible before anything is."""

    key = "ground"
    title = Sentence("Test", "Ground")
    sentence = Sentence("Test", "A part with a ground.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.part = QWidget(self)
        self.part.setAutoFillBackground(True)
        self.part.setVisible(True)


def test_title_and_sentence_are_seen(show: Callable[[QWidget], None], session: Session) -> None:
    panel = Panel(Picture(session))
    show(panel)
    assert [label.text() for label in panel.findChildren(QLabel)] == ["Picture"]
    assert [line.text for line in panel.findChildren(TextLine)] == ["What is seen in it."]
    assert panel.view.accessibleName() == "Picture"


def test_another_sentence_is_seen_at_once(
    show: Callable[[QWidget], None], session: Session
) -> None:
    panel = Panel(Picture(session))
    show(panel)
    panel.view.sentence = Sentence("Test", "Something else.")
    panel.view.sentence_changed.emit()
    assert panel.findChild(TextLine).text == "Something else."


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


def test_its_parts_have_its_ground_wherever_it_is_put(
    show: Callable[[QWidget], None], session: Session
) -> None:
    panel = Panel(Ground(session))
    page = QSplitter()
    page.addWidget(panel)
    show(page)
    ground = panel.view.part.palette().color(QPalette.ColorRole.Window)
    assert ground.name() == colors().panel
