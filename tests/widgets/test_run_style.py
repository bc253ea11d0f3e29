"""Runs are told apart without their colours, and keep their look."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from visualizer.state.run_shelf import MAX_RUNS
from visualizer.widgets.run_style import run_color, run_pen, run_sign
from visualizer.widgets.theme import Scheme, apply_theme


def test_no_two_of_the_runs_that_are_kept_have_the_same_colour(qapp: QApplication) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        apply_theme(qapp, scheme, 1.0)
        for first in range(1, 20):
            numbers = range(first, first + MAX_RUNS)
            assert len({run_color(number) for number in numbers}) == MAX_RUNS


def test_24_runs_look_different(qapp: QApplication) -> None:
    pens = [run_pen(number) for number in range(1, 25)]
    assert len({(pen.color().name(), pen.style()) for pen in pens}) == 24
    assert run_pen(1).style() != run_pen(2).style() != run_pen(3).style()


def test_the_run_on_screen_is_bolder_and_the_same(qapp: QApplication) -> None:
    plain, bold = run_pen(3), run_pen(3, on_screen=True)
    assert bold.widthF() > plain.widthF()
    assert (bold.color(), bold.style()) == (plain.color(), plain.style())


def test_a_sign_follows_the_palette(qapp: QApplication) -> None:
    def ink() -> str:
        picture = run_sign(1).pixmap(32, 16).toImage()
        return picture.pixelColor(16, 8).name()

    assert ink() == run_color(1)
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert ink() == run_color(1)
