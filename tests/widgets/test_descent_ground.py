"""The picture of a curve is true in every column, however fast it goes up and down."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from visualizer.core.seen_part import SeenPart
from visualizer.core.typed_surface import TypedSurface
from visualizer.widgets.descent_ground import ground_picture

SIZE = QSize(400, 200)


def inked(formula: str, x: tuple[float, float], y: tuple[float, float]) -> np.ndarray:
    """Return which dots a curve covers, shape (200, 400), the highest row first."""
    picture = ground_picture(TypedSurface(formula), SeenPart(x, y), SIZE, 1.0)
    image = picture.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dots = np.frombuffer(image.constBits(), np.uint8).reshape(200, image.bytesPerLine())[:, :400]
    return np.abs(dots.astype(int) - np.median(dots[0])) > 40


@pytest.mark.parametrize("speed", [500, 1000, 3137])
@pytest.mark.usefixtures("qapp")
def test_what_is_finer_than_the_dots_is_a_band(speed: int) -> None:
    dots = inked(f"sin({speed}x)", (-4, 4), (-1.25, 1.25))
    assert dots[30:170].mean() > 0.99
    assert not dots[:15].any()


@pytest.mark.parametrize(
    ("formula", "y"), [("sin(x)", (-1.25, 1.25)), ("x^2", (-1, 17)), ("sign(x)", (-2, 2))]
)
@pytest.mark.usefixtures("qapp")
def test_a_slow_curve_stays_a_line(formula: str, y: tuple[float, float]) -> None:
    dots = inked(formula, (-4, 4), y)
    assert dots.any(axis=0).all()
    assert np.median(dots.sum(axis=0)) < 8


@pytest.mark.parametrize("formula", ["1/x", "1/x^3", "tan(x + pi/2)"])
@pytest.mark.usefixtures("qapp")
def test_at_a_pole_there_is_no_line(formula: str) -> None:
    # A dot's width beside the middle, so that the pole lies within a column.
    dots = inked(formula, (-4.011, 4), (-3, 3))
    assert not dots[90:110, 190:210].any()
