"""A share as a bar of its own."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from visualizer.widgets.bar import Bar
from visualizer.widgets.share_bar import ShareBar


@pytest.fixture
def bar(show: Callable[[QWidget], None]) -> ShareBar:
    bar = ShareBar()
    bar.resize(200, 20)
    show(bar)
    return bar


def filled(bar: ShareBar, share: float) -> bool:
    """Tell whether the bar reaches a place, 0 to 1, as seen from its empty track."""
    picture = bar.grab().toImage()
    row = picture.height() // 2
    track = Bar(0.0)
    bar.show_bar(track)
    empty = bar.grab().toImage()
    place = round(share * (picture.width() - 1))
    return picture.pixel(place, row) != empty.pixel(place, row)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_it_is_filled_to_its_share(bar: ShareBar, share: float) -> None:
    for place in (0.05, share - 0.03):
        bar.show_bar(Bar(share))
        assert filled(bar, place)
    bar.show_bar(Bar(share))
    assert not filled(bar, share + 0.03)


def test_nan_fills_nothing(bar: ShareBar) -> None:
    bar.show_bar(Bar(math.nan))
    assert not any(filled(bar, place) for place in (0.05, 0.5, 0.95))


@pytest.mark.parametrize(("share", "reached", "empty"), [(0.5, 0.7, 0.3), (-0.5, 0.3, 0.7)])
def test_a_signed_share_starts_in_the_middle(
    bar: ShareBar, share: float, reached: float, empty: float
) -> None:
    bar.show_bar(Bar(share, signed=True))
    assert filled(bar, reached)
    bar.show_bar(Bar(share, signed=True))
    assert not filled(bar, empty)


def test_a_mark_stands_at_its_share(bar: ShareBar) -> None:
    bar.show_bar(Bar(0.0, mark=0.75))
    assert filled(bar, 0.75)
    bar.show_bar(Bar(0.0, mark=0.75))
    assert not filled(bar, 0.5)


def test_a_frame_and_the_largest_look_different(bar: ShareBar) -> None:
    pictures = []
    for shown in (Bar(0.5), Bar(0.5, bold=True), Bar(0.5, framed=True)):
        bar.show_bar(shown)
        pictures.append(bar.grab().toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])
