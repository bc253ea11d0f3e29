"""Small pictures of digits in rows: how many there is room for, and which one is chosen."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.digit_gallery import DigitCard, DigitGallery
from visualizer.widgets.theme import Scheme, apply_theme

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
MARGIN = 20


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    """A window a little larger than the gallery, so that the mouse can leave it."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.addWidget(DigitGallery())
    show(window)
    return window


@pytest.fixture
def gallery(window: QWidget) -> DigitGallery:
    """A gallery with room for three columns and two rows."""
    gallery = window.findChild(DigitGallery)
    make_room(gallery, 3, 2)
    return gallery


def card_size(gallery: DigitGallery) -> QSize:
    """Return the least room of a card (px): the gallery asks for two beside each other."""
    two = gallery.minimumSizeHint()
    return QSize(two.width() // 2, two.height())


def make_room(gallery: DigitGallery, columns: int, rows: int, more: int = 0) -> None:
    size = card_size(gallery)
    around = 2 * MARGIN + more
    gallery.window().resize(columns * size.width() + around, rows * size.height() + around)
    QApplication.sendPostedEvents()


def card(label: int, *shares: float, framed: str = "0") -> DigitCard:
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 2 * label + 4] = 255
    bars = tuple((str(name), share) for name, share in enumerate(shares or (0.7, 0.2, 0.1)))
    return DigitCard(image, f"{label} → 0   {bars[0][1]:.2f}", bars, framed)


def cards(n: int) -> list[DigitCard]:
    return [card(index % 10) for index in range(n)]


@pytest.fixture
def chosen(gallery: DigitGallery) -> list[int]:
    """Every card that is chosen from now on."""
    heard: list[int] = []
    gallery.chosen.connect(heard.append)
    return heard


def test_more_room_takes_more_cards(gallery: DigitGallery) -> None:
    assert gallery.capacity == 6
    for columns, rows in ((2, 1), (3, 1), (4, 3), (7, 5)):
        make_room(gallery, columns, rows)
        assert gallery.capacity == columns * rows
    # A pixel is no card.
    make_room(gallery, 3, 2, more=-1)
    assert gallery.capacity == 2 * 1
    make_room(gallery, 3, 2, more=1)
    assert gallery.capacity == 3 * 2


@pytest.mark.parametrize(("columns", "rows"), [(0, 0), (4, 0), (0, 4)])
def test_there_is_always_room_for_one(qtbot: QtBot, columns: int, rows: int) -> None:
    gallery = DigitGallery()
    qtbot.addWidget(gallery)
    size = card_size(gallery)
    gallery.resize(columns * size.width() + 9, rows * size.height() + 9)
    assert gallery.capacity == max(1, columns) * max(1, rows)
    gallery.show_cards(cards(1))
    assert not gallery.grab().isNull()


def test_other_room_is_told_once_and_only_where_other_cards_fit(gallery: DigitGallery) -> None:
    heard: list[int] = []
    gallery.resized.connect(lambda: heard.append(gallery.capacity))
    make_room(gallery, 4, 2)
    assert heard == [8]
    make_room(gallery, 4, 2, more=5)
    assert heard == [8]
    make_room(gallery, 3, 2)
    assert heard == [8, 6]


def test_larger_text_takes_room_from_the_cards(gallery: DigitGallery, qapp: QApplication) -> None:
    heard: list[int] = []
    before = card_size(gallery)
    make_room(gallery, 6, 4)
    gallery.resized.connect(lambda: heard.append(gallery.capacity))
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    gallery.restyle()
    assert card_size(gallery).width() > before.width()
    assert heard == [gallery.capacity]
    assert gallery.capacity < 24


@pytest.mark.parametrize("more", [0, 7, 41, 60])
def test_no_card_stands_outside(gallery: DigitGallery, more: int) -> None:
    make_room(gallery, 4, 3, more=more)
    boxes = [gallery.place_of(index) for index in range(gallery.capacity)]
    least = card_size(gallery)
    assert len(boxes) >= 12
    assert all(gallery.rect().contains(box) for box in boxes)
    assert all(box.width() >= least.width() for box in boxes)
    assert all(box.height() >= least.height() for box in boxes)


def test_cards_fill_rows_from_left_to_right(gallery: DigitGallery) -> None:
    size = card_size(gallery)
    expected = [
        QRect(QPoint(column * size.width(), row * size.height()), size)
        for row in range(2)
        for column in range(3)
    ]
    boxes = [gallery.place_of(index) for index in range(6)]
    assert boxes == expected
    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))


def test_a_click_chooses_the_card_under_the_mouse(
    qtbot: QtBot, gallery: DigitGallery, chosen: list[int]
) -> None:
    gallery.show_cards(cards(5))
    for index in (0, 4, 2, 3, 1):
        qtbot.mouseClick(gallery, LEFT, pos=gallery.place_of(index).center())
    assert chosen == [0, 4, 2, 3, 1]
    qtbot.mouseClick(gallery, RIGHT, pos=gallery.place_of(0).center())
    # There is room for a sixth card, and none.
    qtbot.mouseClick(gallery, LEFT, pos=gallery.place_of(5).center())
    assert chosen == [0, 4, 2, 3, 1]


def test_the_arrow_keys_go_from_card_to_card_and_enter_chooses(
    qtbot: QtBot, gallery: DigitGallery, chosen: list[int]
) -> None:
    key = Qt.Key
    gallery.show_cards(cards(6))
    gallery.setFocus()
    # Before any arrow, Enter has nothing to choose.
    qtbot.keyClick(gallery, key.Key_Return)
    assert chosen == []
    for arrow in (key.Key_Right, key.Key_Right, key.Key_Down, key.Key_Left, key.Key_Up):
        qtbot.keyClick(gallery, arrow)
        qtbot.keyClick(gallery, key.Key_Return)
    assert chosen == [0, 1, 4, 3, 0]
    qtbot.keyClick(gallery, key.Key_Enter)
    assert chosen[-1] == 0


def test_the_arrow_keys_stay_among_the_cards(
    qtbot: QtBot, gallery: DigitGallery, chosen: list[int]
) -> None:
    key = Qt.Key
    gallery.show_cards(cards(5))
    gallery.setFocus()
    for arrow, n_times in ((key.Key_Right, 9), (key.Key_Left, 9)):
        for _ in range(n_times):
            qtbot.keyClick(gallery, arrow)
        qtbot.keyClick(gallery, key.Key_Return)
    assert chosen == [4, 0]
    qtbot.keyClick(gallery, key.Key_Left)
    qtbot.keyClick(gallery, key.Key_Return)
    assert chosen == [4, 0, 0]


def test_without_cards_no_key_chooses(
    qtbot: QtBot, gallery: DigitGallery, chosen: list[int]
) -> None:
    gallery.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(gallery, key)
    assert chosen == []


def test_a_card_that_is_gone_is_not_pointed_at(
    qtbot: QtBot, gallery: DigitGallery, chosen: list[int]
) -> None:
    gallery.show_cards(cards(5))
    gallery.setFocus()
    for _ in range(5):
        qtbot.keyClick(gallery, Qt.Key.Key_Right)
    gallery.show_cards(cards(4))
    qtbot.keyClick(gallery, Qt.Key.Key_Return)
    assert chosen == []
    gallery.show_cards(cards(3))
    qtbot.keyClick(gallery, Qt.Key.Key_Right)
    gallery.show_cards(cards(1))
    qtbot.keyClick(gallery, Qt.Key.Key_Return)
    assert chosen == [0]


def test_the_mouse_lights_a_card_until_it_leaves(
    qtbot: QtBot, window: QWidget, gallery: DigitGallery, repainted: Callable[[QWidget], object]
) -> None:
    hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
    gallery.show_cards(cards(5))
    plain = gallery.grab().toImage()
    with repainted(gallery):
        qtbot.mouseMove(gallery, gallery.place_of(4).center())
    lit = gallery.grab().toImage()
    inner = gallery.place_of(4).topLeft() + QPoint(2, 2)
    assert gallery.cursor().shape() == hand
    assert lit.pixelColor(inner) != plain.pixelColor(inner)
    assert lit.copy(gallery.place_of(0)) == plain.copy(gallery.place_of(0))
    # Where no card is.
    qtbot.mouseMove(gallery, gallery.place_of(5).center())
    assert gallery.cursor().shape() == arrow
    qtbot.mouseMove(gallery, gallery.place_of(4).center())
    assert gallery.cursor().shape() == hand
    qtbot.mouseMove(window, QPoint(3, 3))
    qtbot.waitUntil(lambda: gallery.cursor().shape() == arrow)
    assert gallery.grab().toImage() == plain


def test_it_draws_itself_anew_for_other_cards(
    gallery: DigitGallery, repainted: Callable[[QWidget], object]
) -> None:
    gallery.show_cards(cards(2))
    before = gallery.grab().toImage()
    with repainted(gallery):
        gallery.show_cards([card(0), card(5)])
    after = gallery.grab().toImage()
    assert gallery.cards[1].caption == "5 → 0   0.70"
    assert gallery.accessibleDescription() == "0 → 0   0.70; 5 → 0   0.70"
    assert after.copy(gallery.place_of(0)) == before.copy(gallery.place_of(0))
    assert after.copy(gallery.place_of(1)) != before.copy(gallery.place_of(1))


def test_bars_and_the_true_class_are_seen(gallery: DigitGallery) -> None:
    pictures = []
    for each in (card(1), card(1, 0.7, 0.29, 0.01), card(1, framed="1"), card(1, framed="9")):
        gallery.show_cards([each])
        pictures.append(gallery.grab().toImage())
    assert all(one != other for one, other in itertools.combinations(pictures, 2))


def test_shares_that_are_no_numbers_are_drawn_without_bars(gallery: DigitGallery) -> None:
    pictures = []
    for share in (math.nan, 0.0, 0.5):
        no_number = card(1, share, share, share)._replace(caption="1 → 0")
        gallery.show_cards([no_number])
        pictures.append(gallery.grab().toImage())
    assert pictures[0] == pictures[1] != pictures[2]


@pytest.mark.parametrize(("columns", "more"), [(2, 1), (3, 2), (4, 3)])
def test_cards_end_where_the_next_ones_begin(qtbot: QtBot, columns: int, more: int) -> None:
    gallery = DigitGallery()
    qtbot.addWidget(gallery)
    two = gallery.minimumSizeHint()
    # One of two widths that follow one another: .5 is rounded to even.
    for wider in (0, columns):
        gallery.resize(columns * two.width() // 2 + more + wider, 2 * two.height())
        boxes = [gallery.place_of(index) for index in range(gallery.capacity)]
        assert not any(a.intersects(b) for a, b in itertools.combinations(boxes, 2))
        assert all(gallery.rect().contains(box) for box in boxes)
