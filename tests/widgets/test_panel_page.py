"""Panels side by side, one of them alone, and the keys that drive a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.page_area import PageArea
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_choice import PanelChoice
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


class First(Field):
    key = "first"
    title = Sentence("Test", "First")


class Other(Field):
    key = "other"
    title = Sentence("Test", "Other")


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


class ChoicePage(PanelPage):
    """A panel that is always there, and beside it two that open and close."""

    key = "choice-page"
    title = Sentence("Test", "Choice")
    rank = 1

    def build(self) -> None:
        kept, *chosen = (self.panel(cls(self.session)) for cls in (First, Field, Other))
        self.chosen = self.split(Qt.Orientation.Vertical, [(panel, 1) for panel in chosen])
        self.add_choice(chosen, opened=("field",))
        self.add_splitter(self.split(Qt.Orientation.Horizontal, [(kept, 1), (self.chosen, 1)]))


@pytest.fixture
def choice_page(show: Callable[[QWidget], None], session: Session) -> ChoicePage:
    page = ChoicePage(session)
    page.resize(800, 600)
    show(page)
    return page


def choice(page: ChoicePage) -> PanelChoice:
    return page.findChild(PanelChoice)


def test_a_click_opens_a_panel_and_a_click_closes_it(qtbot: QtBot, choice_page: ChoicePage) -> None:
    assert visible(choice_page) == [True, True, False]
    qtbot.mouseClick(choice(choice_page).buttons["other"], LEFT)
    assert visible(choice_page) == [True, True, True]
    qtbot.mouseClick(choice(choice_page).buttons["field"], LEFT)
    assert visible(choice_page) == [True, False, True]
    assert choice_page.open_panels == ["other"]


def test_where_all_are_closed_the_rest_has_the_page(qtbot: QtBot, choice_page: ChoicePage) -> None:
    qtbot.mouseClick(choice(choice_page).buttons["field"], LEFT)
    assert visible(choice_page) == [True, False, False]
    assert not choice_page.chosen.isVisible()
    qtbot.waitUntil(lambda: choice_page.panels[0].width() > 700)
    qtbot.mouseClick(choice(choice_page).buttons["field"], LEFT)
    assert choice_page.chosen.isVisible()
    qtbot.waitUntil(lambda: choice_page.panels[0].width() < 500)


@pytest.mark.parametrize("chosen", [0, 1])
def test_full_size_hides_the_choice_and_gives_back_what_was_open(
    qtbot: QtBot, choice_page: ChoicePage, chosen: int
) -> None:
    button = full_size_button(choice_page.panels[chosen])
    qtbot.mouseClick(button, LEFT)
    assert visible(choice_page) == [index == chosen for index in range(3)]
    assert not choice(choice_page).isVisible()
    qtbot.mouseClick(button, LEFT)
    assert visible(choice_page) == [True, True, False]
    assert choice(choice_page).isVisible()


def test_a_page_without_a_choice_has_none_to_remember(page: Page) -> None:
    assert page.open_panels is None
    page.open_only(["field"])
    assert visible(page) == [True] * 3


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        (["other"], ["other"]),
        (["other", "field"], ["field", "other"]),
        ([], []),
        (["", "nonsense", "first"], []),
        (["nonsense", "field"], ["field"]),
    ],
)
@pytest.mark.parametrize("built", [False, True])
def test_what_was_open_is_open_again_and_unknown_keys_are_passed_over(
    show: Callable[[QWidget], None],
    session: Session,
    keys: list[str],
    opened: list[str],
    built: bool,
) -> None:
    page = ChoicePage(session)
    if built:
        assert len(page.panels) == 3
    page.open_only(keys)
    show(page)
    assert page.open_panels == opened
    assert visible(page) == [True, "field" in opened, "other" in opened]


def test_nothing_remembered_leaves_what_the_page_begins_with(
    show: Callable[[QWidget], None], session: Session
) -> None:
    page = ChoicePage(session)
    page.open_only(None)
    show(page)
    page.open_only(None)
    assert page.open_panels == ["field"]


def test_a_page_nobody_has_looked_at_keeps_what_was_remembered(
    qtbot: QtBot, session: Session
) -> None:
    page = ChoicePage(session)
    qtbot.addWidget(page)
    assert page.open_panels is None
    page.open_only(["other"])
    assert page.open_panels == ["other"]
    assert page.findChildren(View) == []


class Flow(View):
    key = "flow"
    title = Sentence("Test", "Flow")
    sentence = Sentence("Test", "Parts in lines.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        FlowLayout(self, 8).addWidget(QLineEdit())


class Bars(PanelPage):
    key = "bars"
    title = Sentence("Test", "Bars")
    rank = 0

    def build(self) -> None:
        self.add_bars((Flow(self.session), First(self.session), Other(self.session)))


def test_others_go_on_in_the_line_of_a_bar(
    show: Callable[[QWidget], None], session: Session
) -> None:
    page = Bars(session)
    page.resize(900, 300)
    show(page)
    parts = page.findChild(QLineEdit), page.findChild(First), page.findChild(Other)
    ground = page.findChild(PageArea).widget()
    assert [part.parentWidget() for part in parts] == [page.findChild(Flow)] * 2 + [ground]
    lefts = [part.mapTo(page, part.rect().topLeft()).x() for part in parts]
    assert lefts == sorted(set(lefts))
