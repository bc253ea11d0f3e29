"""One of many pictures is chosen by a click or a key, and framed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.picture_choice import PictureChoice
from visualizer.widgets.theme import colors

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def choice(show: Callable[[QWidget], None]) -> PictureChoice:
    choice = PictureChoice()
    choice.resize(300, 100)
    choice.show_pictures(np.zeros((3, 2, 2)), ("1", "2", "3"))
    show(choice)
    return choice


@pytest.fixture
def chosen(choice: PictureChoice) -> list[int]:
    found: list[int] = []
    choice.chosen.connect(found.append)
    return found


def test_a_click_chooses(qtbot: QtBot, choice: PictureChoice, chosen: list[int]) -> None:
    for index in (2, 0, 1):
        qtbot.mouseClick(choice, LEFT, pos=choice.place_of(index).center())
    qtbot.mouseClick(choice, LEFT, pos=QPoint(299, 99))
    qtbot.mouseClick(choice, Qt.MouseButton.RightButton, pos=choice.place_of(0).center())
    assert chosen == [2, 0, 1]


def test_keys_choose_the_next_until_the_end(
    qtbot: QtBot, choice: PictureChoice, chosen: list[int]
) -> None:
    choice.chosen.connect(choice.frame)
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Up):
        qtbot.keyClick(choice, key)
    assert chosen == [1, 2, 1]
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    assert chosen == [1, 2, 1]


def test_the_chosen_one_is_framed(choice: PictureChoice) -> None:
    def edge(index: int) -> QColor:
        place = choice.place_of(index)
        return choice.grab().toImage().pixelColor(place.left() + 1, place.center().y())

    text = QColor(colors().text)
    choice.frame(1)
    assert (edge(0) == text, edge(1) == text) == (False, True)
    choice.frame(None)
    assert edge(1) != text
    # Of a network before.
    choice.frame(7)
    assert choice.grab().toImage() == choice.grab().toImage()
