"""Panels side by side, one of them alone, and the keys that drive a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.view import View

LEFT = Qt.MouseButton.LeftButton


class Field(View):
    key = "field"
    title = Sentence("Test", "Field")
    sentence = Sentence("Test", "A place to type.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)


class Page(PanelPage):
    key = "page"
    title = Sentence("Test", "Page")
    rank = 0

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.forward_playback)

    def build(self) -> None:
        above, left, right = (self.panel(Field(self.session)) for _ in range(3))
        self.below = self.split(Qt.Orientation.Horizontal, [(left, 1), (right, 3)])
        self.add_splitter(self.split(Qt.Orientation.Vertical, [(above, 1), (self.below, 1)]))


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> Page:
    page = Page(session)
    page.resize(800, 600)
    show(page)
    return page


def visible(page: Page) -> list[bool]:
    return [panel.isVisible() for panel in page.panels]


def full_size_button(panel: Panel) -> QToolButton:
    return panel.findChild(QToolButton)


@pytest.mark.parametrize("chosen", [0, 1, 2])
def test_one_panel_has_the_page_and_gives_it_back(qtbot: QtBot, page: Page, chosen: int) -> None:
    panel = page.panels[chosen]
    before = [each.geometry() for each in page.panels]
    qtbot.mouseClick(full_size_button(panel), LEFT)
    assert visible(page) == [index == chosen for index in range(3)]
    qtbot.waitUntil(lambda: panel.height() > 500 and panel.width() > 700)
    qtbot.mouseClick(full_size_button(panel), LEFT)
    assert visible(page) == [True] * 3
    qtbot.waitUntil(lambda: [each.geometry() for each in page.panels] == before)


def test_the_button_says_what_it_does_next(qtbot: QtBot, page: Page) -> None:
    button = full_size_button(page.panels[0])
    assert button.toolTip() == "Full size"
    qtbot.mouseClick(button, LEFT)
    assert button.toolTip() == "Back to all panels"
    assert button.accessibleName() == "Field: Back to all panels"


def test_all_panels_come_back_at_once(page: Page) -> None:
    page.panels[1].set_full_size(True)
    page.show_all_panels()
    assert visible(page) == [True] * 3


def test_an_empty_stripe_is_not_left(qtbot: QtBot, page: Page) -> None:
    page.panels[0].set_full_size(True)
    assert not page.below.isVisible()


@pytest.mark.parametrize(
    ("key", "position"), [(Qt.Key.Key_Left, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_A, 1.5)]
)
def test_arrow_keys_step_the_animation(
    qtbot: QtBot, page: Page, session: Session, key: Qt.Key, position: float
) -> None:
    session.forward_playback.seek(1.5)
    qtbot.keyClick(page, key)
    assert session.forward_playback.position == position


def test_space_plays_and_pauses(qtbot: QtBot, page: Page, session: Session) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert session.forward_playback.playing
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not session.forward_playback.playing


def test_keys_typed_into_a_field_are_the_fields(qtbot: QtBot, page: Page, session: Session) -> None:
    line = page.panels[0].view.line
    line.setFocus()
    qtbot.keyClicks(line, "a b")
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert line.text() == "a b"
    assert (session.forward_playback.position, session.forward_playback.playing) == (3, False)


def test_the_layout_is_remembered(qtbot: QtBot, page: Page, session: Session) -> None:
    page.findChildren(QSplitter)[0].setSizes([500, 100])
    other = Page(session)
    qtbot.addWidget(other)
    other.restore_layout(page.save_layout())
    # Before its first showing, and after.
    assert other.save_layout() == page.save_layout()
    assert len(other.panels) == 3
    assert other.save_layout() == page.save_layout()


def test_views_are_made_at_the_first_look(qtbot: QtBot, session: Session) -> None:
    page = Page(session)
    qtbot.addWidget(page)
    page.show_all_panels()
    assert page.findChildren(View) == []
    with qtbot.waitExposed(page):
        page.show()
    assert len(page.findChildren(View)) == 3


@pytest.mark.parametrize("states", [[], [b"x"], [b"", b"nonsense"], [b"\xff"] * 3])
def test_a_damaged_layout_is_passed_over(page: Page, states: list[bytes]) -> None:
    before = page.save_layout()
    page.restore_layout(states)
    assert page.save_layout() == before
