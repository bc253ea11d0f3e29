"""A page in a window that is too small for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.page_area import PageArea
from visualizer.widgets.panel_choice import PanelChoice
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.view import View


class Wide(View):
    key = "wide"
    title = Sentence("Test", "Wide")
    sentence = Sentence("Test", "Needs its room.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setMinimumSize(300, 100)


class Page(PanelPage):
    key = "page"
    title = Sentence("Test", "Page")
    rank = 0

    def build(self) -> None:
        left, right = (self.panel(Wide(self.session)) for _ in range(2))
        self.sides = self.split(Qt.Orientation.Horizontal, [(left, 1), (right, 1)])
        self.add_splitter(self.sides)


class High(View):
    def __init__(self, session: Session, key: str) -> None:
        super().__init__(session)
        self.key, self.title = key, Sentence("Test", key)
        self.sentence = Sentence("Test", "Needs its room.")
        self.setMinimumSize(200, 400)


class ChoicePage(Page):
    def build(self) -> None:
        panels = [self.panel(High(self.session, key)) for key in ("first", "second", "third")]
        self.add_choice(panels, ("first", "second"))
        self.add_splitter(self.split(Qt.Orientation.Vertical, [(each, 1) for each in panels]))


class DrivenPage(ChoicePage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, session.descent.playback)

    def build(self) -> None:
        super().build()
        self.foot = Wide(self.session)
        self.add_foot(self.foot)


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> Page:
    page = Page(session)
    page.resize(800, 600)
    show(page)
    return page


def area_of(page: PanelPage) -> PageArea:
    return page.findChild(PageArea)


def test_what_does_not_fit_side_by_side_stands_one_below_the_other(
    qtbot: QtBot, page: Page
) -> None:
    assert page.sides.orientation() == Qt.Orientation.Horizontal
    page.resize(500, 600)
    assert page.sides.orientation() == Qt.Orientation.Vertical
    area = area_of(page)
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    page.resize(800, 600)
    assert page.sides.orientation() == Qt.Orientation.Horizontal


def test_parts_that_become_wider_are_folded_too(qtbot: QtBot, page: Page) -> None:
    for panel in page.panels:
        panel.view.setMinimumWidth(450)
    qtbot.waitUntil(lambda: page.sides.orientation() == Qt.Orientation.Vertical)


def test_nothing_is_squeezed_to_a_part_of_its_share(qtbot: QtBot, page: Page) -> None:
    left, right = page.panels
    for least, wanted in ((600, Qt.Orientation.Vertical), (400, Qt.Orientation.Horizontal)):
        left.view.setMinimumWidth(150)
        right.view.setMinimumWidth(least)
        qtbot.waitUntil(lambda wanted=wanted: page.sides.orientation() == wanted)


def test_what_stands_one_below_the_other_is_as_high_as_a_window(qtbot: QtBot, page: Page) -> None:
    view = area_of(page).viewport()
    qtbot.waitUntil(lambda: page.sides.height() < view.height())
    page.resize(500, 600)
    qtbot.waitUntil(lambda: page.sides.height() >= 1.6 * view.height())
    # What needs more is not cut.
    page.panels[0].view.setMinimumHeight(900)
    qtbot.waitUntil(lambda: page.panels[0].view.height() >= 900)
    page.panels[1].hide()
    page.panels[0].view.setMinimumHeight(100)
    page.fit_width()
    qtbot.waitUntil(lambda: page.sides.height() < view.height())


def test_what_is_higher_than_the_window_is_scrolled(qtbot: QtBot, page: Page) -> None:
    page.resize(800, 100)
    qtbot.waitUntil(lambda: area_of(page).verticalScrollBar().maximum() > 0)


def test_the_foot_stays_in_sight_and_its_keys_drive_the_page(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    page = DrivenPage(session)
    page.resize(400, 300)
    show(page)
    bar = area_of(page).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for place in (0, bar.maximum()):
        bar.setValue(place)
        assert page.rect().contains(page.foot.geometry())
        assert not page.foot.visibleRegion().isEmpty()
    playback = session.descent.playback
    playback.seek(10)
    for target in (page.foot, page.panels[0].view):
        target.setFocus()
        qtbot.keyClick(target, Qt.Key.Key_Left)
    assert playback.position == 8
    # Up and down are for the page.
    bar.setValue(0)
    qtbot.keyClick(page.panels[0].view, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_behind_another_tab_it_stays_where_it_was_scrolled_to(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    tabs, page = QTabWidget(), Page(session)
    area = area_of(page)
    tabs.addTab(page, "")
    tabs.addTab(QWidget(), "")
    tabs.resize(800, 100)
    show(tabs)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2)
    for place in (0, 1):
        bar.setValue(place)
        # A click on its ground: its keys drive what is seen.
        area.widget().setFocus()
        tabs.setCurrentIndex(1)
        tabs.setCurrentIndex(0)
        assert bar.value() == place


def test_what_the_tab_key_goes_to_is_seen(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    page = Page(session)
    area = area_of(page)
    page.resize(800, 60)
    show(page)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    field = QLineEdit(area.widget())
    field.move(10, area.widget().height() - field.sizeHint().height())
    field.show()
    area.widget().setFocus()
    for _ in range(4):
        if not field.hasFocus():
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert bar.value() > 0


def test_a_panel_that_is_opened_is_brought_into_sight(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    page = ChoicePage(session)
    area = area_of(page)
    page.resize(400, 500)
    show(page)
    assert area.verticalScrollBar().value() == 0
    button = page.findChild(PanelChoice).buttons["third"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    third = page.panels[2]
    view = area.viewport()

    def bottom() -> int:
        return third.mapTo(view, third.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    qtbot.waitUntil(lambda: view.height() - 40 < bottom() < view.height())
    # What grows a moment later is followed.
    third.view.setMinimumHeight(450)
    qtbot.waitUntil(lambda: third.height() > 450)
    qtbot.waitUntil(lambda: view.height() - 40 < bottom() < view.height())
    # Where one is closed, the page stays where it is.
    area.verticalScrollBar().setValue(0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not third.isVisible())
    assert area.verticalScrollBar().value() == 0
