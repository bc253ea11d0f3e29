"""A painted table: what stands where, how wide, and what is tinted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.bar import Bar
from visualizer.widgets.number_table import Cell, NumberTable

LEFT = Qt.MouseButton.LeftButton
HEADS = ("class", "p")
# Wider than the narrowest window.
LONG = ("0.123456789012345678", "0.2", "0.3")
FOOTER = (Cell("Σ"), Cell("1"))


def rows(*numbers: str, wrong: bool = False) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell(f"c{i}"), Cell(number, wrong=wrong)) for i, number in enumerate(numbers))


@pytest.fixture
def table(show: Callable[[QWidget], None]) -> NumberTable:
    table = NumberTable()
    table.resize(300, 200)
    show(table)
    return table


def inked(table: NumberTable, left: int, right: int, top: int, bottom: int) -> bool:
    picture = table.grab().toImage()
    ground = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    return any(
        picture.pixelColor(x, y) != ground for x in range(left, right) for y in range(top, bottom)
    )


def test_names_to_the_left_and_numbers_to_the_right(table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.25", "0.75"), FOOTER)
    line = table.fontMetrics().height()
    assert inked(table, 0, 40, line, 3 * line)
    assert inked(table, 260, 300, line, 3 * line)
    assert not inked(table, 100, 200, line, 3 * line)


def test_it_asks_for_room_for_everything(table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.25"), FOOTER)
    small = table.minimumSizeHint()
    table.show_table(HEADS, rows("0.25", "0.123456789"), FOOTER)
    large = table.minimumSizeHint()
    assert large.width() > small.width()
    assert large.height() > small.height()
    # A narrower number comes and goes: nothing jumps.
    table.show_table(HEADS, rows("0.25", "0.1"), FOOTER)
    assert table.minimumSizeHint().width() == large.width()


def test_what_is_no_number_is_tinted(table: NumberTable) -> None:
    table.show_table(HEADS, rows("nan"), FOOTER)
    plain = table.grab().toImage()
    table.show_table(HEADS, rows("nan", wrong=True), FOOTER)
    assert table.grab().toImage() != plain


@pytest.mark.parametrize("n_rows", [0, 1, 20])
def test_any_number_of_rows_is_drawn(table: NumberTable, n_rows: int) -> None:
    table.show_table(HEADS, rows(*["0.5"] * n_rows), FOOTER)
    assert len(table.rows) == n_rows
    assert not table.grab().isNull()


def with_bars(n_rows: int) -> list[tuple[Cell | Bar, ...]]:
    return [(Cell(f"c{i}"), Bar(0.5), Cell("0.5")) for i in range(n_rows)]


@pytest.fixture
def draggable(show: Callable[[QWidget], None]) -> NumberTable:
    table = NumberTable(draggable=True)
    table.show_table(("class", "", "p"), with_bars(3), (Cell("Σ"), Bar(0, track=False), Cell("1")))
    table.resize(400, 160)
    show(table)
    return table


def place(table: NumberTable, row: int, share: float) -> QPoint:
    bar = table.bar_boxes()[0]
    return QPoint(round(bar.left() + share * bar.width()), table.row_place(row).center().y())


def test_the_row_under_the_mouse_is_told(qtbot: QtBot, table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.1", "0.2", "0.3"), FOOTER)
    heard: list[int | None] = []
    table.pointed.connect(heard.append)
    for row in (2, 0, 1):
        qtbot.mouseMove(table, table.row_place(row).center())
        assert heard[-1] == row
    # Over the heads, then on the footer.
    qtbot.mouseMove(table, QPoint(20, 2))
    assert heard[-1] is None
    qtbot.mouseMove(table, table.row_place(1).center())
    qtbot.mouseMove(table, QPoint(20, table.row_place(2).bottom() + 14))
    assert heard[-1] is None


def test_leaving_points_at_nothing(qtbot: QtBot, show: Callable[[QWidget], None]) -> None:
    window, table = QWidget(), NumberTable()
    table.setParent(window)
    table.show_table(HEADS, rows("0.1", "0.2"), FOOTER)
    table.setGeometry(50, 50, 200, 120)
    window.resize(300, 250)
    show(window)
    heard: list[int | None] = []
    table.pointed.connect(heard.append)
    qtbot.mouseMove(table, table.row_place(1).center())
    assert heard[-1] == 1
    qtbot.mouseMove(window, QPoint(5, 5))
    qtbot.waitUntil(lambda: heard[-1] is None)


def test_one_row_is_lit_and_no_other(table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.1", "0.2", "0.3"), FOOTER)
    before = [table.grab(table.row_place(row)).toImage() for row in range(3)]
    for lit in (0, 2, 1):
        table.light(lit)
        assert table.lit == lit
        now = [table.grab(table.row_place(row)).toImage() for row in range(3)]
        assert [one != other for one, other in zip(now, before, strict=True)] == [
            row == lit for row in range(3)
        ]
    # A row that is not there any more, and none.
    plain = table.grab().toImage()
    for nothing in (3, None):
        table.light(nothing)
        assert [table.grab(table.row_place(row)).toImage() for row in range(3)] == before
        assert table.grab().toImage() != plain


@pytest.mark.parametrize("lit", [0, 2])
def test_lighting_a_row_draws_it_without_being_asked(
    table: NumberTable, repainted: Callable[[QWidget], object], lit: int
) -> None:
    table.show_table(HEADS, rows("0.1", "0.2", "0.3"), FOOTER)
    with repainted(table):
        table.light(lit)
    with repainted(table):
        table.light(None)


def test_text_is_larger_where_there_is_room_and_never_smaller(table: NumberTable) -> None:
    table.show_table(HEADS, rows(*LONG), FOOTER)
    needed = table.minimumSizeHint()
    table.resize(needed)
    normal = table.row_place(0).height()
    heights = []
    for share in (0.5, 1, 1.3, 1.5, 2, 4):
        table.resize(needed * share)
        heights.append(table.row_place(0).height())
        # Asking for more room because of larger text would never end.
        assert table.minimumSizeHint() == needed
    assert heights == sorted(heights)
    assert heights[0] == heights[1] == normal
    assert normal < heights[-2] == heights[-1] <= 1.6 * normal


@pytest.mark.parametrize("factors", [(1, 9), (9, 1)])
def test_room_one_way_alone_does_not_enlarge_the_text(
    table: NumberTable, factors: tuple[int, int]
) -> None:
    table.show_table(HEADS, rows(*LONG), FOOTER)
    needed = table.minimumSizeHint()
    table.resize(needed)
    normal = table.row_place(0).height()
    table.resize(needed.width() * factors[0], needed.height() * factors[1])
    assert table.row_place(0).height() == normal


def test_enlarged_rows_are_still_where_they_are_drawn(qtbot: QtBot, table: NumberTable) -> None:
    table.show_table(HEADS, rows(*LONG), FOOTER)
    table.resize(table.minimumSizeHint() * 2)
    with qtbot.waitSignal(table.pointed) as told:
        qtbot.mouseMove(table, table.row_place(2).center())
    assert told.args == [2]
    assert table.row_place(2).bottom() < table.height()


def test_without_a_footer_nothing_stands_under_the_rows(table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.25", "0.75"))
    low = table.minimumSizeHint().height()
    below = table.row_place(1).bottom() + 1
    assert table.footer == ()
    assert not inked(table, 0, 300, below, 200)
    table.show_table(HEADS, rows("0.25", "0.75"), FOOTER)
    assert table.minimumSizeHint().height() > low
    assert inked(table, 0, 300, table.row_place(1).bottom() + 1, 200)


def test_after_a_moment_it_says_what_stands_in_it(qtbot: QtBot, table: NumberTable) -> None:
    table.show_table(HEADS, rows("0.25", "0.75"), FOOTER)
    assert table.accessibleName() == ""
    qtbot.waitUntil(lambda: table.accessibleName() != "")
    assert table.accessibleName() == "class c0, p 0.25; class c1, p 0.75; class Σ, p 1"
    # Only what stays is said: every number in between would be talked over.
    told: list[str] = []
    for number in range(10):
        table.show_table(HEADS, rows(f"0.{number}", "0.75"), FOOTER)
        told.append(table.accessibleName())
    assert len(set(told)) == 1
    qtbot.waitUntil(lambda: "0.9" in table.accessibleName())


def test_bars_are_not_said(qtbot: QtBot, draggable: NumberTable) -> None:
    qtbot.waitUntil(lambda: draggable.accessibleName() != "")
    assert draggable.accessibleName().startswith("class c0, p 0.5; class c1, p 0.5; ")


def test_a_drag_along_a_bar_is_told_as_a_share(qtbot: QtBot, draggable: NumberTable) -> None:
    heard: list[tuple[int, float]] = []
    draggable.dragged.connect(lambda row, share: heard.append((row, share)))
    qtbot.mousePress(draggable, LEFT, pos=place(draggable, 1, 0.25))
    assert heard == [(1, pytest.approx(0.25, abs=0.01))]
    qtbot.mouseMove(draggable, place(draggable, 1, 0.75))
    assert heard[-1] == (1, pytest.approx(0.75, abs=0.01))
    # On another row and beyond both ends it goes on with the bar it began on.
    qtbot.mouseMove(draggable, QPoint(draggable.width() + 90, 2))
    assert heard[-1] == (1, 1)
    qtbot.mouseMove(draggable, QPoint(-50, 2))
    assert heard[-1] == (1, 0)
    n_heard = len(heard)
    qtbot.mouseRelease(draggable, LEFT, pos=QPoint(-50, 2))
    qtbot.mouseMove(draggable, place(draggable, 1, 0.5))
    assert len(heard) == n_heard


def test_only_the_left_button_on_a_bar_of_a_row_begins_a_drag(
    qtbot: QtBot, draggable: NumberTable
) -> None:
    right = Qt.MouseButton.RightButton
    heading = QPoint(place(draggable, 0, 0.5).x(), 2)
    name = QPoint(3, place(draggable, 0, 0.5).y())
    with qtbot.assertNotEmitted(draggable.dragged):
        for button, where in ((right, place(draggable, 0, 0.5)), (LEFT, heading), (LEFT, name)):
            qtbot.mousePress(draggable, button, pos=where)
            qtbot.mouseMove(draggable, place(draggable, 0, 0.7))
            qtbot.mouseRelease(draggable, button, pos=where)


def test_a_table_that_is_not_for_dragging_is_not_dragged(qtbot: QtBot, table: NumberTable) -> None:
    table.show_table(("class", "", "p"), with_bars(2))
    with qtbot.assertNotEmitted(table.dragged):
        qtbot.mousePress(table, LEFT, pos=place(table, 0, 0.5))
        qtbot.mouseMove(table, place(table, 0, 0.7))
        qtbot.mouseRelease(table, LEFT)


def test_a_drag_ends_where_its_row_may_be_another_s(qtbot: QtBot, draggable: NumberTable) -> None:
    qtbot.mousePress(draggable, LEFT, pos=place(draggable, 0, 0.25))
    draggable.show_table(draggable.heads, draggable.rows[1:], draggable.footer)
    with qtbot.assertNotEmitted(draggable.dragged):
        qtbot.mouseMove(draggable, place(draggable, 0, 0.75))
