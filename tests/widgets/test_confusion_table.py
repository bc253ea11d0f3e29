"""Counts of what was taken for what: right answers in one colour, mistakes in another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.confusion_table import ConfusionTable
from visualizer.widgets.heat_table import HeatTable
from visualizer.widgets.theme import colors

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
COUNTS = np.array([[6, 2, 0], [0, 5, 0], [1, 4, 0]])
NAMES = ("0", "1", "2")


@pytest.fixture
def table(show: Callable[[QWidget], None]) -> ConfusionTable:
    table = ConfusionTable()
    # As a panel does: what fills its own ground fills it like the panel.
    palette = table.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colors().panel))
    table.setPalette(palette)
    table.resize(400, 240)
    show(table)
    return table


def place_of(table: ConfusionTable, cell: tuple[int, int]) -> QRect:
    """Return where a cell stands (px), found by asking what is under the mouse."""
    last = QPointF(table.width() - 1, table.height() - 1)
    below = (table.cell_at(QPointF(last.x(), y)) for y in range(table.height()))
    beside = (table.cell_at(QPointF(x, last.y())) for x in range(table.width()))
    rows = [y for y, found in enumerate(below) if found is not None and found[0] == cell[0]]
    columns = [x for x, found in enumerate(beside) if found is not None and found[1] == cell[1]]
    return QRect(QPoint(columns[0], rows[0]), QPoint(columns[-1], rows[-1]))


def test_right_answers_are_tinted_by_their_share_of_the_class(table: ConfusionTable) -> None:
    table.show_values(NAMES, COUNTS)
    mistake, strength = table.tints()
    assert mistake.diagonal().tolist() == [False] * 3
    assert strength.diagonal().tolist() == [6 / 8, 1, 0]


def test_mistakes_are_tinted_by_their_share_of_the_most_frequent_one(
    table: ConfusionTable,
) -> None:
    table.show_values(NAMES, COUNTS)
    mistake, strength = table.tints()
    off_diagonal = ~np.eye(3, dtype=bool)
    assert mistake[off_diagonal].all()
    assert strength[off_diagonal].tolist() == [0.5, 0, 0, 0, 0.25, 1]


@pytest.mark.parametrize("values", [np.zeros((3, 3)), np.zeros((3, 3), int)])
def test_without_any_count_nothing_is_tinted(table: ConfusionTable, values: np.ndarray) -> None:
    table.show_values(NAMES, values)
    _, strength = table.tints()
    assert strength.tolist() == [[0, 0, 0]] * 3
    assert not table.grab().isNull()


def test_without_any_mistake_only_right_answers_are_tinted(table: ConfusionTable) -> None:
    table.show_values(NAMES, np.diag([3, 0, 7]))
    _, strength = table.tints()
    assert strength.tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 1]]


def test_an_empty_table_is_drawn(table: ConfusionTable) -> None:
    assert table.values.shape == (0, 0)
    assert table.tints()[1].shape == (0, 0)
    assert not table.grab().isNull()


@pytest.mark.parametrize(
    ("value", "text"), [(0, ""), (0.0, ""), (1, "1"), (7.0, "7"), (980, "980"), (1135.0, "1135")]
)
def test_a_count_is_written_without_decimals_and_0_not_at_all(
    table: ConfusionTable, value: float, text: str
) -> None:
    assert table.text(value) == text


def test_right_is_blue_wrong_is_orange_and_nothing_is_the_ground(table: ConfusionTable) -> None:
    table.show_values(NAMES, COUNTS)
    picture = table.grab().toImage()
    # Near the corner of a cell, where no digit stands.
    right, wrong, fewer, nothing = (
        picture.pixelColor(place_of(table, cell).topLeft() + QPoint(2, 2))
        for cell in ((1, 1), (2, 1), (0, 1), (0, 2))
    )
    ground = QColor(colors().panel)
    assert nothing == ground
    assert right.blue() > right.red()
    assert wrong.red() > wrong.blue()
    # Half as many are paler.
    assert ground.blue() > fewer.blue() > wrong.blue()


def test_counts_stand_in_cells_too_narrow_for_other_numbers(table: ConfusionTable) -> None:
    names = tuple("0123456789")
    pictures: dict[type[HeatTable], list[object]] = {}
    for each in (table, HeatTable()):
        each.resize(300, 240)
        for count in (11, 77):
            # The same tints: only the numbers in the cells differ.
            each.show_values(names, count * np.eye(10))
            pictures.setdefault(type(each), []).append(each.grab().toImage())
    assert pictures[ConfusionTable][0] != pictures[ConfusionTable][1]
    assert pictures[HeatTable][0] == pictures[HeatTable][1]


def test_only_a_left_click_on_a_cell_chooses_it(qtbot: QtBot, table: ConfusionTable) -> None:
    table.show_values(NAMES, COUNTS)
    heard: list[tuple[int, int]] = []
    table.chosen.connect(heard.append)
    for cell in ((0, 1), (2, 0)):
        place = place_of(table, cell)
        for corner in (place.topLeft(), place.bottomRight()):
            qtbot.mouseClick(table, LEFT, pos=corner)
        qtbot.mouseClick(table, RIGHT, pos=place.center())
    # On the names, which are beside the cells.
    qtbot.mouseClick(table, LEFT, pos=QPoint(2, 120))
    qtbot.mouseClick(table, LEFT, pos=QPoint(200, 2))
    assert heard == [(0, 1), (0, 1), (2, 0), (2, 0)]


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_arrow_keys_point_and_enter_chooses(
    qtbot: QtBot, table: ConfusionTable, enter: Qt.Key
) -> None:
    pointed: list[tuple[int, int]] = []
    chosen: list[tuple[int, int]] = []
    table.setFocus()
    table.chosen.connect(chosen.append)
    qtbot.keyClick(table, enter)
    assert chosen == []
    table.show_values(NAMES, COUNTS)
    table.pointed.connect(pointed.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(table, key)
    assert pointed == [(1, 0), (1, 1), (1, 2), (1, 1)]
    qtbot.keyClick(table, enter)
    assert chosen == [(1, 1)]


def test_the_chosen_cell_is_framed_until_there_is_none(table: ConfusionTable) -> None:
    table.show_values(NAMES, COUNTS)
    plain, edge = table.grab().toImage(), place_of(table, (2, 1)).topLeft()
    table.frame((2, 1))
    framed = table.grab().toImage()
    assert framed.pixelColor(edge) == QColor(colors().text)
    assert framed.pixelColor(edge) != plain.pixelColor(edge)
    table.frame(None)
    assert table.grab().toImage() == plain
