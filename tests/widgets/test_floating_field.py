"""A field that opens over a picture for one number after another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem, Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.floating_field import FloatingField


class Picture(QWidget):
    """Something to open a field over; writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = FloatingField(self)
        self.taken: list[float] = []

    def open(self, value: float = 0.25, middle: QPoint | None = None) -> None:
        self.field.open(middle or QPoint(200, 100), value, self.take, "a weight")

    def take(self, value: float) -> None:
        if value > 100:
            raise Problem(Sentence("Test", "Too much."))
        self.taken.append(value)


@pytest.fixture
def picture(show: Callable[[QWidget], None]) -> Picture:
    picture = Picture()
    picture.resize(400, 200)
    show(picture)
    return picture


def test_it_is_there_only_while_it_is_open(qtbot: QtBot, picture: Picture) -> None:
    assert not picture.field.isVisible()
    picture.open()
    assert picture.field.isVisible()
    assert picture.field.hasFocus()
    assert picture.field.text() == "0.25"
    assert picture.field.accessibleName() == picture.field.toolTip() == "a weight"
    middle = picture.field.geometry().center()
    assert (middle - QPoint(200, 100)).manhattanLength() <= 2
    picture.field.close_quietly()
    assert not picture.field.isVisible()
    assert picture.hasFocus()
    assert picture.taken == []


@pytest.mark.parametrize("place", [QPoint(0, 0), QPoint(399, 199), QPoint(-50, 300)])
def test_it_stays_inside_the_picture(picture: Picture, place: QPoint) -> None:
    picture.open(middle=place)
    assert picture.rect().contains(picture.field.geometry())


def test_every_key_counts_and_enter_closes(qtbot: QtBot, picture: Picture) -> None:
    picture.open()
    # What stands there is selected: typing takes its place.
    qtbot.keyClicks(picture.field, "-1.5")
    assert picture.taken[-1] == -1.5
    assert picture.field.isVisible()
    qtbot.keyClick(picture.field, Qt.Key.Key_Return)
    assert not picture.field.isVisible()
    assert picture.taken[-1] == -1.5


def test_enter_leaves_the_field_open_where_something_is_wrong(
    qtbot: QtBot, picture: Picture
) -> None:
    picture.open()
    qtbot.keyClicks(picture.field, "abc")
    assert picture.taken == []
    qtbot.keyClick(picture.field, Qt.Key.Key_Return)
    assert picture.field.isVisible()
    assert picture.field.problem == "“abc” is not a number."
    picture.open(7)
    assert (picture.field.text(), picture.field.problem) == ("7", "")
    assert not any(each.isVisible() for each in picture.findChildren(Bubble))
    qtbot.keyClicks(picture.field, "101")
    assert picture.field.problem == "Too much."
    assert picture.taken == [1, 10]


def test_escape_closes_and_tells_nothing_more(qtbot: QtBot, picture: Picture) -> None:
    picture.open()
    qtbot.keyClicks(picture.field, "4e")
    assert picture.taken == [4]
    qtbot.keyClick(picture.field, Qt.Key.Key_Escape)
    assert not picture.field.isVisible()
    assert picture.taken == [4]


def test_tab_asks_for_the_next_number(qtbot: QtBot, picture: Picture) -> None:
    asked: list[int] = []
    picture.field.moved_on.connect(asked.append)
    picture.open()
    qtbot.keyClick(picture.field, Qt.Key.Key_Tab)
    qtbot.keyClick(picture.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [1, -1]
    assert picture.field.hasFocus()


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_Up, 0.4), (Qt.Key.Key_Down, 0.2)])
def test_arrows_step_by_a_tenth_without_dust(
    qtbot: QtBot, picture: Picture, key: Qt.Key, value: float
) -> None:
    picture.open(0.3)
    qtbot.keyClick(picture.field, key)
    assert picture.taken == [value]


def test_what_was_typed_goes_to_the_one_it_was_typed_for(qtbot: QtBot, picture: Picture) -> None:
    other: list[float] = []
    picture.open()
    qtbot.keyClicks(picture.field, "2.50")
    picture.field.open(QPoint(100, 50), 9.0, other.append, "another")
    assert picture.field.text() == "9"
    assert set(picture.taken) == {2.0, 2.5}
    assert other == []
    qtbot.keyClicks(picture.field, "1")
    assert other == [1]


def test_opened_and_left_it_tells_nothing(qtbot: QtBot, picture: Picture) -> None:
    picture.open(0.12345678901234567)
    qtbot.keyClick(picture.field, Qt.Key.Key_Return)
    picture.open(1e-17)
    picture.setFocus()
    assert picture.taken == []
