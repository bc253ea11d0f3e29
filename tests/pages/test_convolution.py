"""Convolution: one setting moves every panel, and the next number can be told in advance."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.convolution import ConvolutionPage
from visualizer.state.session import Session
from visualizer.views.convolution_presets import ConvolutionPresets
from visualizer.views.convolution_settings import ConvolutionSettings
from visualizer.views.network_kernels import NetworkKernels
from visualizer.views.sliding_window import SlidingWindow
from visualizer.widgets.film import FilmPlan, film
from visualizer.widgets.panel_page import PanelPage

LEFT = Qt.MouseButton.LeftButton
OF_WINDOW = {"sliding_window", "convolution_card"}
Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(
    show: Callable[[QWidget], None], show_whole: Callable[[PanelPage], None], session: Session
) -> ConvolutionPage:
    page = ConvolutionPage(session)
    page.resize(1280, 660)
    show(page)
    show_whole(page)
    return page


def test_a_setting_moves_picture_and_formulas(
    qtbot: QtBot, page: ConvolutionPage, changes: Changes
) -> None:
    with changes(page, OF_WINDOW):
        qtbot.keyClick(page.findChild(ConvolutionSettings).stride, Qt.Key.Key_Up)


def test_an_example_moves_them_and_undo_brings_them_back(
    qtbot: QtBot, page: ConvolutionPage, session: Session, changes: Changes
) -> None:
    position = session.convolution.playback.position
    with changes(page, set()):
        with changes(page, OF_WINDOW):
            presets = page.findChild(ConvolutionPresets)
            qtbot.mouseClick(presets.buttons["max-pooling"], LEFT)
        session.undo_stack.undo()
        session.convolution.playback.seek(position)


def test_another_digit_moves_the_window_that_slides_over_it(
    qtbot: QtBot, page: ConvolutionPage, session: Session, changes: Changes
) -> None:
    with changes(page, {"digit_panel"}):
        session.digit.move(1)
    session.convolution.set_source("digit")
    with changes(page, {"digit_panel", "sliding_window"}):
        session.digit.move(1)


@pytest.mark.parametrize("preset", ["kernel-slides", "zero-padding", "stride", "dilation"])
def test_the_next_number_can_be_told_before_the_step(
    qtbot: QtBot, page: ConvolutionPage, session: Session, preset: str
) -> None:
    qtbot.mouseClick(page.findChild(ConvolutionPresets).buttons[preset], LEFT)
    view = page.findChild(SlidingWindow)
    page.setFocus()
    outputs = session.convolution.sliding.outputs.ravel().tolist()
    for output in outputs:
        asked = view.terms.text
        assert asked.endswith(" = ?")
        pairs = re.findall(r"(\d+)·(\d+)", asked)
        told = sum(int(value) * int(weight) for value, weight in pairs)
        qtbot.keyClick(page, Qt.Key.Key_Right)
        assert view.terms.text == asked.replace("?", str(told))
        assert told == output
        qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert view.terms.text.endswith(" = ?")


def test_space_plays(qtbot: QtBot, page: ConvolutionPage, session: Session) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert session.convolution.playback.playing
    session.convolution.playback.pause()


def test_a_kernel_of_the_network_slides_above(
    qtbot: QtBot, page: ConvolutionPage, session: Session, changes: Changes
) -> None:
    session.training.configure(preset="cnn")
    view = page.findChild(NetworkKernels)
    qtbot.waitUntil(lambda: view.maps.isVisible() and view.maps.width() > 100)
    with changes(page, {*OF_WINDOW, "network_kernels"}):
        qtbot.mouseClick(view.maps, LEFT, pos=view.maps.place_of(3).center())


def test_the_way_of_the_window_can_be_filmed(page: ConvolutionPage, session: Session, tmp_path):
    playback = session.convolution.playback
    before = playback.position
    plan = FilmPlan(0, playback.length, 1.0, 5, (640, 360))
    *_, share = film([page.findChild(SlidingWindow)], playback, plan, tmp_path / "a.gif")
    assert share == 1
    assert (tmp_path / "a.gif").stat().st_size > 10_000
    assert playback.position == before
