"""How a share is painted: signs, marks, the smallest ones and what is no share."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from visualizer.widgets.bar import Bar, paint_bar
from visualizer.widgets.theme import colors

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH, HEIGHT = 200, 20
MIDDLE = HEIGHT // 2


def painted(bar: Bar, left: int = 0, width: int = WIDTH) -> QImage:
    """Paint a bar into a part of a picture."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(QColor(colors().panel))
    with QPainter(picture) as painter:
        paint_bar(painter, bar, QRectF(left, 0, width, HEIGHT))
    return picture


def at(bar: Bar, place: float, row: int = MIDDLE) -> str:
    """Return the colour of a place, 0 to 1, along the bar."""
    return painted(bar).pixelColor(round(place * (WIDTH - 1)), row).name()


def test_a_larger_share_is_longer_and_the_bold_one_stronger() -> None:
    named = colors()
    assert at(Bar(0.5), 0.4) == named.training_faint
    assert at(Bar(0.5, bold=True), 0.4) == named.accent
    assert at(Bar(0.5, bold=True), 0.6) == named.window
    assert at(Bar(1.0, bold=True), 0.97) == named.accent


@pytest.mark.parametrize("share", [1e-300, 1e-6, 0.004])
def test_the_smallest_share_is_to_be_seen(share: float) -> None:
    assert painted(Bar(share)) != painted(Bar(0.0))
    assert at(Bar(share, bold=True), 1 / WIDTH) == colors().accent


def test_without_a_track_only_what_is_more_than_0_is_drawn() -> None:
    empty = painted(Bar(0.0, track=False))
    assert {empty.pixelColor(x, MIDDLE).name() for x in range(WIDTH)} == {colors().panel}
    assert at(Bar(0.5, track=False, bold=True), 0.25) == colors().accent
    assert at(Bar(0.5, track=False, bold=True), 0.75) == colors().panel
    assert painted(Bar(math.nan, track=False)) == empty


@pytest.mark.parametrize(
    ("share", "place", "name"),
    [
        (0.5, 0.6, "accent"),
        (0.5, 0.8, "window"),
        (0.5, 0.4, "window"),
        (-0.5, 0.4, "negative"),
        (-0.5, 0.2, "window"),
        (-0.5, 0.6, "window"),
        (1.0, 0.97, "accent"),
        (-1.0, 0.03, "negative"),
        (0.0, 0.3, "window"),
        (0.0, 0.7, "window"),
        (math.nan, 0.3, "window"),
        (math.nan, 0.7, "window"),
    ],
)
def test_a_sign_is_a_side_and_a_colour(share: float, place: float, name: str) -> None:
    assert at(Bar(share, signed=True), place) == getattr(colors(), name)


@pytest.mark.parametrize("share", [-0.5, 0.0, 0.5, math.nan])
def test_a_signed_bar_shows_where_0_is(share: float) -> None:
    # Above the track, where only the line is.
    assert at(Bar(share, signed=True), 0.5, row=0) == colors().muted
    assert at(Bar(share), 0.5, row=0) == colors().panel


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0, math.nan])
@pytest.mark.parametrize("mark", [0.1, 0.5, 0.9])
def test_a_mark_crosses_the_bar_and_more(share: float, mark: float) -> None:
    bar = Bar(share, bold=True, mark=mark)
    for row in (0, MIDDLE, HEIGHT - 1):
        assert at(bar, mark, row) == colors().text


@pytest.mark.parametrize("mark", [None, -0.1, 1.1, math.nan, math.inf])
def test_a_mark_that_is_no_share_is_not_drawn(mark: float | None) -> None:
    # Not beside the bar either.
    assert painted(Bar(0.5, mark=mark), 50, 100) == painted(Bar(0.5), 50, 100)


def test_marks_at_both_ends_are_to_be_seen() -> None:
    for mark in (0.0, 1.0):
        assert at(Bar(0.5, mark=mark), mark) == colors().text


def test_the_true_class_has_a_frame() -> None:
    plain, framed = painted(Bar(0.3)), painted(Bar(0.3, framed=True))
    top = round(0.1 * HEIGHT)
    green = QColor(colors().true_class)
    column = [framed.pixelColor(WIDTH // 2, y) for y in range(top - 1, top + 3)]
    assert any(color == green for color in column)
    assert framed.pixelColor(WIDTH // 2, MIDDLE) == plain.pixelColor(WIDTH // 2, MIDDLE)
