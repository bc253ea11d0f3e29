"""Activations: one setting moves every panel, and the next number can be told in advance."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.activations import ActivationsPage
from visualizer.state.session import Session
from visualizer.views.activation_presets import ActivationPresets
from visualizer.views.activation_settings import ActivationSettings
from visualizer.views.vanishing_gradient import VanishingGradient
from visualizer.widgets.panel_page import PanelPage

LEFT = Qt.MouseButton.LeftButton
OF_Z = {"activation_curve", "activation_card", "vanishing_gradient"}
EVERYTHING = {*OF_Z, "deep_gradients"}
Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> ActivationsPage:
    page = ActivationsPage(session)
    page.resize(1280, 660)
    show(page)
    return page


def test_another_function_moves_everything(
    qtbot: QtBot, page: ActivationsPage, changes: Changes
) -> None:
    with changes(page, EVERYTHING):
        qtbot.mouseClick(page.findChild(ActivationSettings).chips["elu"], LEFT)


def test_another_place_leaves_the_real_network_alone(
    qtbot: QtBot, page: ActivationsPage, changes: Changes
) -> None:
    with changes(page, OF_Z):
        qtbot.keyClick(page.findChild(ActivationSettings).z, Qt.Key.Key_Up)


def test_an_example_moves_everything_and_undo_brings_it_back(
    qtbot: QtBot, page: ActivationsPage, session: Session, changes: Changes
) -> None:
    with changes(page, set()):
        with changes(page, EVERYTHING):
            presets = page.findChild(ActivationPresets)
            qtbot.mouseClick(presets.buttons["relu-with-he"], LEFT)
        session.undo_stack.undo()


def test_the_next_number_can_be_told_before_the_step(
    qtbot: QtBot, page: ActivationsPage, session: Session
) -> None:
    session.activations.set_z(1)
    session.activations.playback.seek(0)
    view = page.findChild(VanishingGradient)
    page.setFocus()
    for layer in range(1, 11):
        asked = view.next.text
        assert asked.startswith(f"Layer {layer}: ")
        so_far, factor = asked.removeprefix(f"Layer {layer}: ").removesuffix(" = ?").split(" · ")
        qtbot.keyClick(page, Qt.Key.Key_Right)
        told = view.product.text.rpartition(" = ")[2]
        numbers = (float(text.replace("−", "-")) for text in (so_far, factor, told))
        one, other, result = numbers
        assert one * other == pytest.approx(result, rel=1e-4)
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert session.activations.playback.position == 9


def test_space_plays(qtbot: QtBot, page: ActivationsPage, session: Session) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert session.activations.playback.playing
    session.activations.playback.pause()
