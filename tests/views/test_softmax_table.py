"""Logits typed, slid, dragged, pasted: every column follows, and every edit reaches the state."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.state.session import Session
from visualizer.views.softmax_table import SoftmaxTable
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell
from visualizer.widgets.text_field import TextField
from visualizer.widgets.text_line import TextLine

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(show: Callable[[QWidget], None], session: Session) -> SoftmaxTable:
    session.softmax.set_logits([0.3, 2.9, 4.0])
    table = SoftmaxTable(session)
    table.resize(700, 500)
    show(table)
    return table


def type_over(qtbot: QtBot, field: NumberField | TextField, text: str, *, enter: bool) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    if enter:
        qtbot.keyClick(field, Qt.Key.Key_Return)


def column(table: SoftmaxTable, name: str) -> list[str]:
    place = ["below_largest", "exponential", "share", "probability"].index(name)
    assert len(table.table.rows) == sum(row.field.isVisible() for row in table.rows)
    return [row[place].text for row in table.table.rows]


def bar_place(table: SoftmaxTable, row: int, share: float) -> QPoint:
    """Return where the bar of a row has a share."""
    bar = table.table.bar_boxes()[0]
    return QPoint(round(bar.left() + share * bar.width()), table.table.row_place(row).center().y())


def words(table: SoftmaxTable) -> set[str]:
    return {line.text for line in table.findChildren(TextLine)}


def test_the_note_s_numbers(table: SoftmaxTable) -> None:
    assert column(table, "probability") == ["0.01821127", "0.24519181", "0.73659691"]
    assert column(table, "below_largest") == ["−3.7", "−1.1", "0"]
    assert column(table, "exponential") == ["0.024724", "0.332871", "1.000000"]
    assert [cell.text for cell in table.table.footer if isinstance(cell, Cell)] == [
        "Σ",
        "1.3576",
        "1.0",
    ]
    assert "The sum is exactly 1." in words(table)


def test_a_sum_that_is_not_exactly_1_is_explained(table: SoftmaxTable, session: Session) -> None:
    session.softmax.set_logits([1, 2, 3])
    assert table.table.footer[-1].text == "0.9999999999999999"
    assert any(line.startswith("Not exactly 1") for line in words(table))


def test_a_typed_logit_counts_at_every_key(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    type_over(qtbot, table.rows[0].field, "1010", enter=False)
    assert session.softmax.scene.logits == (1010, 2.9, 4)
    assert column(table, "probability") == ["1.00000000", "0.00000000", "0.00000000"]
    session.undo_stack.undo()
    assert session.softmax.scene.logits == (0.3, 2.9, 4)


def test_undo_is_heard_inside_a_field(qtbot: QtBot, table: SoftmaxTable, session: Session) -> None:
    undone = []
    session.softmax.set_logit(0, 5)
    field = table.rows[0].field
    field.setFocus()
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), table)
    undo.activated.connect(session.undo_stack.undo)
    undo.activated.connect(partial(undone.append, 1))
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone
    assert session.softmax.scene.logits[0] == 0.3
    assert field.text() == "0.30"


def test_the_slider_and_the_arrow_keys_move_a_logit(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    slider = table.rows[1].slider
    assert slider.value() == 29
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert session.softmax.scene.logits[1] == pytest.approx(3.0)
    session.softmax.set_logit(1, -1000)
    assert slider.value() == slider.minimum()
    assert session.softmax.scene.logits[1] == -1000


def test_dragging_a_bar_moves_its_probability_under_the_mouse(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    numbers, half = table.table, bar_place(table, 0, 0.5)
    qtbot.mousePress(numbers, LEFT, pos=bar_place(table, 0, 0.25))
    qtbot.mouseMove(numbers, half)
    qtbot.mouseRelease(numbers, LEFT, pos=half)
    assert session.softmax.probabilities[0] == pytest.approx(0.5, abs=0.01)
    session.undo_stack.undo()
    assert session.softmax.scene.logits[0] == 0.3


@pytest.mark.parametrize(
    ("text", "logits"),
    [
        ("1.3, 2.4, 1.07, 1.96", (1.3, 2.4, 1.07, 1.96)),
        ("[1 2\t3]", (1, 2, 3)),
        ("1\n2\n3\n", (1, 2, 3)),
        ("-1; 2", (-1, 2)),
    ],
)
def test_a_pasted_list_takes_the_place_of_all(
    qtbot: QtBot, table: SoftmaxTable, session: Session, text: str, logits: tuple[float, ...]
) -> None:
    QApplication.clipboard().setText(text)
    table.list_field.setFocus()
    table.list_field.selectAll()
    qtbot.keyClick(table.list_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table.list_field, Qt.Key.Key_Return)
    assert session.softmax.scene.logits == logits
    assert len(column(table, "probability")) == len(logits)


@pytest.mark.parametrize(
    ("text", "logits"),
    [
        ("1.3, 2.4, 1.07, 1.96", (1.3, 2.4, 1.07, 1.96)),
        ("[5 6]", (5, 6)),
        ("1;2;3", (1, 2, 3)),
        # It may be meant as 1.5: nothing is thrown away for it.
        ("1,5", (0.3, 2.9, 4)),
        ("1, 2, x", (0.3, 2.9, 4)),
    ],
)
def test_a_list_pasted_into_one_logit_is_taken_as_the_list(
    qtbot: QtBot, table: SoftmaxTable, session: Session, text: str, logits: tuple[float, ...]
) -> None:
    field = table.rows[1].field
    field.setFocus()
    field.selectAll()
    QApplication.clipboard().setText(text)
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.softmax.scene.logits == logits
    assert bool(field.problem) == (logits == (0.3, 2.9, 4))
    if not field.problem:
        assert field.text() == f"{logits[1]:.2f}"


@pytest.mark.parametrize("text", ["", "1", "1, two", "nan, 1", "1e400, 1", "1 " * 21])
def test_a_list_that_cannot_be_is_refused_and_changes_nothing(
    qtbot: QtBot, table: SoftmaxTable, session: Session, text: str
) -> None:
    before = session.softmax.scene
    table.list_field.setFocus()
    table.list_field.selectAll()
    qtbot.keyClick(table.list_field, Qt.Key.Key_Delete)
    qtbot.keyClicks(table.list_field, text)
    qtbot.keyClick(table.list_field, Qt.Key.Key_Return)
    assert table.list_field.problem
    assert session.softmax.scene == before


def test_classes_are_added_renamed_and_taken_away(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    qtbot.mouseClick(table.add_button, LEFT)
    assert session.softmax.scene.logits == (0.3, 2.9, 4, 0)
    type_over(qtbot, table.rows[3].name, "lamp", enter=True)
    assert session.softmax.scene.class_names[3] == "lamp"
    qtbot.mouseClick(table.rows[0].remove_button, LEFT)
    assert session.softmax.scene.logits == (2.9, 4, 0)
    assert table.rows[2].name.text() == "lamp"
    qtbot.mouseClick(table.rows[0].remove_button, LEFT)
    assert not table.rows[0].remove_button.isEnabled()
    with pytest.raises(Problem, match="2 to 20 logits"):
        session.softmax.remove_class(0)


def test_twenty_classes_and_no_more(qtbot: QtBot, table: SoftmaxTable, session: Session) -> None:
    for _ in range(17):
        qtbot.mouseClick(table.add_button, LEFT)
    assert len(column(table, "probability")) == 20
    assert not table.add_button.isEnabled()


def test_ties_are_shown_as_ties(table: SoftmaxTable, session: Session) -> None:
    session.softmax.set_logits([2, 2, 1])
    assert [row[-1].bold for row in table.table.rows] == [True, True, False]


def test_a_network_that_gives_no_numbers_says_so(table: SoftmaxTable, session: Session) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan] * 10)
    assert "The network gives no numbers." in words(table)


@pytest.mark.parametrize("number", [math.inf, -math.inf])
def test_infinite_logits_of_a_network_are_shown(
    table: SoftmaxTable, session: Session, number: float
) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [number] * 10)
    assert len(table.table.rows) == 10
    assert table.list_field.text().count("∞") == 10


def test_the_class_pointed_at_lights_up(table: SoftmaxTable, session: Session) -> None:
    before = [table.table.grab(table.table.row_place(row)).toImage() for row in range(3)]
    session.softmax.point_at(1)
    now = [table.table.grab(table.table.row_place(row)).toImage() for row in range(3)]
    assert [one != other for one, other in zip(now, before, strict=True)] == [False, True, False]


def test_the_class_whose_field_has_the_keys_lights_up(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    table.rows[2].field.setFocus()
    qtbot.waitUntil(lambda: session.softmax.pointed == 2)
    table.rows[0].name.setFocus()
    qtbot.waitUntil(lambda: session.softmax.pointed == 0)


def test_the_row_under_the_mouse_lights_up(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    qtbot.mouseMove(table.table, table.table.row_place(1).center())
    assert session.softmax.pointed == 1


def test_a_half_typed_name_is_taken_over_before_its_class_goes(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    type_over(qtbot, table.rows[2].name, "foo", enter=False)
    qtbot.mouseClick(table.rows[2].remove_button, LEFT)
    assert session.softmax.scene.class_names == ("chair", "desk")
    session.undo_stack.undo()
    assert session.softmax.scene.class_names == ("chair", "desk", "foo")
    session.undo_stack.undo()
    assert session.softmax.scene.class_names == ("chair", "desk", "book")


def test_a_half_typed_name_is_taken_over_before_another_class_goes(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    type_over(qtbot, table.rows[1].name, "foo", enter=False)
    qtbot.mouseClick(table.rows[0].remove_button, LEFT)
    assert session.softmax.scene.class_names == ("foo", "book")
    assert table.rows[1].name.text() == "book"


def test_a_typed_logit_goes_with_its_class(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    type_over(qtbot, table.rows[2].field, "5", enter=False)
    qtbot.mouseClick(table.rows[2].remove_button, LEFT)
    assert session.softmax.scene.logits == (0.3, 2.9)
    session.undo_stack.undo()
    assert session.softmax.scene.logits == (0.3, 2.9, 5)
    assert table.rows[2].field.text() == "5.00"


@pytest.mark.parametrize("part", ["name", "field"])
@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("row", [1, 2])
def test_what_is_half_typed_for_a_class_is_never_another_s(
    qtbot: QtBot, table: SoftmaxTable, session: Session, part: str, shown: bool, row: int
) -> None:
    session.softmax.remove_class(0)
    session.softmax.add_class()
    field = getattr(table.rows[row], part)
    type_over(qtbot, field, "5", enter=False)
    typed = session.softmax.scene
    qtbot.keyClicks(field, "e")
    # Undo by the menu, or while the page is elsewhere and nothing is refreshed.
    if not shown:
        session.softmax.changed.disconnect(table._changed)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    before = session.softmax.scene
    assert before.class_names != typed.class_names
    if not shown:
        qtbot.keyClicks(field, "1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    table.list_field.setFocus()
    assert session.softmax.scene == before
    assert "5e" not in field.text()


@pytest.mark.parametrize("where", ["slider", "arrow", "cross"])
def test_a_row_without_a_class_does_nothing(
    qtbot: QtBot, table: SoftmaxTable, session: Session, where: str
) -> None:
    session.softmax.set_logits(range(10))
    row = table.rows[7]
    type_over(qtbot, table.rows[0].field, "1,2,3", enter=False)
    target, place = {
        "slider": (row.slider, QPoint(3, row.slider.height() // 2)),
        "arrow": (row.field, QPoint(row.field.width() - 6, 4)),
        "cross": (row.remove_button, row.remove_button.rect().center()),
    }[where]
    qtbot.mouseClick(target, LEFT, pos=place)
    assert session.softmax.scene.logits == (1, 2, 3)
    session.undo_stack.undo()
    assert session.softmax.scene.logits[7] == 7
    assert (row.field.text(), row.slider.value()) == ("7.00", 70)


def test_undo_takes_a_class_out_of_the_hand_that_drags_its_bar(
    qtbot: QtBot, table: SoftmaxTable, session: Session
) -> None:
    session.softmax.add_class()
    qtbot.mousePress(table.table, LEFT, pos=bar_place(table, 3, 0.4))
    qtbot.mouseMove(table.table, bar_place(table, 3, 0.5))
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.softmax.scene.logits == (0.3, 2.9, 4)
    qtbot.mouseMove(table.table, bar_place(table, 2, 0.6))
    qtbot.mouseRelease(table.table, LEFT, pos=bar_place(table, 2, 0.6))
    assert session.softmax.scene.logits == (0.3, 2.9, 4)
