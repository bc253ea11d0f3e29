"""Typing a formula: read at every key, underlined where it is wrong, never thrown away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.algebra.parser import Parser
from visualizer.widgets.formula_field import FormulaField
from visualizer.widgets.theme import colors

CTRL = Qt.KeyboardModifier.ControlModifier


class Form(QWidget):
    """A field that takes formulas, and another place to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.field = FormulaField(self.take)
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.elsewhere)
        self.resize(400, 100)
        self.field.show_text("x^2")

    def take(self, text: str) -> None:
        Parser(text)
        self.taken.append(text)
        self.field.show_text(text)


@pytest.fixture
def form(show: Callable[[QWidget], None]) -> Form:
    form = Form()
    show(form)
    form.field.setFocus()
    form.field.end(False)
    return form


def underlined(field: FormulaField) -> tuple[float, float]:
    """Return from where to where (px) something is drawn in the colour of what is wrong."""
    picture = field.grab().toImage()
    wrong = QColor(colors().negative)
    columns = [
        x / picture.devicePixelRatio()
        for x in range(picture.width())
        for y in range(picture.height() // 2, picture.height())
        if abs(picture.pixelColor(x, y).hue() - wrong.hue()) < 8
        and picture.pixelColor(x, y).saturation() > 120
    ]
    return (min(columns), max(columns)) if columns else (-1.0, -1.0)


def test_it_is_read_at_every_key(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, " + y")
    assert form.taken == ["x^2 ", "x^2 + y"]
    assert form.field.text() == "x^2 + y"
    assert form.field.cursorPosition() == 7
    assert not form.field.problem


def test_what_is_wrong_is_told_and_underlined_at_its_place(qtbot: QtBot, form: Form) -> None:
    field = form.field
    assert underlined(field) == (-1, -1)
    field.selectAll()
    with qtbot.waitSignal(field.judged):
        qtbot.keyClicks(field, "x^2 + sinn(y) - 3")
    assert field.problem == "“sinn” is not known; is sin meant?"
    assert field.accessibleDescription() == field.problem
    field.end(False)
    end = field.cursorRect().center().x()
    advance = field.fontMetrics().horizontalAdvance
    begin = end - advance("x^2 + sinn(y) - 3")
    left, right = underlined(field)
    assert left == pytest.approx(begin + advance("x^2 + "), abs=4)
    assert right == pytest.approx(begin + advance("x^2 + sinn"), abs=5)
    # Wherever the caret is.
    field.home(False)
    assert underlined(field) == pytest.approx((left, right), abs=1)


def test_what_is_missing_is_seen_where_it_belongs(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "*")
    end = form.field.cursorRect().center().x()
    left, right = underlined(form.field)
    assert left == pytest.approx(end, abs=3)
    assert 4 < right - left < 15


def test_characters_of_two_halves_count_once(qtbot: QtBot, form: Form) -> None:
    QApplication.clipboard().setText("𝑥𝑥𝑥 + 🙂")
    form.field.selectAll()
    qtbot.keyClick(form.field, Qt.Key.Key_V, CTRL)
    assert "🙂" in form.field.problem
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.field.selectedText() == "🙂"
    left, _ = underlined(form.field)
    advance = form.field.fontMetrics().horizontalAdvance
    form.field.home(False)
    begin = form.field.cursorRect().center().x()
    assert left == pytest.approx(begin + advance("𝑥𝑥𝑥 + "), abs=4)


def test_enter_brings_the_caret_to_what_is_wrong(qtbot: QtBot, form: Form) -> None:
    form.field.selectAll()
    qtbot.keyClicks(form.field, "x^2 + blue + y")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.field.selectedText() == "blue"
    form.field.selectAll()
    qtbot.keyClicks(form.field, "x^ * y")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert (form.field.cursorPosition(), form.field.selectedText()) == (3, "")


def test_what_is_half_typed_is_still_there_after_leaving(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, " + blue")
    form.elsewhere.setFocus()
    form.field.show_text("x^2 ")
    assert form.field.text() == "x^2 + blue"
    assert form.field.problem
    # Nobody works in it.
    assert not form.field.hasSelectedText()


def test_another_formula_takes_its_place(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, " +")
    form.field.show_text("w")
    assert (form.field.text(), form.field.problem) == ("w", "")


def test_escape_brings_back_the_last_good_one(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(form.field, "y +")
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert (form.field.text(), form.field.problem) == ("x^2y ", "")


def test_undo_is_the_fields_own_while_it_is_wrong(qtbot: QtBot, form: Form) -> None:
    undo = QUndoStack(form)
    action = undo.createUndoAction(form)
    action.setShortcut("Ctrl+Z")
    form.addAction(action)
    undo.push(QUndoCommand())
    qtbot.keyClicks(form.field, "(")
    qtbot.keyClick(form.field, Qt.Key.Key_Z, CTRL)
    assert (form.field.text(), form.field.problem) == ("x^2", "")
    assert undo.canUndo()
    qtbot.keyClick(form.field, Qt.Key.Key_Z, CTRL)
    assert not undo.canUndo()
