"""Typing a text as a person does, and being told what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem, Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.text_field import TextField


class Form(QWidget):
    """A field that takes anything but "no", and another place to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.field = TextField(self.take)
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.elsewhere)
        self.resize(400, 200)
        self.field.show_text("chair")

    def take(self, text: str) -> None:
        if text == "no":
            raise Problem(Sentence("Test", "Not “no”."))
        self.taken.append(text)
        self.field.show_text(text.upper())


@pytest.fixture
def form(show: Callable[[QWidget], None]) -> Form:
    form = Form()
    show(form)
    form.field.setFocus()
    form.field.selectAll()
    return form


def test_a_text_counts_on_enter_and_on_leaving(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "desk")
    assert form.taken == []
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.taken == ["desk"]
    assert form.field.text() == "DESK"
    qtbot.keyClicks(form.field, "s")
    form.elsewhere.setFocus()
    assert form.taken == ["desk", "DESKs"]


def test_what_is_refused_is_explained_and_gives_way(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "no")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.field.problem == "Not “no”."
    assert form.field.text() == "no"
    form.elsewhere.setFocus()
    assert form.field.text() == "chair"
    assert form.taken == []


def test_another_text_does_not_disturb_what_is_being_typed(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "de")
    form.field.show_text("book")
    assert form.field.text() == "de"
    form.elsewhere.setFocus()
    assert form.taken == ["de"]


def test_what_is_left_as_it_was_is_not_taken(form: Form) -> None:
    form.elsewhere.setFocus()
    assert form.taken == []


def test_escape_and_undo_are_the_field_s_while_something_is_typed(qtbot: QtBot, form: Form) -> None:
    pressed: list[str] = []
    for keys in ("Escape", "Ctrl+Z"):
        QShortcut(QKeySequence(keys), form).activated.connect(partial(pressed.append, keys))
    qtbot.keyClicks(form.field, "no")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert form.field.text() == "chair"
    assert not form.field.problem
    assert pressed == []
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    qtbot.keyClick(form.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Escape", "Ctrl+Z"]
    assert form.taken == []


def test_a_field_that_goes_takes_what_is_half_typed_along(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "desk")
    form.field.hide()
    assert (form.taken, form.field.text()) == ([], "chair")
    form.field.show()
    form.field.setFocus()
    form.elsewhere.setFocus()
    assert form.taken == []


def test_a_page_that_goes_takes_the_text_over(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "desk")
    form.hide()
    assert form.taken == ["desk"]


@pytest.mark.parametrize("of_the_field", [True, False])
def test_the_sentence_goes_with_the_field(qtbot: QtBot, form: Form, of_the_field: bool) -> None:
    qtbot.keyClicks(form.field, "no")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    page = form.field if of_the_field else form
    bubble = form.findChild(Bubble)
    assert bubble.isVisible()
    page.hide()
    page.show()
    assert not bubble.isVisible()


def test_what_is_typed_can_be_forgotten(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "no")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    form.field.forget()
    assert (form.field.text(), form.field.problem) == ("chair", "")
    form.elsewhere.setFocus()
    assert form.taken == []
