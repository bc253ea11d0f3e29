"""How edges and units look: size by width, sign by colour and dash, for every eye."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from visualizer.widgets.network_style import (
    DASHED_FROM,
    WIDEST_EDGE,
    WIDTH_LEVELS,
    eased,
    edge_level,
    edge_pen,
    ink_on,
    magnitude_color,
)
from visualizer.widgets.theme import Scheme, apply_theme, colors

# Colours are the program's.
pytestmark = pytest.mark.usefixtures("qapp")


def luminance(color: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("weight", "level"),
    [(0, 0), (0.24, 0), (0.25, 1), (-0.5, 2), (0.76, 3), (-1, 3), (7, 3), (1e300, 3)],
)
def test_a_larger_weight_has_a_higher_level(weight: float, level: int) -> None:
    assert edge_level(weight, 1.0) == level
    assert edge_level(weight * 8, 8.0) == level


@pytest.mark.parametrize("weight", [math.nan, math.inf, -math.inf])
def test_a_weight_that_is_no_number_stands_out(weight: float) -> None:
    assert edge_level(weight, 1.0) == WIDTH_LEVELS - 1


@pytest.mark.parametrize("negative", [False, True])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_stronger_edge_is_wider_and_stands_out_more(
    qapp: QApplication, scheme: Scheme, negative: bool
) -> None:
    apply_theme(qapp, scheme, 1.0)
    pens = [edge_pen(level, negative=negative) for level in range(WIDTH_LEVELS)]
    ground = QColor(colors().panel)
    assert all(a.widthF() < b.widthF() for a, b in pairwise(pens))
    assert 0 < pens[0].widthF() < pens[-1].widthF() <= WIDEST_EDGE
    assert all(contrast(a.color(), ground) < contrast(b.color(), ground) for a, b in pairwise(pens))


@pytest.mark.parametrize("level", range(WIDTH_LEVELS))
def test_the_sign_is_seen_by_colour_and_where_it_matters_by_dash(level: int) -> None:
    positive, negative = (edge_pen(level, negative=sign) for sign in (False, True))
    assert positive.color() != negative.color()
    assert positive.style() == Qt.PenStyle.SolidLine
    dashed = negative.style() == Qt.PenStyle.CustomDashLine
    assert dashed == (level >= DASHED_FROM)
    assert positive.widthF() == negative.widthF()


def test_what_steps_back_is_nearer_to_the_ground(qapp: QApplication) -> None:
    ground = QColor(colors().panel)
    steps = [
        contrast(edge_pen(3, negative=False, visible=share).color(), ground)
        for share in (0, 0.3, 1)
    ]
    assert steps[0] == pytest.approx(1)
    assert steps == sorted(set(steps))


def test_a_pen_follows_the_look(qapp: QApplication) -> None:
    light = edge_pen(3, negative=False).color()
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert edge_pen(3, negative=False).color() != light


def test_a_larger_size_is_lighter() -> None:
    lights = [luminance(magnitude_color(step / 255)) for step in range(256)]
    assert lights[0] < 0.05
    assert lights[-1] > 0.6
    assert all(b - a > -1e-3 for a, b in pairwise(lights))


def test_numbers_are_readable_on_every_size() -> None:
    fills = [magnitude_color(step / 255) for step in range(256)]
    assert min(contrast(fill, ink_on(fill)) for fill in fills) >= 4.5


@pytest.mark.parametrize(("share", "value"), [(0, 0), (0.25, 0.15625), (0.5, 0.5), (1, 1)])
def test_a_movement_begins_and_ends_gently(share: float, value: float) -> None:
    assert eased(share) == value
    assert eased(1 - share) == 1 - value


def test_a_movement_never_goes_back() -> None:
    values = [eased(step / 100) for step in range(101)]
    assert values == sorted(values)
    assert values[1] < 0.01
