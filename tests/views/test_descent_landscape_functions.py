"""Own functions as a surface: blank where they have no value, never torn, whatever they are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from landscape_places import picture, pixel
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.widgets.theme import colors


@pytest.fixture
def landscape(show: Callable[[QWidget], None], session: Session) -> DescentLandscape:
    landscape = DescentLandscape(session)
    landscape.resize(600, 500)
    show(landscape)
    return landscape


def colors_at(landscape: DescentLandscape, places: list[tuple[float, float]]) -> list[QColor]:
    image = picture(landscape)
    return [image.pixelColor(pixel(landscape, *place)) for place in places]


def test_where_a_function_has_no_value_the_picture_is_blank(
    landscape: DescentLandscape, session: Session
) -> None:
    session.descent.show_function("sqrt(4 - x^2 - y^2)")
    session.descent.playback.seek(0)
    *corners, inside = colors_at(
        landscape, [(-1.91, 1.83), (1.87, -1.93), (-1.83, -1.87), (1.83, 1.87), (0.07, 0.11)]
    )
    assert corners == 4 * [QColor(colors().panel)]
    assert inside.saturation() > 40


def test_a_curve_does_not_cross_a_pole(landscape: DescentLandscape, session: Session) -> None:
    session.descent.show_function("1/w")
    session.descent.run_only(())
    (low, high), (bottom, top) = landscape.plot.viewRange()
    assert low < 0 < high
    assert bottom > -20
    # Between its two branches the middle of the picture is blank, but for the axes' grid.
    image = picture(landscape)
    column = pixel(landscape, 0, 0).x()
    inks = [
        image.pixelColor(x, pixel(landscape, 0, share * top).y()).lightness()
        for x in range(column - 2, column + 3)
        for share in np.linspace(-0.5, 0.5, 21)
    ]
    assert min(inks) > QColor(colors().muted).lightness() + 40


@pytest.mark.parametrize(
    "text",
    ["0x", "0x + 0y", "1e308x", "1e308x y", "tan(x)", "1/(x y)", "ln(x)", "x^1e9", "x^x^x^x y",
     "sqrt(-x^2)", "sqrt(-x^2 - y^2)", "1e-300x", "e^(e^(x y))", "sign(x) + sign(y)"],
)  # fmt: skip
def test_any_function_can_be_drawn(
    landscape: DescentLandscape, session: Session, text: str
) -> None:
    session.descent.show_function(text)
    for position in (0, 0.5, 1, 1001):
        session.descent.playback.seek(position)
        assert not picture(landscape).isNull()
    assert np.isfinite(landscape.plot.viewRange()).all()


def test_another_part_is_drawn(landscape: DescentLandscape, session: Session) -> None:
    session.descent.set_surface("saddle")
    before = picture(landscape)
    session.descent.set_domain(((0.0, 5.0), (-3.0, 1.0)))
    assert landscape.plot.viewRange() == [[0, 5], [-3, 1]]
    assert picture(landscape) != before


@pytest.mark.parametrize("text", ["(x-5)^2", "(w-5)^2"])
def test_axes_have_the_names_that_are_typed(
    landscape: DescentLandscape, session: Session, text: str
) -> None:
    session.descent.set_function(text)
    assert landscape.plot.getAxis("bottom").labelText == text[1]
    assert landscape.plot.getAxis("left").labelText == f"f({text[1]})"
