"""A button a panel: opened and closed by a click, by key, or by what was remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_choice import PanelChoice
from visualizer.widgets.theme import Scheme, apply_theme
from visualizer.widgets.view import View

LEFT = Qt.MouseButton.LeftButton


class First(View):
    key = "first"
    title = Sentence("Test", "The first")
    sentence = Sentence("Test", "One.")


class Second(View):
    key = "second"
    title = Sentence("Test", "The second")
    sentence = Sentence("Test", "Two.")


class Third(View):
    key = "third"
    title = Sentence("Test", "The third")
    sentence = Sentence("Test", "Three.")


class Form(QWidget):
    """A choice among the first two of three panels."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.panels = [Panel(cls(session)) for cls in (First, Second, Third)]
        self.choice = PanelChoice(self.panels[:2], ["second"])
        layout = QVBoxLayout(self)
        for part in (self.choice, *self.panels):
            layout.addWidget(part)


@pytest.fixture
def form(show: Callable[[QWidget], None], session: Session) -> Form:
    form = Form(session)
    form.resize(500, 400)
    show(form)
    return form


def test_a_button_a_panel_named_and_explained_by_its_view(form: Form) -> None:
    assert list(form.choice.buttons) == ["first", "second"]
    assert [button.text() for button in form.choice.buttons.values()] == [
        "The first",
        "The second",
    ]
    assert [button.toolTip() for button in form.choice.buttons.values()] == ["One.", "Two."]


def test_some_are_open_at_first(form: Form) -> None:
    assert form.choice.opened == ["second"]
    assert [form.choice.closes(panel) for panel in form.panels] == [True, False, False]


def test_a_click_opens_and_a_click_closes(qtbot: QtBot, form: Form) -> None:
    first, second = form.choice.buttons.values()
    with qtbot.waitSignal(form.choice.changed):
        qtbot.mouseClick(first, LEFT)
    assert form.choice.opened == ["first", "second"]
    with qtbot.waitSignal(form.choice.changed):
        qtbot.mouseClick(second, LEFT)
    assert form.choice.opened == ["first"]
    qtbot.mouseClick(first, LEFT)
    assert form.choice.opened == []
    # One that is not among the choice is never closed by it.
    assert [form.choice.closes(panel) for panel in form.panels] == [True, True, False]


def test_a_click_is_told_once(qtbot: QtBot, form: Form) -> None:
    told: list[list[str]] = []
    form.choice.changed.connect(lambda: told.append(form.choice.opened))
    qtbot.mouseClick(form.choice.buttons["first"], LEFT)
    assert told == [["first", "second"]]


def test_space_opens_too(qtbot: QtBot, form: Form) -> None:
    button = form.choice.buttons["first"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert form.choice.opened == ["first", "second"]


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        ([], []),
        ([""], []),
        (["first"], ["first"]),
        (["second", "first"], ["first", "second"]),
        (["third", "fourth", "first"], ["first"]),
        (["first", "first"], ["first"]),
        (["First"], []),
    ],
)
def test_those_asked_for_are_open_and_unknown_ones_are_passed_over(
    qtbot: QtBot, form: Form, keys: list[str], opened: list[str]
) -> None:
    with qtbot.waitSignal(form.choice.changed):
        form.choice.open(keys)
    assert form.choice.opened == opened
    checked = [key for key, button in form.choice.buttons.items() if button.isChecked()]
    assert checked == opened


def test_an_open_one_looks_open(form: Form) -> None:
    button = form.choice.buttons["first"]
    closed = button.grab().toImage()
    form.choice.open(["first"])
    assert button.grab().toImage() != closed


def test_buttons_go_on_in_a_new_line_where_it_is_narrow(qtbot: QtBot, form: Form) -> None:
    first, second = form.choice.buttons.values()
    assert first.y() == second.y()
    form.resize(150, 400)
    qtbot.waitUntil(lambda: second.y() > first.y())


def test_it_follows_the_language(
    qtbot: QtBot, form: Form, qapp: QApplication, korean: QTranslator
) -> None:
    name = form.choice.findChild(QLabel)
    assert name.text() == "Show"
    qapp.installTranslator(korean)
    qtbot.waitUntil(lambda: name.text() == "보기")
    qapp.removeTranslator(korean)
    qtbot.waitUntil(lambda: name.text() == "Show")


def test_its_name_stands_in_the_middle_of_the_buttons_whatever_the_text_size(
    qtbot: QtBot, form: Form, qapp: QApplication
) -> None:
    name = form.choice.findChild(QLabel)
    for scale in (2.0, 1.0):
        apply_theme(qapp, Scheme.LIGHT, scale)
        button = form.choice.buttons["first"]
        qtbot.waitUntil(lambda button=button: button.height() == button.sizeHint().height())
        assert name.geometry().center().y() == button.geometry().center().y()
        assert form.choice.heightForWidth(600) == button.height()


def narrow(form: Form, qtbot: QtBot) -> None:
    """Leave no room for the buttons in two lines."""
    form.choice.setFixedWidth(form.choice.more_button.sizeHint().width() + 2)
    qtbot.waitUntil(form.choice.more_button.isVisible)


def test_where_there_is_no_room_closed_panels_are_folded_away(qtbot: QtBot, form: Form) -> None:
    choice = form.choice
    first, second = choice.buttons.values()
    assert not choice.more_button.isVisible()
    narrow(form, qtbot)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    qtbot.mouseClick(choice.more_button, LEFT)
    assert first.isVisible()
    qtbot.mouseClick(first, LEFT)
    qtbot.mouseClick(choice.more_button, LEFT)
    assert (first.isVisible(), second.isVisible()) == (True, True)
    qtbot.mouseClick(first, LEFT)
    # It does not vanish under the mouse.
    assert first.isVisible()
    choice.setMaximumWidth(1000)
    choice.setMinimumWidth(500)
    qtbot.waitUntil(choice.more_button.isHidden)
    assert first.isVisible()


def test_what_is_opened_from_elsewhere_is_not_folded_away(qtbot: QtBot, form: Form) -> None:
    narrow(form, qtbot)
    form.choice.open(["first"])
    assert [button.isVisible() for button in form.choice.buttons.values()] == [True, False]
