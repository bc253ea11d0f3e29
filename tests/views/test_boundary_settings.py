"""The bars of the boundaries page: what is set there is set, what is refused is explained."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.points_config import OWN
from visualizer.core.registry import discover
from visualizer.state.boundaries import PRESETS
from visualizer.state.session import Session
from visualizer.views.boundary_controls import BoundaryControls
from visualizer.views.boundary_counters import BoundaryCounters
from visualizer.views.boundary_network import BoundaryNetwork
from visualizer.views.boundary_news import BoundaryNews
from visualizer.views.boundary_points import BoundaryPoints
from visualizer.views.boundary_presets import BoundaryPresets
from visualizer.views.boundary_timeline import BoundaryTimeline

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QWidget], None]


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_chip_chooses_the_points(qtbot: QtBot, session: Session, show: Show) -> None:
    view = BoundaryPoints(session)
    show(view)
    for key in ("circle", "xor", "spiral", OWN, "blobs", "blobs"):
        qtbot.mouseClick(view.chips[key], LEFT)
        assert session.boundaries.config.dataset == key
        assert [name for name, chip in view.chips.items() if chip.isChecked()] == [key]


@pytest.mark.parametrize(
    ("field", "text", "setting", "value"),
    [
        ("n_classes", "5", "n_classes", 5),
        ("noise", "0.25", "noise", 0.25),
        ("train_share", "70 %", "train_share", 0.7),
        ("seed", "42", "seed", 42),
    ],
)
def test_numbers_of_the_points_are_set(
    qtbot: QtBot,
    session: Session,
    show: Show,
    field: str,
    text: str,
    setting: str,
    value: float,
) -> None:
    view = BoundaryPoints(session)
    show(view)
    type_into(qtbot, getattr(view, field), text)
    assert getattr(session.boundaries.config, setting) == value


def test_features_are_chosen_and_the_last_one_stays(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    view = BoundaryPoints(session)
    show(view)
    qtbot.mouseClick(view.features["x₁x₂"], LEFT)
    assert session.boundaries.config.features == ("x₁", "x₂", "x₁x₂")
    for name in ("x₁", "x₂", "x₁x₂"):
        qtbot.mouseClick(view.features[name], LEFT)
    assert session.boundaries.config.features == ("x₁x₂",)
    assert view.features["x₁x₂"].isChecked()


def test_settings_that_come_from_elsewhere_are_shown(session: Session, show: Show) -> None:
    points, network = BoundaryPoints(session), BoundaryNetwork(session)
    show(points)
    show(network)
    session.boundaries.show_preset("spiral-deep")
    assert points.chips["spiral"].isChecked()
    assert network.hidden.text() == "16, 16"
    assert network.activation.currentText() == "ReLU"
    assert network.learning_rate.value == 0.01
    session.undo_stack.undo()
    assert network.hidden.text() == ""


@pytest.mark.parametrize(
    ("text", "hidden"), [("4, 2", (4, 2)), ("8", (8,)), ("1 2 3 4", (1, 2, 3, 4)), ("", ())]
)
def test_hidden_layers_are_typed(
    qtbot: QtBot, session: Session, show: Show, text: str, hidden: tuple[int, ...]
) -> None:
    view = BoundaryNetwork(session)
    show(view)
    session.boundaries.training.configure(hidden=(3, 3))
    view.hidden.setFocus()
    view.hidden.selectAll()
    qtbot.keyClick(view.hidden, Qt.Key.Key_Backspace)
    qtbot.keyClicks(view.hidden, text)
    qtbot.keyClick(view.hidden, Qt.Key.Key_Return)
    assert session.boundaries.config.hidden == hidden


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("0", "1 to 16 units, not 0"),
        ("17", "1 to 16 units"),
        ("-3", "1 to 16 units"),
        ("1, 2, 3, 4, 5", "up to 4 hidden layers"),
        ("four", "is not a number"),
    ],
)
def test_hidden_layers_that_are_none_are_explained(
    qtbot: QtBot, session: Session, show: Show, text: str, complaint: str
) -> None:
    view = BoundaryNetwork(session)
    show(view)
    type_into(qtbot, view.hidden, text)
    assert complaint in view.hidden.problem
    assert session.boundaries.config.hidden == ()


@pytest.mark.parametrize(
    ("box", "index", "setting", "value"),
    [
        ("activation", 1, "activation", "relu"),
        ("penalty", 2, "penalty", "l2"),
        ("optimizer", 6, "optimizer", "adam"),
    ],
)
def test_a_list_chooses(
    session: Session, show: Show, box: str, index: int, setting: str, value: str
) -> None:
    view = BoundaryNetwork(session)
    show(view)
    getattr(view, box).setCurrentIndex(index)
    getattr(view, box).activated.emit(index)
    assert getattr(session.boundaries.config, setting) == value
    assert session.boundaries.config.learning_rate == 0.03


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [("learning_rate", "0.5", 0.5), ("batch_size", "1", 1), ("epochs", "20", 20)],
)
def test_numbers_of_learning_are_set(
    qtbot: QtBot, session: Session, show: Show, field: str, text: str, value: float
) -> None:
    view = BoundaryNetwork(session)
    show(view)
    type_into(qtbot, getattr(view, field), text)
    assert getattr(session.boundaries.config, field) == value


@pytest.mark.parametrize("text", ["0", "-1", "nan", "1e999"])
def test_a_rate_that_is_none_changes_nothing(
    qtbot: QtBot, session: Session, show: Show, text: str
) -> None:
    view = BoundaryNetwork(session)
    show(view)
    type_into(qtbot, view.learning_rate, text)
    assert session.boundaries.config.learning_rate == 0.03


def test_the_penalty_has_a_rate_where_there_is_one(session: Session, show: Show) -> None:
    view = BoundaryNetwork(session)
    show(view)
    assert not view.penalty_rate.isEnabled()
    session.boundaries.training.configure(penalty="l1")
    assert view.penalty_rate.isEnabled()


@pytest.mark.parametrize("key", list(discover(PRESETS)))
def test_a_button_shows_a_preset(qtbot: QtBot, session: Session, show: Show, key: str) -> None:
    view = BoundaryPresets(session)
    show(view)
    qtbot.mouseClick(view.buttons[key], LEFT)
    assert session.boundaries.config == discover(PRESETS)[key].config


def test_controls_are_of_the_network_of_points(qtbot: QtBot, session: Session, show: Show) -> None:
    controls, counters, news = (
        cls(session) for cls in (BoundaryControls, BoundaryCounters, BoundaryNews)
    )
    for view in (controls, counters, news):
        show(view)
    qtbot.mouseClick(controls.batch_button, LEFT)
    assert session.boundaries.training.active
    assert not session.training.active
    assert counters.batch.text == "0 / 25"
    assert counters.epoch.text == "1 / 1,000"
    assert "Getting ready" in news.line.text
    qtbot.mouseClick(controls.reset_button, LEFT)
    assert not session.boundaries.training.active


def test_the_scrubber_is_of_the_network_of_points(session: Session, show: Show) -> None:
    view = BoundaryTimeline(session)
    show(view)
    assert not view.branch_button.isEnabled()
    assert "trained anew" in view.branch_button.toolTip()
