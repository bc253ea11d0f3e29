"""A share as a bar, shown and dragged."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.share_bar import ShareBar

LEFT = Qt.MouseButton.LeftButton


def shown(show: Callable[[QWidget], None], *, draggable: bool) -> ShareBar:
    bar = ShareBar(draggable=draggable)
    bar.resize(200, 20)
    show(bar)
    return bar


def filled(bar: ShareBar) -> float:
    picture = bar.grab().toImage()
    middle = [picture.pixel(x, picture.height() // 2) for x in range(picture.width())]
    return sum(pixel != middle[-2] for pixel in middle) / len(middle)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_it_is_filled_to_its_share(show: Callable[[QWidget], None], share: float) -> None:
    bar = shown(show, draggable=False)
    bar.show_share(share, largest=False, is_label=False)
    assert filled(bar) == pytest.approx(share, abs=0.03)
    bar.show_share(math.nan, largest=False, is_label=False)
    assert filled(bar) < 0.03


def test_a_drag_tells_the_share_under_the_mouse(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    bar, shares = shown(show, draggable=True), []
    bar.dragged.connect(shares.append)
    qtbot.mousePress(bar, LEFT, pos=QPoint(50, 10))
    qtbot.mouseMove(bar, QPoint(150, 10))
    qtbot.mouseRelease(bar, LEFT, pos=QPoint(150, 10))
    assert shares[0] == pytest.approx(0.25)
    qtbot.mousePress(bar, LEFT, pos=QPoint(199, 10))
    assert shares[-1] == pytest.approx(0.995)


def test_a_bar_that_is_only_to_be_seen_takes_no_drag(
    qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    bar = shown(show, draggable=False)
    with qtbot.assertNotEmitted(bar.dragged):
        qtbot.mouseClick(bar, LEFT, pos=QPoint(50, 10))
