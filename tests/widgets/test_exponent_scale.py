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
