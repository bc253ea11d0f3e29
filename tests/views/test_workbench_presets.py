"""One click a network; Home's is followed until somebody stops or edits it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.map_layers import in_units
from visualizer.core.registry import discover
from visualizer.core.training_config import PRESETS as TRAINED_PRESETS
from visualizer.state.session import Session
from visualizer.state.workbench import PRESETS
from visualizer.views.workbench_presets import WorkbenchPresets

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchPresets:
    session.digit.show_index(1)
    view = WorkbenchPresets(session)
    view.resize(900, 80)
    show(view)
    return view


def other_network(session: Session) -> None:
    session.network.set_network(initial_network(session.training.config.layers, 77), 1, 1)


def first_weights(session: Session, *, home: bool = False) -> np.ndarray:
    network = session.network.network if home else session.workbench.network
    return network.arrays[0]


@pytest.mark.parametrize("key", discover(PRESETS))
def test_a_click_shows_a_small_network_and_undo_the_one_before(
    qtbot: QtBot, view: WorkbenchPresets, session: Session, key: str
) -> None:
    session.workbench.set_input(0, 3)
    before = session.workbench.scene
    qtbot.mouseClick(view.buttons[key], LEFT)
    preset = discover(PRESETS)[key]
    assert session.workbench.network is preset.network
    assert session.workbench.scene.samples == preset.samples
    assert session.workbench.scene.loss == preset.loss
    session.undo_stack.undo()
    assert session.workbench.scene == before


def seen(session: Session) -> tuple[float, ...]:
    """Return Home's digit."""
    return tuple(session.network.pixels.astype(float).tolist())


@pytest.mark.parametrize("key", discover(TRAINED_PRESETS))
def test_a_click_shows_a_network_of_images_that_sees_home_s_digit(
    qtbot: QtBot, view: WorkbenchPresets, session: Session, key: str
) -> None:
    session.training.configure(seed=5)
    qtbot.mouseClick(view.image_buttons[key], LEFT)
    layers = discover(TRAINED_PRESETS)[key].layers
    network = in_units(initial_network(layers, 5))
    assert session.workbench.network.sizes == network.sizes
    np.testing.assert_array_equal(first_weights(session), network.arrays[0])
    assert session.workbench.scene.seed == 5
    assert not view.follow_button.isChecked()
    assert session.workbench.scene.x == seen(session)
    assert int(np.argmax(session.workbench.scene.target)) == session.digit.label
    session.digit.move(1)
    assert session.workbench.scene.x == seen(session)


def test_home_s_network_is_followed_until_the_button_is_clicked_again(
    qtbot: QtBot, view: WorkbenchPresets, session: Session
) -> None:
    qtbot.mouseClick(view.follow_button, LEFT)
    assert view.follow_button.isChecked()
    assert session.workbench.scene.following
    np.testing.assert_array_equal(first_weights(session), first_weights(session, home=True))
    other_network(session)
    np.testing.assert_array_equal(first_weights(session), first_weights(session, home=True))
    qtbot.mouseClick(view.follow_button, LEFT)
    assert not view.follow_button.isChecked()
    frozen = first_weights(session)
    session.network.set_network(initial_network(session.training.config.layers, 78), 2, 2)
    np.testing.assert_array_equal(first_weights(session), frozen)
    assert not np.array_equal(frozen, first_weights(session, home=True))


def test_an_edit_ends_the_following_and_undo_takes_it_up_again(
    qtbot: QtBot, view: WorkbenchPresets, session: Session
) -> None:
    qtbot.mouseClick(view.follow_button, LEFT)
    session.workbench.set_bias(0, 0, 4)
    assert not view.follow_button.isChecked()
    other_network(session)
    assert session.workbench.network.layers[0].bias[0] == 4
    session.undo_stack.undo()
    assert view.follow_button.isChecked()
    np.testing.assert_array_equal(first_weights(session), first_weights(session, home=True))


def test_the_state_moves_the_button(view: WorkbenchPresets, session: Session) -> None:
    session.workbench.follow()
    assert view.follow_button.isChecked()
    session.workbench.show_preset("xor")
    assert not view.follow_button.isChecked()
    session.undo_stack.undo()
    assert view.follow_button.isChecked()
    session.workbench.freeze()
    assert not view.follow_button.isChecked()


def test_every_button_has_a_name_and_a_lesson(view: WorkbenchPresets) -> None:
    buttons = [*view.buttons.values(), *view.image_buttons.values(), view.follow_button]
    assert len({each.text() for each in buttons} - {""}) == len(buttons)
    assert all(each.toolTip() for each in buttons)
