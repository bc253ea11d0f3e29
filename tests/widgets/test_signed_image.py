"""Numbers as a picture: the sign by colour, the size by strength."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.widgets.signed_image import SignedImage
from visualizer.widgets.theme import Scheme, apply_theme, colors


@pytest.fixture
def image(show: Callable[[QWidget], None]) -> SignedImage:
    image = SignedImage()
    image.resize(200, 200)
    show(image)
    return image


def color(image: SignedImage, row: int, column: int) -> QColor:
    """Return the colour in the middle of a number's place."""
    rows, columns = image.values.shape
    side = min(image.width() / columns, image.height() / rows)
    left, top = (image.width() - side * columns) / 2, (image.height() - side * rows) / 2
    pixels = image.grab().toImage()
    x, y = left + (column + 0.5) * side, top + (row + 0.5) * side
    return pixels.pixelColor(round(x), round(y))


def near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 2 for a, b in pairs)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_blue_above_orange_below_and_the_ground_at_0(
    qapp: QApplication, image: SignedImage, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme, 1.0)
    image.show_values(np.array([2.0, 0.0, -2.0, 1.0]).reshape(-1, 2))
    assert near(color(image, 0, 0), QColor(colors().positive))
    assert near(color(image, 0, 1), QColor(colors().panel))
    assert near(color(image, 1, 0), QColor(colors().negative))
    half, ground, full = color(image, 1, 1), QColor(colors().panel), QColor(colors().positive)
    for name in ("red", "green", "blue"):
        middle = (getattr(ground, name)() + getattr(full, name)()) / 2
        assert getattr(half, name)() == pytest.approx(middle, abs=2)


def test_numbers_stand_row_by_row(image: SignedImage) -> None:
    image.show_values(np.arange(6.0).reshape(-1, 3))
    assert image.values.tolist() == [[0, 1, 2], [3, 4, 5]]
    image.show_values(np.arange(784.0).reshape(-1, 28))
    assert image.values.shape == (28, 28)


@pytest.mark.parametrize("values", [[math.nan, 1.0], [math.inf, -1.0], [-math.inf, 0.0]])
def test_what_is_no_number_is_drawn(image: SignedImage, values: list[float]) -> None:
    image.show_values(np.array(values).reshape(-1, 2))
    assert np.isfinite(image.values).all()
    assert not image.grab().isNull()


def test_nothing_but_0_is_the_ground(image: SignedImage) -> None:
    image.show_values(np.zeros(4).reshape(-1, 2))
    assert near(color(image, 0, 1), QColor(colors().panel))


@pytest.mark.parametrize("size", [(300, 100), (100, 300), (97, 61)])
def test_it_is_a_square_in_the_middle_whatever_the_room(
    image: SignedImage, size: tuple[int, int]
) -> None:
    image.resize(*size)
    image.show_values(np.ones(784).reshape(-1, 28))
    assert near(color(image, 14, 14), QColor(colors().positive))
    corner = image.grab().toImage().pixelColor(0, 0)
    assert not near(corner, QColor(colors().positive))


def test_other_numbers_are_another_picture(image: SignedImage) -> None:
    image.show_values(np.array([1.0, -1.0]).reshape(-1, 2))
    before = image.grab().toImage()
    image.show_values(np.array([-1.0, 1.0]).reshape(-1, 2))
    assert image.grab().toImage() != before
    image.show_values(np.array([10.0, -10.0]).reshape(-1, 2))
    assert image.grab().toImage() == before
