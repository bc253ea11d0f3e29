"""The top of a panel, whose sentence is always there in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.panel_header import PanelHeader
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import Scheme, apply_theme

SENTENCE = "How often the network is right: 1 is always."


@pytest.fixture
def page(show: Callable[[QWidget], None]) -> QWidget:
    """A header with two buttons, and something else below it."""
    page, header = QWidget(), PanelHeader(QToolButton(), QToolButton())
    layout = QVBoxLayout(page)
    layout.addWidget(header)
    layout.addWidget(QWidget(), 1)
    header.set_text("Accuracy", SENTENCE)
    show(page)
    page.resize(700, 300)
    return page


def words(page: QWidget) -> tuple[TextLine, QLabel]:
    return page.findChild(TextLine), page.findChild(QLabel)


def is_beside(page: QWidget) -> bool:
    """Whether the sentence stands in the line of the title, and all of it is seen."""
    sentence, title = words(page)
    in_line = abs(sentence.geometry().center().y() - title.geometry().center().y()) <= 1
    has_room = sentence.width() >= sentence.sizeHint().width()
    return in_line and has_room and sentence.x() > title.geometry().right()


def is_below(page: QWidget) -> bool:
    """Whether the sentence has lines of its own, and all of it is seen."""
    sentence, title = words(page)
    has_room = sentence.height() >= sentence.minimumSizeHint().height()
    whole_width = sentence.width() == page.findChild(PanelHeader).width()
    return whole_width and has_room and sentence.y() > title.geometry().bottom()


def test_the_sentence_stands_beside_the_title(qtbot: QtBot, page: QWidget) -> None:
    qtbot.waitUntil(lambda: is_beside(page))


@pytest.mark.parametrize(("scale", "width"), [(1.0, 250), (1.0, 450), (1.5, 300), (2.0, 450)])
def test_it_stands_below_the_title_where_it_would_be_cut_off(
    qtbot: QtBot, page: QWidget, qapp: QApplication, scale: float, width: int
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    page.findChild(PanelHeader).set_text("Accuracy", SENTENCE)
    page.resize(width, 300)
    qtbot.waitUntil(lambda: is_below(page))
    page.resize(1200, 300)
    qtbot.waitUntil(lambda: is_beside(page))


def test_a_button_that_becomes_wider_may_take_its_room(qtbot: QtBot, page: QWidget) -> None:
    qtbot.waitUntil(lambda: is_beside(page))
    button = page.findChild(QToolButton)
    button.setText("W" * 30)
    qtbot.waitUntil(lambda: is_below(page))
    button.hide()
    qtbot.waitUntil(lambda: is_beside(page))
