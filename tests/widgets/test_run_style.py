"""Runs are told apart without their colours, and keep their look."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from visualizer.core.run_marks import MAX_RUNS
from visualizer.widgets.run_style import run_color, run_pen, run_sign
from visualizer.widgets.theme import Scheme, apply_theme


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_place_has_a_colour_of_its_own(qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme, 1.0)
    assert len({run_color(place) for place in range(MAX_RUNS)}) == MAX_RUNS


def test_neighbours_differ_in_style_too(qapp: QApplication) -> None:
    styles = [run_pen(place).style() for place in range(MAX_RUNS)]
    assert len(set(styles)) == 3
    assert all(first != second for first, second in pairwise(styles))


def test_the_run_on_screen_is_bolder_and_the_same(qapp: QApplication) -> None:
    plain, bold = run_pen(3), run_pen(3, on_screen=True)
    assert bold.widthF() > plain.widthF()
    assert (bold.color(), bold.style()) == (plain.color(), plain.style())


def test_lines_are_as_bold_beside_large_text(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    before = run_pen(1).widthF()
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    assert run_pen(1).widthF() == 2 * before


def test_a_sign_follows_the_palette(qapp: QApplication) -> None:
    def ink() -> str:
        picture = run_sign(1).pixmap(32, 16).toImage()
        return picture.pixelColor(16, 8).name()

    assert ink() == run_color(1)
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert ink() == run_color(1)
