"""Examples, chips and fields of the activations page, and its playback bar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.activations import FUNCTIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.state.session import Session
from visualizer.views.activation_playback import ActivationPlayback
from visualizer.views.activation_presets import ActivationPresets
from visualizer.views.activation_settings import ActivationSettings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> ActivationSettings:
    view = ActivationSettings(session)
    view.resize(1200, 100)
    show(view)
    return view


def chosen(view: ActivationSettings) -> list[str]:
    return [key for key, chip in view.chips.items() if chip.isChecked()]


def test_the_state_is_shown(view: ActivationSettings, session: Session) -> None:
    assert chosen(view) == ["sigmoid"]
    session.activations.show_preset("large-weights")
    assert chosen(view) == ["relu"]
    assert (view.z.text(), view.n_layers.text(), view.seed.text()) == ("1", "10", "0")
    assert view.initialiser.currentText() == "uniform_0_1"
    assert view.weighs.isChecked()
    session.undo_stack.undo()
    assert chosen(view) == ["sigmoid"]
    assert not view.weighs.isChecked()


@pytest.mark.parametrize("key", FUNCTIONS)
def test_a_chip_chooses_its_function(
    qtbot: QtBot, view: ActivationSettings, session: Session, key: str
) -> None:
    for _ in range(2):
        qtbot.mouseClick(view.chips[key], LEFT)
        assert session.activations.scene.activation == key
        assert chosen(view) == [key]


def test_fields_and_boxes_are_taken_over(
    qtbot: QtBot, view: ActivationSettings, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(view.z, "−1.5")
    type_into(view.n_layers, "50")
    type_into(view.seed, "7")
    qtbot.mouseClick(view.weighs, LEFT, pos=view.weighs.rect().center() / 4)
    qtbot.keyClick(view.initialiser, Qt.Key.Key_Down)
    scene = session.activations.scene
    assert (scene.z, scene.n_layers, scene.seed, scene.weighs) == (-1.5, 50, 7, True)
    assert scene.initialiser == list(INITIALISERS)[1]


def test_arrows_go_by_a_tenth_and_by_one(
    qtbot: QtBot, view: ActivationSettings, session: Session
) -> None:
    for _ in range(3):
        qtbot.keyClick(view.z, Qt.Key.Key_Up)
    qtbot.keyClick(view.n_layers, Qt.Key.Key_Down)
    assert (session.activations.scene.z, session.activations.scene.n_layers) == (0.3, 9)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("z", "nan", "“nan” is not a number."),
        ("z", "inf", "“inf” is not a number."),
        ("z", "1e400", "1e400 is too large."),
        ("z", "", "A number is needed here."),
        ("z", "101", "z must be a number from −100 to 100, not 101."),
        ("n_layers", "0", "The number of layers must be a whole number from 1 to 50, not 0."),
        ("n_layers", "51", "The number of layers must be a whole number from 1 to 50, not 51."),
        ("n_layers", "2.5", "The number of layers must be a whole number from 1 to 50, not 2.5."),
        ("n_layers", "ten", "“ten” is not a number."),
        ("n_layers", "1e308", "a whole number from 1 to 50, not 1e308."),
        ("seed", "-1", "The seed must be a whole number from 0 to 4294967295, not −1."),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_changes(
    view: ActivationSettings,
    session: Session,
    type_into: Callable[..., None],
    field: str,
    text: str,
    said: str,
) -> None:
    before = session.activations.scene
    type_into(getattr(view, field), text)
    assert said in getattr(view, field).problem
    assert session.activations.scene == before
    assert not session.undo_stack.count()


def test_an_example_is_a_click(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    view = ActivationPresets(session)
    view.resize(1200, 60)
    show(view)
    session.activations.playback.seek(2)
    qtbot.mouseClick(view.buttons["tanh-with-glorot"], LEFT)
    scene = session.activations.scene
    assert (scene.activation, scene.initialiser, scene.weighs) == ("tanh", "glorot_uniform", True)
    assert session.activations.playback.position == 10
    session.undo_stack.undo()
    assert session.activations.scene.activation == "sigmoid"


def test_the_bar_counts_layers_and_goes_from_one_to_the_next(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    view = ActivationPlayback(session)
    view.resize(900, 40)
    show(view)
    playback = session.activations.playback
    playback.seek(3)
    assert view.bar._label.text == "layer 3 / 10"
    names = {each.accessibleName(): each for each in view.bar.findChildren(QToolButton)}
    qtbot.mouseClick(names["One step forward"], LEFT)
    assert playback.position == 4
    qtbot.mouseClick(names["One step back"], LEFT)
    qtbot.mouseClick(names["One step back"], LEFT)
    assert playback.position == 2
    session.activations.set_n_layers(50)
    assert view.bar._label.text == "layer 2 / 50"


def test_every_way_of_drawing_weights_is_explained(view: ActivationSettings) -> None:
    box = view.initialiser
    tips = [box.itemData(place, Qt.ItemDataRole.ToolTipRole) for place in range(box.count())]
    assert tips == [each.lesson for each in INITIALISERS.values()]
