"""A table whose rows are renamed, ticked, chosen and deleted, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.number_table import Cell
from visualizer.widgets.record_table import Record, RecordTable
from visualizer.widgets.theme import Scheme, apply_theme, lit_ground

LEFT = Qt.MouseButton.LeftButton
HEADS = {"name": "", "learning rate": "how far"}
SIGN = QIcon()


def record(key: int, name: str = "", text: str = "1", **values: object) -> Record:
    return Record(key, name or f"row {key}", SIGN, (Cell(text),), **values)


@pytest.fixture
def table(show: Callable[[QWidget], None]) -> RecordTable:
    table = RecordTable()
    table.resize(500, 200)
    show(table)
    table.show_records(HEADS, (record(1), record(2, lit=True), record(3, ticked=False)))
    return table


def texts(table: RecordTable) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def cell(table: RecordTable, row: int, column: int) -> QPoint:
    return table.visualItemRect(table.item(row, column)).center()


def press(qtbot: QtBot, table: RecordTable, row: int, key: Qt.Key) -> None:
    table.setFocus()
    table.setCurrentCell(row, 2)
    qtbot.keyClick(table, key)


def editor(table: RecordTable) -> QLineEdit:
    return table.findChild(QLineEdit)


def test_it_shows_names_and_cells_under_their_heads(table: RecordTable) -> None:
    assert [table.horizontalHeaderItem(n).text() for n in range(4)] == [
        "",
        "name",
        "learning\nrate",
        "",
    ]
    assert [table.horizontalHeaderItem(n).toolTip() for n in range(4)] == ["", "", "how far", ""]
    assert texts(table) == [["", f"row {key}", "1", ""] for key in (1, 2, 3)]
    ticks = [table.item(row, 0).checkState() == Qt.CheckState.Checked for row in range(3)]
    assert ticks == [True, True, False]
    grounds = [table.item(row, 1).background() for row in range(3)]
    assert grounds[1].color() == lit_ground()
    assert grounds[0] == grounds[2] != grounds[1]


def test_rows_come_and_go(table: RecordTable) -> None:
    table.show_records(HEADS, (record(2), record(3, text="5"), record(7)))
    assert [row[1:3] for row in texts(table)] == [["row 2", "1"], ["row 3", "5"], ["row 7", "1"]]
    assert table.item(0, 1).background().style() == Qt.BrushStyle.NoBrush
    table.show_records(HEADS, (record(1), record(2), record(7)))
    assert [row[1] for row in texts(table)] == ["row 1", "row 2", "row 7"]
    table.show_records(
        {"name": "", "a": "", "b": ""}, (Record(1, "x", SIGN, (Cell("2"), Cell("3"))),)
    )
    assert texts(table) == [["", "x", "2", "3", ""]]
    table.show_records({"name": ""}, ())
    assert texts(table) == []
    assert not table.horizontalHeader().isVisible()


def test_a_click_chooses(qtbot: QtBot, table: RecordTable) -> None:
    for column in (1, 2):
        with qtbot.waitSignal(table.chosen) as heard:
            qtbot.mouseClick(table.viewport(), LEFT, pos=cell(table, 2, column))
        assert heard.args == [3]


def test_enter_chooses(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.waitSignal(table.chosen) as heard:
        press(qtbot, table, 0, Qt.Key.Key_Return)
    assert heard.args == [1]


def test_a_double_click_renames(qtbot: QtBot, table: RecordTable) -> None:
    place = cell(table, 2, 1)
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    qtbot.keyClicks(editor(table), "other")
    with qtbot.waitSignal(table.renamed) as heard:
        qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert heard.args == [3, "other"]


def test_f2_renames_and_escape_does_not(qtbot: QtBot, table: RecordTable) -> None:
    press(qtbot, table, 0, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(table), "other")
    with qtbot.assertNotEmitted(table.renamed):
        qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    assert table.item(0, 1).text() == "row 1"


def test_what_is_being_typed_stays_while_numbers_and_rows_change(
    qtbot: QtBot, table: RecordTable
) -> None:
    press(qtbot, table, 1, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(table), "oth")
    table.show_records(HEADS, (record(1), record(2, text="9", lit=True), record(4)))
    qtbot.keyClicks(editor(table), "er")
    with qtbot.waitSignal(table.renamed) as heard:
        qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert heard.args == [2, "other"]


def test_a_click_ticks_and_chooses_nothing(qtbot: QtBot, table: RecordTable) -> None:
    box = table.visualItemRect(table.item(0, 0))
    with qtbot.waitSignal(table.tick_changed) as heard, qtbot.assertNotEmitted(table.chosen):
        place = QPoint(box.left() + 10, box.center().y())
        qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert heard.args == [1, False]


def test_space_ticks(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.waitSignal(table.tick_changed) as heard:
        press(qtbot, table, 2, Qt.Key.Key_Space)
    assert heard.args == [3, True]


def test_a_click_on_the_cross_deletes(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.waitSignal(table.deleted) as heard, qtbot.assertNotEmitted(table.chosen):
        qtbot.mouseClick(table.viewport(), LEFT, pos=cell(table, 0, 3))
    assert heard.args == [1]
    assert not table.item(0, 3).icon().isNull()


def test_what_is_looked_at_has_no_cross(qtbot: QtBot, table: RecordTable) -> None:
    assert table.item(1, 3).icon().isNull()
    with qtbot.assertNotEmitted(table.deleted):
        qtbot.mouseClick(table.viewport(), LEFT, pos=cell(table, 1, 3))


def test_delete_deletes(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.waitSignal(table.deleted) as heard:
        press(qtbot, table, 2, Qt.Key.Key_Delete)
    assert heard.args == [3]


def test_tab_leaves_the_table(qtbot: QtBot, table: RecordTable) -> None:
    table.setCurrentCell(0, 1)
    assert not table.tabKeyNavigation()


def test_showing_is_no_edit(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.assertNotEmitted(table.renamed), qtbot.assertNotEmitted(table.tick_changed):
        table.show_records(HEADS, (record(1, "new", ticked=False), record(2)))


def test_all_rows_are_to_be_seen_and_every_width_is_shared_out(table: RecordTable) -> None:
    table.show_records(HEADS, tuple(record(key) for key in range(1, 9)))
    table.resize(230, table.minimumSizeHint().height())
    assert table.verticalScrollBar().maximum() == 0
    narrow = [table.columnWidth(column) for column in range(4)]
    table.resize(600, table.height())
    wide = [table.columnWidth(column) for column in range(4)]
    assert [a < b for a, b in zip(narrow, wide, strict=True)] == [False, True, True, False]
    table.resize(230, table.height())
    assert [table.columnWidth(column) for column in range(4)] == narrow


def test_large_text_is_measured_anew(table: RecordTable, qapp: QApplication) -> None:
    table.resize(230, 200)
    narrow, low = table.columnWidth(1), table.rowHeight(0)
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    table.restyle()
    table.show_records(HEADS, table.records)
    assert table.columnWidth(1) > narrow
    assert table.rowHeight(0) > low
    assert table.item(0, 1).font().pointSizeF() == table.font().pointSizeF()
