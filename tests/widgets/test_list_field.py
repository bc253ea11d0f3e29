"""A list typed or pasted, with the decimal comma where it is usual."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem, Sentence
from visualizer.widgets.list_field import ListField

GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)


class Form(QWidget):
    """A field that takes 1 to 5 numbers, and another place to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[tuple[float, ...]] = []
        self.field = ListField(self.take)
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.elsewhere)
        layout.addStretch(1)
        self.resize(400, 200)
        self.field.show_numbers((1, 2.5))

    def take(self, numbers: tuple[float, ...]) -> None:
        if len(numbers) > 5:
            raise Problem(Sentence("Test", "{n} are too many.").format(n=len(numbers)))
        self.taken.append(numbers)
        self.field.show_numbers(numbers)


@pytest.fixture
def form(show: Callable[[QWidget], None]) -> Form:
    form = Form()
    show(form)
    form.field.setFocus()
    return form


def enter(qtbot: QtBot, field: ListField, text: str) -> None:
    """Replace what stands in a field; what no key has comes from an input method."""
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def paste(qtbot: QtBot, field: ListField, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((1, 2.5), "1, 2.5"),
        ((-1, 1e-7, 1e9), "−1, 1e−7, 1e9"),
        ((0.1 + 0.2,), "0.3"),
        ((), ""),
    ],
)
def test_numbers_are_shown_as_they_are_typed(
    form: Form, numbers: tuple[float, ...], text: str
) -> None:
    form.field.show_numbers(numbers)
    assert form.field.text() == text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3", (3,)),
        ("3, 4", (3, 4)),
        ("3,4", (3, 4)),
        ("3 4;5", (3, 4, 5)),
        ("[3, -4.5]", (3, -4.5)),
        ("−3, ４．５", (-3, 4.5)),
        ("３，４", (3, 4)),
        ("1e-3, 1E3", (0.001, 1000)),
        ("array([0.5, 1.5])", (0.5, 1.5)),
    ],
)
def test_a_list_counts_on_enter_and_is_shown_plainly(
    qtbot: QtBot, form: Form, text: str, numbers: tuple[float, ...]
) -> None:
    enter(qtbot, form.field, text)
    assert (form.taken, form.field.problem) == ([numbers], "")
    # Typing on from what is shown gives the same list.
    shown = form.field.text()
    enter(qtbot, form.field, f"{shown} ")
    assert form.taken[-1] == numbers


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is needed here."),
        ("  ", "A number is needed here."),
        ("[]", "A number is needed here."),
        ("1, two", "“two” is not a number."),
        ("nan", "“nan” is not a number."),
        ("1, inf", "“inf” is not a number."),
        ("1, 1e400", "1e400 is too large."),
        ("1, 영", "“영” is not a number."),
        ("1 2 3 4 5 6", "6 are too many."),
    ],
)
def test_what_is_refused_stays_with_a_sentence_and_gives_way(
    qtbot: QtBot, form: Form, text: str, sentence: str
) -> None:
    enter(qtbot, form.field, text)
    assert (form.field.problem, form.field.text(), form.taken) == (sentence, text, [])
    qtbot.mouseClick(form.elsewhere, Qt.MouseButton.LeftButton)
    assert (form.field.text(), form.taken) == ("1, 2.5", [])


@pytest.mark.parametrize("number", ["1", "0.123456789012345"])
def test_10000_pasted_numbers_are_refused_at_once(qtbot: QtBot, form: Form, number: str) -> None:
    paste(qtbot, form.field, f"{number}\n" * 10_000)
    assert form.field.problem.endswith("are too many.")
    assert form.taken == []
    enter(qtbot, form.field, "7")
    assert (form.taken, form.field.problem) == ([(7,)], "")


def test_a_column_of_a_table_can_be_pasted(qtbot: QtBot, form: Form) -> None:
    paste(qtbot, form.field, "1.5\n2\n\n-3\t4\r\n")
    assert form.taken == [(1.5, 2, -3, 4)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,5", (1.5,)),
        ("1,5; 2,5", (1.5, 2.5)),
        ("1,5 2", (1.5, 2)),
        ("1, 2", (1, 2)),
        # What is shown has points: it is read as it is shown.
        ("1.5, 2", (1.5, 2)),
    ],
)
def test_where_a_comma_is_the_decimal_sign_it_is_one(
    qtbot: QtBot, form: Form, text: str, numbers: tuple[float, ...]
) -> None:
    form.field.setLocale(GERMAN)
    enter(qtbot, form.field, text)
    assert form.taken == [numbers]
    enter(qtbot, form.field, f"{form.field.text()} ")
    assert form.taken[-1] == numbers


def test_a_text_from_elsewhere_is_taken_as_if_it_were_typed(form: Form) -> None:
    form.field.take("7 8")
    assert (form.taken, form.field.text()) == ([(7, 8)], "7, 8")
    with pytest.raises(Problem, match="not a number"):
        form.field.take("7 x")
    assert form.field.text() == "7, 8"


def test_passing_through_a_rounded_list_changes_nothing(qtbot: QtBot, form: Form) -> None:
    form.field.show_numbers((math.pi, 1 / 3))
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.keyClick(form.field, Qt.Key.Key_Tab)
    assert form.taken == []


def test_another_list_does_not_disturb_what_is_being_typed(qtbot: QtBot, form: Form) -> None:
    form.field.selectAll()
    qtbot.keyClicks(form.field, "7, ")
    form.field.show_numbers((9,))
    qtbot.keyClicks(form.field, "8")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.taken == [(7, 8)]


@pytest.mark.parametrize(
    ("numbers", "text", "taken"),
    [
        ((12345678901, 2), "{}, 3", (12345678901, 3)),
        ((0.1234567890123, 2), "{}, 4", (0.1234567890123, 4)),
        ((0.1234567890123, 2), "5 {}", (5, 0.1234567890123)),
        ((math.pi, 1 / 3), "{1}; {0}", (1 / 3, math.pi)),
        # Two that look alike are who they are by their order.
        ((1 + 1e-12, 1 + 2e-12, 5), "{0}, {1}, 6", (1 + 1e-12, 1 + 2e-12, 6)),
        # Once more is once more, as it is shown.
        ((math.pi, 2), "{0}, {0}", (math.pi, 3.141592654)),
    ],
)
def test_a_number_that_is_left_as_it_is_shown_keeps_every_digit(
    qtbot: QtBot, form: Form, numbers: tuple[float, ...], text: str, taken: tuple[float, ...]
) -> None:
    form.field.show_numbers(numbers)
    paste(qtbot, form.field, text.format(*form.field.text().split(", ")))
    assert form.taken == [taken]


def test_a_number_that_is_typed_is_taken_as_it_is_typed(qtbot: QtBot, form: Form) -> None:
    form.field.show_numbers((12345678901, 2))
    enter(qtbot, form.field, "12345678900, 2")
    assert form.taken == [(12345678900, 2)]
    # A list from elsewhere was not read off this field.
    form.field.show_numbers((math.pi, 2))
    form.field.take("3.141592654, 2")
    assert form.taken[-1] == (3.141592654, 2)
