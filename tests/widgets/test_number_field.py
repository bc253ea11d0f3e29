"""Typing a number as a person does, and being told what is wrong with it."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.number_text import format_setting, parse_temperature
from visualizer.core.sentence import Problem, Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.theme import BODY_POINTS, Scheme, apply_theme


class Form(QWidget):
    """A field that takes what is above 0, and another place to go to."""

    def __init__(self, *, live: bool = False) -> None:
        super().__init__()
        self.taken: list[float] = []
        self.field = NumberField(self.take, format_setting, self.step, live=live)
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.elsewhere)
        layout.addStretch(1)
        self.resize(500, 200)
        self.field.set_value(1)

    def take(self, value: float) -> None:
        if value <= 0:
            raise Problem(Sentence("Test", "{value} is not above 0.").format(value=value))
        self.taken.append(value)

    def step(self, value: float, steps: int) -> float:
        return value + steps

    def bubble(self) -> Bubble | None:
        shown = [each for each in self.findChildren(Bubble) if each.isVisible()]
        return shown[0] if shown else None


@pytest.fixture
def form(show: Callable[[QWidget], None]) -> Form:
    form = Form()
    show(form)
    form.field.setFocus()
    return form


@pytest.fixture
def live_form(show: Callable[[QWidget], None]) -> Form:
    form = Form(live=True)
    show(form)
    form.field.setFocus()
    return form


def type_over(qtbot: QtBot, field: NumberField, text: str) -> None:
    """Replace what stands in a field; what no key has comes from an input method."""
    field.selectAll()
    if not text:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    elif text.isascii():
        qtbot.keyClicks(field, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2", 2), ("0.5", 0.5), ("1e-3", 0.001), (".5", 0.5), (" 7 ", 7), ("１．５", 1.5), ("+3", 3)],
)
def test_a_number_counts_on_enter(qtbot: QtBot, form: Form, text: str, value: float) -> None:
    type_over(qtbot, form.field, text)
    assert form.taken == []
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert (form.taken, form.field.value, form.field.problem) == ([value], value, "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is needed here."),
        ("abc", "“abc” is not a number."),
        ("1,5", "“1,5” is not a number."),
        ("nan", "“nan” is not a number."),
        ("inf", "“inf” is not a number."),
        ("1e400", "1e400 is too large."),
        ("이", "“이” is not a number."),
        ("0", "0 is not above 0."),
        ("−2.5", "−2.5 is not above 0."),
        ("-2", "−2 is not above 0."),
    ],
)
def test_what_is_refused_stays_with_a_sentence_under_it(
    qtbot: QtBot, form: Form, text: str, sentence: str
) -> None:
    type_over(qtbot, form.field, text)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.field.problem == sentence
    assert form.bubble().text() == sentence
    assert form.bubble().y() >= form.field.geometry().bottom()
    assert (form.field.text(), form.field.value, form.taken) == (text, 1, [])


@pytest.mark.parametrize("text", ["", "abc", "0"])
def test_leaving_brings_the_good_number_back_and_says_why(
    qtbot: QtBot, form: Form, text: str
) -> None:
    type_over(qtbot, form.field, text)
    qtbot.mouseClick(form.elsewhere, Qt.MouseButton.LeftButton)
    assert (form.field.text(), form.field.problem, form.taken) == ("1", "", [])
    assert form.bubble() is not None


def test_a_good_number_takes_the_sentence_away(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "0")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    type_over(qtbot, form.field, "3")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert (form.field.problem, form.bubble(), form.taken) == ("", None, [3])


def test_leaving_takes_a_number_over(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "4")
    qtbot.keyClick(form.field, Qt.Key.Key_Tab)
    assert form.elsewhere.hasFocus()
    assert form.taken == [4]


def test_passing_through_changes_nothing(qtbot: QtBot, form: Form) -> None:
    form.field.set_value(1 / 3)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.keyClick(form.field, Qt.Key.Key_Tab)
    assert (form.taken, form.field.value) == ([], 1 / 3)


def test_typing_is_not_disturbed_by_a_value_that_is_the_old_one(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "0.0")
    form.field.set_value(1)
    qtbot.keyClicks(form.field, "5")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.taken == [0.05]


def test_a_new_value_from_elsewhere_is_shown(form: Form) -> None:
    form.field.set_value(8)
    assert (form.field.text(), form.field.value, form.taken) == ("8", 8, [])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 2),
        (Qt.Key.Key_PageUp, 11),
    ],
)
def test_keys_step(qtbot: QtBot, form: Form, key: Qt.Key, value: float) -> None:
    qtbot.keyClick(form.field, key)
    assert (form.taken, form.field.text()) == ([value], str(value))


def test_a_step_too_far_is_refused_and_changes_nothing(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClick(form.field, Qt.Key.Key_Down)
    assert form.bubble().text() == "0 is not above 0."
    assert (form.field.text(), form.field.value, form.taken) == ("1", 1, [])


def test_the_wheel_steps(form: Form) -> None:
    turn = QWheelEvent(
        QPointF(5, 5),
        form.field.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(form.field, turn)
    assert form.taken == [2]


def test_a_live_field_commits_at_every_key(qtbot: QtBot, live_form: Form) -> None:
    type_over(qtbot, live_form.field, "12.5")
    assert live_form.taken == [1, 12, 12, 12.5]
    qtbot.keyClick(live_form.field, Qt.Key.Key_Return)
    assert (live_form.taken[-1], live_form.field.text()) == (12.5, "12.5")


def test_a_live_field_is_patient_with_half_a_number(qtbot: QtBot, live_form: Form) -> None:
    type_over(qtbot, live_form.field, "-")
    live_form.field.set_value(6)
    assert (live_form.field.text(), live_form.field.problem) == ("-", "")
    qtbot.keyClick(live_form.field, Qt.Key.Key_Return)
    assert live_form.field.problem == "“-” is not a number."
    assert live_form.field.value == 6


def test_the_sentence_goes_with_the_field(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "0")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.bubble() is not None
    form.field.hide()
    assert form.bubble() is None


def test_escape_takes_back_what_was_typed_and_only_then_is_the_window_s(
    qtbot: QtBot, form: Form
) -> None:
    pressed: list[str] = []
    escape = QShortcut(QKeySequence("Escape"), form)
    escape.activated.connect(partial(pressed.append, "window"))
    for text in ("-1", "abc", "2"):
        type_over(qtbot, form.field, text)
        if text != "2":
            qtbot.keyClick(form.field, Qt.Key.Key_Return)
            assert form.bubble()
        qtbot.keyClick(form.field, Qt.Key.Key_Escape)
        assert form.field.text() == "1"
        assert not form.bubble()
        assert not form.field.problem
    assert not form.taken
    assert not pressed
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert pressed == ["window"]


@pytest.fixture
def endless(form: Form) -> NumberField:
    """A field whose numbers are read and written in another way: they may be infinite."""
    field = NumberField(form.take, format_setting, form.step, parse=parse_temperature)
    field.set_value(1)
    form.layout().addWidget(field)
    field.setFocus()
    return field


@pytest.mark.parametrize("text", ["∞", "inf", " Infinity "])
def test_a_field_reads_numbers_in_its_own_way(
    qtbot: QtBot, form: Form, endless: NumberField, text: str
) -> None:
    type_over(qtbot, endless, text)
    qtbot.keyClick(endless, Qt.Key.Key_Return)
    assert (form.taken, endless.value, endless.problem) == ([math.inf], math.inf, "")
    form.elsewhere.setFocus()
    assert endless.text() == "∞"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("-inf", "“-inf” is not a number."), ("nan", "“nan” is not a number.")],
)
def test_what_its_own_way_does_not_read_is_refused(
    qtbot: QtBot, form: Form, endless: NumberField, text: str, sentence: str
) -> None:
    type_over(qtbot, endless, text)
    qtbot.keyClick(endless, Qt.Key.Key_Return)
    assert (form.taken, endless.problem) == ([], sentence)
    qtbot.keyClick(endless, Qt.Key.Key_Escape)
    assert endless.text() == "1"


def test_a_value_from_elsewhere_gives_way_to_what_is_typed_in_its_own_way(
    qtbot: QtBot, form: Form, endless: NumberField
) -> None:
    type_over(qtbot, endless, "inf")
    endless.set_value(math.inf)
    # It is what is typed: the cursor and the letters stay.
    assert endless.text() == "inf"
    endless.set_value(3)
    assert (endless.text(), form.taken) == ("3", [])


@pytest.mark.parametrize("text", ["7 8", "1;2", "3, 4, 5"])
def test_a_list_is_for_who_takes_lists(qtbot: QtBot, form: Form, text: str) -> None:
    lists: list[str] = []
    field = NumberField(form.take, format_setting, form.step, commit_list=lists.append)
    field.set_value(1)
    form.layout().addWidget(field)
    for each in (form.field, field):
        each.setFocus()
        type_over(qtbot, each, text)
        qtbot.keyClick(each, Qt.Key.Key_Return)
    assert form.taken == []
    assert lists == [text]
    assert (field.text(), field.problem) == ("1", "")
    type_over(qtbot, form.field, text)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.field.problem.endswith("is not a number.")


def test_a_field_that_goes_takes_what_is_half_typed_along(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "7")
    form.field.hide()
    assert (form.taken, form.field.text()) == ([], "1")
    form.field.show()
    form.field.setFocus()
    form.elsewhere.setFocus()
    assert form.taken == []


def test_a_named_field_that_goes_takes_what_is_half_typed_along(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    taken: list[float] = []
    page, field = QWidget(), NumberField(taken.append, format_setting, operator.add)
    named = LabelledField(field)
    layout = QVBoxLayout(page)
    for part in (named, QLineEdit()):
        layout.addWidget(part)
    show(page)
    field.setFocus()
    type_over(qtbot, field, "7")
    named.hide()
    assert (taken, field.text()) == ([], "0")


def test_a_page_that_goes_takes_the_number_over(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "7")
    form.hide()
    assert form.taken == [7]


def test_what_is_typed_can_be_forgotten(qtbot: QtBot, form: Form) -> None:
    type_over(qtbot, form.field, "-7")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    form.field.forget()
    assert (form.field.text(), form.field.problem) == ("1", "")
    form.elsewhere.setFocus()
    assert form.taken == []


def test_figures_grow_with_the_text_and_stay_of_one_width(qapp: QApplication, form: Form) -> None:
    form.field.set_columns(5)
    width = form.field.width()
    for scale in (1.5, 1.0, 2.0):
        apply_theme(qapp, Scheme.LIGHT, scale)
        QApplication.sendPostedEvents()
        form.field.set_columns(5)
        for part in (form.field, form.field.lineEdit()):
            assert part.font().pointSizeF() == BODY_POINTS * scale
            assert part.font().featureTags()
    assert form.field.width() > width
