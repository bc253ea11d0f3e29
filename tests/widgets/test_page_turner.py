"""Two arrows turn pages: which items a page holds, and where the first and the last one are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.page_turner import PageTurner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def turner(show: Callable[[QWidget], None]) -> PageTurner:
    turner = PageTurner()
    turner.restyle()
    turner.retranslate()
    show(turner)
    return turner


def turn(qtbot: QtBot, turner: PageTurner, n_items: int, room: int, n_clicks: int) -> list[slice]:
    """Click on as often as asked, or back for less than 0; return every page that is seen."""
    pages = []
    button = turner.next_button if n_clicks > 0 else turner.back_button
    for _ in range(abs(n_clicks)):
        qtbot.mouseClick(button, LEFT)
        turner.set_items(n_items, room)
        pages.append(turner.shown)
    return pages


def enabled(turner: PageTurner) -> tuple[bool, bool]:
    return turner.back_button.isEnabled(), turner.next_button.isEnabled()


def test_pages_follow_one_another_up_to_the_last_and_back(qtbot: QtBot, turner: PageTurner) -> None:
    turner.set_items(12, 5)
    assert (turner.shown, enabled(turner)) == (slice(0, 5), (False, True))
    assert turn(qtbot, turner, 12, 5, 1) == [slice(5, 10)]
    assert enabled(turner) == (True, True)
    # Beyond the last page there is none: its arrow is dead.
    assert turn(qtbot, turner, 12, 5, 2) == [slice(10, 12), slice(10, 12)]
    assert enabled(turner) == (True, False)
    assert turn(qtbot, turner, 12, 5, -3) == [slice(5, 10), slice(0, 5), slice(0, 5)]
    assert enabled(turner) == (False, True)


@pytest.mark.parametrize("n_items", [0, 1, 4, 5])
def test_what_fits_has_one_page(turner: PageTurner, n_items: int) -> None:
    turner.set_items(n_items, 5)
    assert turner.shown == slice(0, n_items)
    assert enabled(turner) == (False, False)


def test_a_full_last_page_is_followed_by_no_empty_one(qtbot: QtBot, turner: PageTurner) -> None:
    turner.set_items(10, 5)
    assert turn(qtbot, turner, 10, 5, 1) == [slice(5, 10)]
    assert enabled(turner) == (True, False)


def test_every_turn_is_told_once(qtbot: QtBot, turner: PageTurner) -> None:
    heard: list[slice] = []
    turner.turned.connect(lambda: heard.append(turner.shown))
    turner.set_items(12, 5)
    qtbot.mouseClick(turner.next_button, LEFT)
    assert heard == [slice(5, 10)]
    turner.set_items(12, 5)
    qtbot.mouseClick(turner.back_button, LEFT)
    assert heard == [slice(5, 10), slice(0, 5)]
    # An arrow that leads nowhere.
    turner.set_items(12, 5)
    qtbot.mouseClick(turner.back_button, LEFT)
    assert len(heard) == 2


def test_the_first_page_comes_back_for_other_items(qtbot: QtBot, turner: PageTurner) -> None:
    turner.set_items(12, 5)
    turn(qtbot, turner, 12, 5, 2)
    turner.go_first()
    turner.set_items(12, 5)
    assert turner.shown == slice(0, 5)
    assert enabled(turner) == (False, True)


def test_fewer_items_show_the_page_that_is_now_the_last(qtbot: QtBot, turner: PageTurner) -> None:
    turner.set_items(22, 5)
    turn(qtbot, turner, 22, 5, 4)
    turner.set_items(12, 5)
    assert turner.shown == slice(10, 12)
    assert enabled(turner) == (True, False)
    turner.set_items(10, 5)
    assert turner.shown == slice(5, 10)
    turner.set_items(0, 5)
    assert turner.shown == slice(0, 0)
    assert enabled(turner) == (False, False)


def test_with_other_room_the_first_item_in_sight_stays_in_sight(
    qtbot: QtBot, turner: PageTurner
) -> None:
    turner.set_items(22, 5)
    turn(qtbot, turner, 22, 5, 2)
    turner.set_items(22, 8)
    assert turner.shown == slice(8, 16)
    turner.set_items(22, 3)
    assert turner.shown == slice(6, 9)
    turner.set_items(22, 30)
    assert turner.shown == slice(0, 22)


def test_its_arrows_say_what_they_do(turner: PageTurner) -> None:
    buttons = (turner.back_button, turner.next_button)
    assert [each.accessibleName() for each in buttons] == ["The ones before", "The next ones"]
    assert [each.toolTip() for each in buttons] == ["The ones before", "The next ones"]
    assert not any(each.icon().isNull() for each in buttons)
