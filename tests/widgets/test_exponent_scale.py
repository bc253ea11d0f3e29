"""Exponents on two lines: what lies over the limit is seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from visualizer.widgets.exponent_scale import ExponentScale
from visualizer.widgets.theme import colors


@pytest.fixture
def scale(show: Callable[[QWidget], None]) -> ExponentScale:
    scale = ExponentScale()
    scale.resize(500, 90)
    show(scale)
    return scale


def count(scale: ExponentScale, color: str, rows: range) -> int:
    picture, wanted = scale.grab().toImage(), QColor(color).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in rows)


def test_exponents_over_the_limit_are_marked(scale: ExponentScale) -> None:
    upper = range(30)
    scale.show_exponents(np.array([1.0, 2.0]), 88.7, ("z", "z − 2"))
    fine = count(scale, colors().negative, upper)
    scale.show_exponents(np.array([100.0, 95.0]), 88.7, ("z", "z − 100"))
    # Their squares come to the line of the limit.
    assert count(scale, colors().negative, upper) > fine + 50
    lower = range(scale.height() // 2, scale.height())
    assert count(scale, colors().accent, lower) > 50


@pytest.mark.parametrize(
    "exponents", [[np.nan, 1], [np.inf, 1], [-np.inf, 0], [1e308, -1e308], [0], [np.nan] * 3]
)
def test_any_exponents_are_drawn(scale: ExponentScale, exponents: list[float]) -> None:
    scale.show_exponents(np.array(exponents, float), 709.78, ("z", "z − max"))
    assert not scale.grab().isNull()


@pytest.mark.parametrize("width", [200, 500, 1500])
@pytest.mark.parametrize(
    ("exponents", "limit"),
    [
        ([20000, 0, -5], 709.78),
        ([0, -20000], 709.78),
        ([0, 0.5], 709.78),
        ([-1e9, 1e9], 88.72),
        ([900, 0], 88.72),
    ],
)
def test_0_and_the_limit_are_written_beside_each_other(
    scale: ExponentScale, exponents: list[float], limit: float, width: int
) -> None:
    scale.resize(width, 90)
    scale.show_exponents(np.array(exponents, float), limit, ("z", "z − max"))
    picture = scale.grab().toImage()
    ground = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    zero, written = set(), set()
    # Under the dots of the lower line stand these two alone, the limit in red.
    for y in range(round(3.2 * scale.fontMetrics().height()) + 6, picture.height()):
        for x in range(picture.width()):
            color = picture.pixelColor(x, y)
            if color != ground:
                redder = color.red() - color.blue() > ground.red() - ground.blue()
                (written if redder else zero).add(x)
    assert zero
    assert written
    # A gap between them, or they would be read as one number.
    assert max(zero) + 5 < min(written)
